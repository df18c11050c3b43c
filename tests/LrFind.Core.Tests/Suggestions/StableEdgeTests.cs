using LrFind.Curves;
using LrFind.Foundation;
using LrFind.Suggestions;

namespace LrFind.Core.Tests.Suggestions;

public class StableEdgeTests
{
    // Gradient descent on a sum of parabolas: it lasts up to 2 / λ of the most curved one.
    private static readonly double[] s_curvatures = [18, 6, 2, 0.5, 0.1];

    private static LossCurve Descent(int steps, long seed, bool probe, double last = 10)
    {
        var random = new Pcg32(seed, RandomPurpose.Shuffle);
        double[] weights = [.. s_curvatures.Select(_ => 1 + 0.3 * random.NextGaussian())];
        double Loss() => 0.02 + s_curvatures.Zip(weights, (c, w) => c * w * w / 2).Sum();
        var points = new List<LossPoint>();
        for (int i = 0; i < steps; i++)
        {
            double rate = 1e-5 * Math.Pow(last / 1e-5, (double)i / (steps - 1)), before = Loss();
            for (int k = 0; k < weights.Length; k++)
                weights[k] -= rate * s_curvatures[k] * (weights[k] + 1e-4 * random.NextGaussian());
            points.Add(new(i, rate, before, probe ? Loss() : null));
            if (!double.IsFinite(before) || before > 1e6)
                break;
        }

        return new LossCurve([.. points]);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(50)]
    [InlineData(100)]
    [InlineData(300)]
    [InlineData(1_000)]
    [InlineData(3_000)]
    public void On_a_quadratic_the_range_ends_at_two_over_the_largest_curvature_or_below(int steps)
    {
        double limit = 2 / s_curvatures[0];
        foreach (bool probe in new[] { true, false })
        {
            Landmarks landmarks = Suggester.Suggest(new CurveSet([.. Enumerable.Range(0, 3).Select(r => Descent(steps, r, probe))], steps)).Suggestion!.Landmarks;
            Assert.InRange(landmarks.Edge, limit / 10, 1.05 * limit);
        }
    }

    [Theory]
    [InlineData(100)]
    [InlineData(300)]
    [InlineData(1_000)]
    public void A_swing_that_momentum_makes_is_no_take_off(int steps)
    {
        // Heavy ball on one parabola lasts up to 2·(1 + momentum) / λ (Polyak 1964), and swings through the bottom on the way.
        const double Curvature = 2, Momentum = 0.9;
        double weight = 3, velocity = 0;
        var random = new Pcg32(1, RandomPurpose.Shuffle);
        var points = new List<LossPoint>();
        for (int i = 0; i < steps; i++)
        {
            double rate = 1e-5 * Math.Pow(1e6, (double)i / (steps - 1)), before = 0.1 + Curvature * weight * weight / 2;
            velocity = Momentum * velocity + Curvature * (weight + 0.02 * random.NextGaussian());
            weight -= rate * velocity;
            points.Add(new(i, rate, before, 0.1 + Curvature * weight * weight / 2));
            if (before > 1e6)
                break;
        }

        Landmarks landmarks = Suggester.Suggest(new CurveSet([new LossCurve([.. points])], steps)).Suggestion!.Landmarks;
        double limit = 2 * (1 + Momentum) / Curvature;
        Assert.InRange(landmarks.Edge, limit / 30, limit);
    }

    [Fact]
    public void The_range_ends_below_the_first_divergence_of_any_repeat()
    {
        CurveSet curves = PlantedCurve.Create(noise: 0.02, repeats: 10);
        for (int index = 45; index < 95; index += 5)
        {
            CurveSet set = curves.WithPoint(index % 10, index, p => p with { Loss = double.NaN, ProbeLoss = double.NaN });
            Suggestion found = Suggester.Suggest(set).Suggestion!;
            Assert.True(found.Landmarks.Edge < curves.Rate(index), $"{found.Landmarks.Edge} with a divergence at {curves.Rate(index)}");
            Assert.True(found.LearningRate <= found.Landmarks.Edge);
        }
    }

    [Fact]
    public void Where_nothing_takes_off_the_range_ends_well_before_the_last_rate()
    {
        Suggestion found = Suggester.Suggest(PlantedCurve.Of(t => 2 - 1.5 / (1 + Math.Exp(-(t + 2) / 0.2)))).Suggestion!;
        Assert.InRange(found.Landmarks.Edge, found.LearningRate, 1);
    }
}
