using LrFind.Core.Tests.Engines;
using LrFind.Curves;
using LrFind.Engines;
using LrFind.Suggestions;

namespace LrFind.Core.Tests.RangeTests;

/// <summary>A problem whose edge is known: gradient descent on a quadratic diverges above 2 / λ of its steepest direction.</summary>
public class QuadraticBowlTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(30)]
    public void The_range_ends_at_2_over_the_largest_eigenvalue_or_a_little_below(double largest)
    {
        for (long seed = 0; seed < 5; seed++)
        {
            LossCurve Curve(long s) => new(TrainingLoop.Run(
                new QuadraticTrainer([largest, 0.5 * largest, 0.25 * largest], noise: 0.1, s), TestJobs.RangeTest(300, hasProbe: true)).Points);
            Suggestion found = Suggester.Suggest(new CurveSet([Curve(3 * seed), Curve(3 * seed + 1), Curve(3 * seed + 2)], 300)).Suggestion!;
            Assert.InRange(Math.Log10(found.Landmarks.Edge / (2 / largest)), -0.5, 0.02);
            Assert.True(found.LearningRate < 2 / largest);
        }
    }
}
