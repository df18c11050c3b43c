using LrFind.Curves;
using LrFind.Foundation;

namespace LrFind.Core.Tests.Curves;

public class DivergenceMonitorTests
{
    private static int? StopOf(IEnumerable<double> losses)
    {
        double[] all = [.. losses];
        var monitor = new DivergenceMonitor(all.Length);
        for (int i = 0; i < all.Length; i++)
        {
            if (monitor.HasDiverged(all[i]))
                return i;
        }

        return null;
    }

    private static IEnumerable<double> Curve(double scale = 1, double offset = 0, double noise = 0.02)
    {
        var random = new Pcg32(0, RandomPurpose.Shuffle);
        for (int i = 0; i < 300; i++)
        {
            double clean = 2 - 1.5 / (1 + Math.Exp(-(i - 130) / 12.0)) + (i > 230 ? Math.Pow(1.15, i - 230) - 1 : 0);
            yield return scale * (clean + random.NextSingle(-1, 1) * noise) + offset;
        }
    }

    [Fact]
    public void A_curve_that_takes_off_is_stopped_soon_after()
    {
        int? stop = StopOf(Curve());
        Assert.InRange(stop!.Value, 235, 262);
    }

    [Theory]
    [InlineData(1000, 0)]
    [InlineData(1e-6, 0)]
    [InlineData(1, -50)]
    [InlineData(1, 1e4)]
    public void Scaling_and_shifting_the_loss_changes_nothing(double scale, double offset) =>
        Assert.Equal(StopOf(Curve()), StopOf(Curve(scale, offset)));

    [Fact]
    public void Noise_alone_does_not_stop_a_test() => Assert.Null(StopOf(Curve(noise: 0.3).Take(200)));

    [Fact]
    public void A_constant_loss_does_not_stop_a_test() => Assert.Null(StopOf(Enumerable.Repeat(0.69, 300)));

    [Fact]
    public void One_outlier_does_not_stop_a_test() => Assert.Null(StopOf(Curve().Take(200).Select((l, i) => i == 100 ? 5 : l)));

    [Fact]
    public void The_first_twentieth_never_stops_a_test() =>
        Assert.True(StopOf(Enumerable.Range(0, 300).Select(i => Math.Pow(2, i))) is null or >= 15);
}
