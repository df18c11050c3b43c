using FsCheck;
using FsCheck.Fluent;
using LrFind.Curves;
using LrFind.Suggestions;

namespace LrFind.Core.Tests.Suggestions;

public class MeanCurveTests
{
    [Fact]
    public void Curves_that_differ_in_height_and_offset_only_have_the_answer_of_one()
    {
        var cases = from heights in Gen.Choose(-3, 3).ArrayOf(3)
                    from offsets in Gen.Choose(-50, 50).ArrayOf(3)
                    from noise in Gen.Elements(0, 0.05)
                    from seed in Gen.Choose(0, 1_000)
                    from probe in Gen.Elements(true, false)
                    select (heights, offsets, noise, seed, probe);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            CurveSet one = PlantedCurve.Create(noise: c.noise, seed: c.seed, repeats: 1, probe: c.probe);
            LossCurve Moved(int i)
            {
                double scale = Math.Pow(10, c.heights[i]);
                double? Move(double? loss) => scale * (loss + c.offsets[i]);
                return new([.. Enumerable.Range(0, one.Count).Select(k => one.Repeats[0][k]).Select(p => p with { Loss = Move(p.Loss)!.Value, ProbeLoss = Move(p.ProbeLoss) })]);
            }

            SuggestionResult single = Suggester.Suggest(one), all = Suggester.Suggest(new CurveSet([Moved(0), Moved(1), Moved(2)]));
            return single.Verdict == all.Verdict && (single.Suggestion is null || IsSame(single.Suggestion, all.Suggestion!));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_repeat_far_above_the_others_keeps_its_plateau()
    {
        CurveSet one = PlantedCurve.Create(repeats: 1);
        LossCurve high = new([.. Enumerable.Range(0, one.Count).Select(k => one.Repeats[0][k]).Select(p => p with { Loss = 10 * p.Loss, ProbeLoss = 10 * p.ProbeLoss })]);
        Suggestion found = Suggester.Suggest(new CurveSet([one.Repeats[0], one.Repeats[0], high])).Suggestion!;
        Assert.True(IsSame(Suggester.Suggest(one).Suggestion!, found));
    }

    [Fact]
    public void The_reported_minimum_is_that_of_the_losses_not_of_a_wide_kernel()
    {
        // A narrow valley just before the take-off, as batch losses have it.
        CurveSet curves = PlantedCurve.Of(t => 1 - 0.95 / (1 + Math.Exp(-(t + 2) / 0.1)) + (t > -1.3 ? 40 * (t + 1.3) : 0), steps: 300);
        SuggestionResult result = Suggester.Suggest(curves);
        Assert.InRange(result.Suggestion!.MinimumLoss, 0.04, 0.09);
        Assert.InRange(Math.Abs(result.Analysis.LossAt(1e-2) - 0.525), 0, 0.05);
    }

    [Fact]
    public void The_smoothed_curve_has_the_rates_of_the_test_and_the_reported_minimum()
    {
        CurveSet curves = PlantedCurve.Create(noise: 0.02);
        SuggestionResult result = Suggester.Suggest(curves);
        Assert.Equal(curves.Rate(0), result.SmoothedCurve[0].LearningRate, 1e-12);
        Assert.Equal(result.Suggestion!.MinimumLoss, result.SmoothedCurve.Min(p => p.Loss));
        Assert.Empty(Suggester.Suggest(PlantedCurve.Create(4)).SmoothedCurve);
    }

    private static bool IsSame(Suggestion one, Suggestion other) =>
        new[]
        {
            (one.LearningRate, other.LearningRate), (one.Landmarks.Onset, other.Landmarks.Onset), (one.Landmarks.Minimum, other.Landmarks.Minimum), (one.Landmarks.Edge, other.Landmarks.Edge),
        }.All(pair => Math.Abs(Math.Log10(pair.Item1 / pair.Item2)) < 1e-6);
}
