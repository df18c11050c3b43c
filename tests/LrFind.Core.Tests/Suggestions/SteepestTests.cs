using LrFind.Curves;
using LrFind.Data;
using LrFind.Suggestions;

namespace LrFind.Core.Tests.Suggestions;

public class SteepestTests
{
    private static double DecadesOff(LossCurve curve, double truth = PlantedCurve.Steepest) =>
        Math.Abs(Math.Log10(Steepest.Suggest(curve).Suggestion!.LearningRate / truth));

    [Theory]
    [InlineData(30, 0)]
    [InlineData(100, 0)]
    [InlineData(1000, 0)]
    [InlineData(100, 0.02)]
    [InlineData(300, 0.05)]
    [InlineData(1000, 0.1)]
    public void The_steepest_point_of_a_planted_descent_is_found(int steps, double noise)
    {
        for (long seed = 0; seed < 20; seed++)
            Assert.InRange(DecadesOff(PlantedCurve.Create(steps, noise, seed: seed)), 0, 0.25);
    }

    [Fact]
    public void Roles_stand_in_their_order_around_the_descent()
    {
        Suggestion found = Steepest.Suggest(PlantedCurve.Create(noise: 0.02)).Suggestion!;
        Assert.InRange(found.Onset, 1e-4, 1e-3);
        Assert.InRange(found.LearningRate, found.Onset, found.Minimum);
        Assert.InRange(found.Minimum, 3e-3, 0.3);
        Assert.InRange(found.Edge, 0.1, 1);
        Assert.Equal(0.75, found.Drop, 0.08);
    }

    [Theory]
    [InlineData(1000, 0)]
    [InlineData(1e-7, 0)]
    [InlineData(1, 100)]
    [InlineData(1, -100)]
    public void Scaling_and_shifting_the_loss_does_not_move_the_answer(double scale, double offset)
    {
        Suggestion plain = Steepest.Suggest(PlantedCurve.Create(noise: 0.05)).Suggestion!;
        Suggestion moved = Steepest.Suggest(PlantedCurve.Create(noise: 0.05, scale: scale, offset: offset)).Suggestion!;
        Assert.Equal((plain.LearningRate, plain.Onset, plain.Minimum, plain.Edge), (moved.LearningRate, moved.Onset, moved.Minimum, moved.Edge));
    }

    [Fact]
    public void One_outlier_hardly_moves_the_answer()
    {
        LossCurve curve = PlantedCurve.Create(noise: 0.02);
        for (int i = 0; i < 200; i += 10)
            Assert.InRange(DecadesOff(curve.WithLoss(i, 6)), 0, 0.3);
    }

    [Fact]
    public void Noise_at_rates_where_nothing_moves_is_not_taken_for_a_slope()
    {
        // Small batches at the lowest rates: the raw loss jumps, the weights have not moved yet.
        var random = new Pcg32(3, RandomPurpose.Shuffle);
        LossCurve curve = PlantedCurve.Of(t => (t < -3 ? random.NextSingle(-0.4f, 0.4f) : 0) + 2 - 1.9 / (1 + Math.Exp(-(t + 1.5) / 0.2)) + (t > 0 ? 50 * t : 0), 300);
        Assert.InRange(DecadesOff(curve, Math.Pow(10, -1.5)), 0, 0.3);
    }

    [Fact]
    public void A_flat_curve_has_no_answer() => Assert.Equal(Verdict.NoDescent, Verdict_of(PlantedCurve.Of(_ => 0.693)));

    [Fact]
    public void A_curve_of_noise_has_no_answer()
    {
        for (long seed = 0; seed < 200; seed++)
        {
            var random = new Pcg32(seed, RandomPurpose.Shuffle);
            Assert.NotEqual(Verdict.Ok, Verdict_of(PlantedCurve.Of(_ => 0.693 + random.NextSingle(-0.1f, 0.1f), 300)));
        }
    }

    [Fact]
    public void A_rising_curve_has_no_answer() => Assert.Equal(Verdict.DivergedAtStart, Verdict_of(PlantedCurve.Of(t => Math.Exp(t))));

    [Fact]
    public void A_curve_that_falls_to_its_end_has_no_answer() => Assert.Equal(Verdict.MinimumAtEdge, Verdict_of(PlantedCurve.Of(t => -t)));

    [Fact]
    public void Too_few_points_have_no_answer() => Assert.Equal(Verdict.TooFewPoints, Verdict_of(PlantedCurve.Of(t => -t, 9)));

    [Fact]
    public void Losses_that_are_no_numbers_have_no_answer()
    {
        Assert.Equal(Verdict.NonFinite, Verdict_of(PlantedCurve.Of(_ => double.NaN)));
        Assert.Equal(Verdict.NonFinite, Verdict_of(PlantedCurve.Of(_ => double.PositiveInfinity)));
    }

    [Fact]
    public void An_answer_and_a_verdict_come_together()
    {
        foreach (LossCurve curve in new[] { PlantedCurve.Create(), PlantedCurve.Of(_ => 1), PlantedCurve.Of(t => -t), PlantedCurve.Of(_ => double.NaN) })
        {
            SuggestionResult result = Steepest.Suggest(curve);
            Assert.Equal(result.Verdict == Verdict.Ok, result.Suggestion is not null);
        }
    }

    [Fact]
    public void What_comes_after_a_blow_up_is_not_used()
    {
        LossCurve curve = PlantedCurve.Create(noise: 0.02);
        Assert.Equal(Steepest.Suggest(curve.WithLoss(295, 1e9)).Suggestion!.LearningRate, Steepest.Suggest(curve.WithLoss(295, double.NaN)).Suggestion!.LearningRate, 1e-4);
    }

    [Fact]
    public void Every_verdict_has_a_code_and_words()
    {
        VerdictText[] texts = [.. Enum.GetValues<Verdict>().Select(VerdictText.Of)];
        Assert.Equal(texts.Length, texts.Select(t => t.Code).Distinct().Count());
        Assert.All(texts, t => Assert.NotEmpty(t.Sentence));
        Assert.All(texts.Where(t => t.Code != "ok"), t => Assert.NotEmpty(t.Remedy));
    }

    private static Verdict Verdict_of(LossCurve curve) => Steepest.Suggest(curve).Verdict;
}
