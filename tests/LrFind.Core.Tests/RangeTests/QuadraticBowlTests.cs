using LrFind.Curves;
using LrFind.Data;
using LrFind.RangeTests;
using LrFind.Suggestions;

namespace LrFind.Core.Tests.RangeTests;

/// <summary>A problem whose edge is known: gradient descent on a quadratic diverges above 2 / λ of its steepest direction.</summary>
public class QuadraticBowlTests
{
    private static readonly RowSet s_rows = new(new float[20], new float[10], [], 2);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(30)]
    public void The_range_ends_at_2_over_the_largest_eigenvalue_or_a_little_below(double largest)
    {
        for (long seed = 0; seed < 5; seed++)
        {
            var ladder = new LrLadder(LadderKind.Exponential, 1e-5, 10, 300);
            LossCurve Curve(long s) => RangeTest.Run(
                new QuadraticTrainer([largest, 0.5 * largest, 0.25 * largest], noise: 0.1, s), new BatchSampler(s_rows, 5, 0), ladder, s_rows).Curve;
            Suggestion found = Suggester.Suggest(new CurveSet([Curve(3 * seed), Curve(3 * seed + 1), Curve(3 * seed + 2)], 300)).Suggestion!;
            Assert.InRange(Math.Log10(found.Roles.Edge / (2 / largest)), -0.5, 0.02);
            Assert.True(found.LearningRate < 2 / largest);
        }
    }
}
