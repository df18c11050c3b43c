using FsCheck;
using FsCheck.Fluent;
using LrFind.Curves;
using LrFind.Suggestions;

namespace LrFind.Core.Tests.Suggestions;

public class ReferenceSpacingTests
{
    private const double Planted = 2e-2;

    // What 100 steps over 6 decades come to there.
    private static readonly double s_way = ExponentialRates(100).Where(r => r <= Planted).Sum();

    private static double[] ExponentialRates(int steps) => [.. Enumerable.Range(0, steps).Select(i => Math.Pow(10, -5 + 6.0 * i / (steps - 1)))];

    // A loss that falls where the weights have come a certain way, and takes off at a certain rate.
    private static CurveSet Curve(double[] rates, int every = 1, Func<int, double>? gain = null)
    {
        gain ??= _ => 1;
        var points = new List<LossPoint>();
        double way = 0;
        for (int i = 0; i < rates.Length; i++)
        {
            way += rates[i] * gain(i);
            if (i % every == 0)
                points.Add(new(i, rates[i], 2 - 1.5 / (1 + Math.Pow(way / s_way, -3)) + Math.Pow(rates[i] / 3, 3)));
        }

        return new CurveSet([new LossCurve([.. points])]) { StepGain = gain };
    }

    private static double Rate(CurveSet curves) => Suggester.Suggest(curves).Suggestion!.LearningRate;

    private static double DecadesOff(double one, double other) => Math.Abs(Math.Log10(one / other));

    [Fact]
    public void With_the_reference_spacing_itself_nothing_is_referred()
    {
        Suggestion found = Suggester.Suggest(Curve(ExponentialRates(100))).Suggestion!;
        Assert.Equal(found.ReadOff, found.LearningRate, 1e-12);
        Assert.Equal(16.5, found.StepsPerDecade, 1e-9);
        Assert.InRange(DecadesOff(found.LearningRate, Planted), 0, 0.1);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(200)]
    [InlineData(1_000)]
    [InlineData(3_000)]
    public void The_number_of_steps_does_not_move_the_answer(int steps)
    {
        Suggestion found = Suggester.Suggest(Curve(ExponentialRates(steps))).Suggestion!;
        Assert.InRange(DecadesOff(found.LearningRate, Rate(Curve(ExponentialRates(100)))), 0, 0.05);
        Assert.InRange(found.ReadOff / found.LearningRate * steps / 100, 0.9, 1.1);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(50)]
    public void Curves_recorded_every_so_many_steps_are_referred_by_the_steps_between(int every) =>
        Assert.InRange(DecadesOff(Rate(Curve(ExponentialRates(3_000), every)), Rate(Curve(ExponentialRates(100)))), 0, 0.05);

    [Fact]
    public void A_linear_step_mode_is_referred_by_the_same_rule()
    {
        double[] rates = [.. Enumerable.Range(0, 2_000).Select(i => 1e-5 + 8.0 * i / 1_999)];
        Suggestion found = Suggester.Suggest(Curve(rates)).Suggestion!;
        Assert.InRange(DecadesOff(found.LearningRate, Rate(Curve(ExponentialRates(100)))), 0, 0.3);
    }

    [Fact]
    public void Longer_first_steps_count_as_such()
    {
        static double Gain(int step) => step < 40 ? 5 : 1;
        double expected = Rate(Curve(ExponentialRates(100), gain: Gain)), rate = Rate(Curve(ExponentialRates(1_000), gain: Gain));
        Assert.InRange(DecadesOff(rate, expected), 0, 0.05);
        Assert.True(DecadesOff(Rate(new CurveSet(Curve(ExponentialRates(1_000), gain: Gain).Repeats)), expected) > 0.3);
    }

    [Fact]
    public void The_answer_is_never_above_the_end_of_the_stable_range()
    {
        // All steps at the end of a long warm-up: referred as far as it goes, the rate would be one that diverges.
        for (int steps = 1_000; steps <= 100_000; steps *= 10)
        {
            Suggestion found = Suggester.Suggest(Curve([.. Enumerable.Range(0, steps).Select(i => 10.0 * (1 + i) / steps)])).Suggestion!;
            Assert.True(found.LearningRate <= found.Landmarks.Edge);
            Assert.True(found.Recommended.OneCycleMax <= found.Landmarks.Edge && found.Recommended.ConstantWithEarlyStopping <= found.Landmarks.Edge);
        }
    }

    [Fact]
    public void Nothing_that_leaves_a_suggestion_is_not_finite_whatever_the_spacing()
    {
        var cases = from steps in Gen.Choose(2, 1_000)
                    from decades in Gen.Choose(1, 300)
                    from lowest in Gen.Choose(-300, 0)
                    from linear in Gen.Elements(true, false)
                    from probe in Gen.Elements(true, false)
                    from falls in Gen.Choose(0, 100)
                    from scale in Gen.Choose(-300, 300)
                    select (steps, decades: Math.Min(decades, 300), lowest, linear, probe, falls, scale: Math.Pow(10, scale));
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            double low = Math.Pow(10, c.lowest), high = Math.Pow(10, Math.Min(c.lowest + c.decades, 300));
            LossPoint Point(int i)
            {
                double share = (double)i / (c.steps - 1);
                double rate = i == 0 ? low : i == c.steps - 1 ? high : c.linear ? low + (high - low) * share : Math.Exp(Math.Log(low) + (Math.Log(high) - Math.Log(low)) * share);
                double at = 100 * share, loss = c.scale * (2 - 1.5 / (1 + Math.Exp(c.falls - at)) + Math.Max(0, at - 90));
                return new(i, rate, loss, c.probe ? loss : null);
            }

            LossPoint[] points = [.. Enumerable.Range(0, c.steps).Select(Point)];
            for (int i = 1; i < points.Length; i++)
            {
                if (points[i].LearningRate <= points[i - 1].LearningRate)
                    return true;
            }

            return IsFinite(Suggester.Suggest(new CurveSet([new LossCurve(points)])));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    private static bool IsFinite(SuggestionResult result)
    {
        if (result.Answers.Any(a => a.LearningRate is { } rate && !(double.IsFinite(rate) && rate > 0)))
            return false;
        if (result.Suggestion is not { } found)
            return true;
        double[] rates =
        [
            found.LearningRate, found.ReadOff, found.StepsPerDecade, found.Landmarks.Onset, found.Landmarks.Steepest, found.Landmarks.Minimum, found.Landmarks.Edge,
            found.Recommended.ConstantWithEarlyStopping, found.Recommended.OneCycleMax, found.Recommended.CyclicalBase, found.Recommended.CyclicalMax,
        ];
        return rates.All(r => double.IsFinite(r) && r > 0) && double.IsFinite(found.Drop) && double.IsFinite(found.StartLoss) && double.IsFinite(found.MinimumLoss)
            && found.Repeats.All(r => r is null || double.IsFinite(r.Value)) && found.Spread is null or >= 0;
    }
}
