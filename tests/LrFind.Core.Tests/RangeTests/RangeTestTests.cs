using LrFind.Curves;
using LrFind.Data;
using LrFind.Foundation;
using LrFind.RangeTests;

namespace LrFind.Core.Tests.RangeTests;

public class RangeTestTests
{
    private static readonly RowSet s_rows = new(new float[20], new float[10], [], 2);

    private static RangeTestResult Run(ScriptedTrainer trainer, int steps = 100, IProgress<int>? progress = null, CancellationToken cancellation = default) =>
        RangeTest.Run(trainer, new BatchSampler(s_rows, 5, 0), new LrLadder(LadderKind.Exponential, 1e-5, 10, steps), null, progress, cancellation);

    [Fact]
    public void The_rate_recorded_is_the_rate_used_and_the_loss_is_that_of_its_step()
    {
        var trainer = new ScriptedTrainer(lr => 1 - lr / 100);
        RangeTestResult result = Run(trainer);
        Assert.Equal(StopReason.Completed, result.StopReason);
        Assert.Equal(trainer.Rates, result.Curve.LearningRates());
        for (int i = 0; i < result.Curve.Count; i++)
            Assert.Equal((i, 1 - trainer.Rates[i] / 100), (result.Curve[i].Iteration, result.Curve[i].Loss));
    }

    [Fact]
    public void The_probe_loss_is_measured_after_the_step_on_the_same_rows()
    {
        LossCurve curve = RangeTest.Run(
            new QuadraticTrainer([1], noise: 0, 0), new BatchSampler(s_rows, 5, 0), new LrLadder(LadderKind.Exponential, 1e-3, 1, 20), s_rows).Curve;
        Assert.True(curve.HasProbe);
        for (int i = 1; i < curve.Count; i++)
            Assert.Equal(curve[i - 1].ProbeLoss, curve[i].Loss);
    }

    [Fact]
    public void A_probe_loss_that_is_not_finite_ends_the_test()
    {
        RangeTestResult result = RangeTest.Run(
            new ScriptedTrainer(_ => 1, lr => lr > 1e-2 ? double.NaN : 1), new BatchSampler(s_rows, 5, 0), new LrLadder(LadderKind.Exponential, 1e-5, 10, 100), s_rows);
        Assert.Equal(StopReason.NonFiniteLoss, result.StopReason);
        Assert.InRange(result.Curve[result.Curve.Count - 1].LearningRate, 1e-2, 2e-2);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_loss_that_is_not_finite_ends_the_test_and_is_kept_outside_the_fit(double loss)
    {
        RangeTestResult result = Run(new ScriptedTrainer(lr => lr > 1e-2 ? loss : 1));
        Assert.Equal(StopReason.NonFiniteLoss, result.StopReason);
        Assert.Equal(new CurveEnd(result.Curve.Count - 1, StopReason.NonFiniteLoss), CurveEnd.Of(result.Curve, 100));
        Assert.False(double.IsFinite(result.Curve[result.Curve.Count - 1].Loss));
    }

    [Fact]
    public void A_loss_that_takes_off_ends_the_test()
    {
        RangeTestResult result = Run(new ScriptedTrainer(lr => lr > 0.1 ? 100 : 1 / (1 + 1000 * lr)));
        Assert.Equal(StopReason.Diverged, result.StopReason);
        Assert.InRange(result.Curve[result.Curve.Count - 1].LearningRate, 0.1, 0.3);
        Assert.Equal(new CurveEnd(result.Curve.Count, StopReason.Diverged), CurveEnd.Of(result.Curve, 100));
    }

    [Fact]
    public void Cancelling_ends_the_test_within_a_step()
    {
        using var source = new CancellationTokenSource();
        int steps = 0;
        var trainer = new ScriptedTrainer(_ =>
        {
            if (++steps == 10)
                source.Cancel();
            return 1;
        });
        Assert.Throws<OperationCanceledException>(() => Run(trainer, cancellation: source.Token));
        Assert.Equal(10, steps);
    }

    [Fact]
    public void Progress_is_told_each_step()
    {
        var told = new List<int>();
        Run(new ScriptedTrainer(_ => 1), steps: 20, progress: new Told(told.Add));
        Assert.Equal(Enumerable.Range(1, 20), told);
    }

    [Theory]
    [InlineData("Steps", "Steps is 9; expected a whole number from 10 to 1000000")]
    [InlineData("LrMin", "LrMin is 0; expected a number of more than 0")]
    [InlineData("LrMax", "LrMax is 1E-06; expected more than the first rate, 1E-05")]
    [InlineData("BatchSize", "BatchSize is 0; expected a whole number of at least 1")]
    public void Options_out_of_range_are_refused_with_what_is_expected(string setting, string message)
    {
        var options = new RangeTestOptions();
        options = setting switch
        {
            "Steps" => options with { Steps = 9 },
            "LrMin" => options with { LrMin = 0 },
            "LrMax" => options with { LrMax = 1e-6 },
            _ => options with { BatchSize = 0 },
        };
        Assert.Equal(message, Assert.Throws<SettingException>(options.Validate).Message);
    }

    private sealed class Told(Action<int> tell) : IProgress<int>
    {
        public void Report(int value) => tell(value);
    }
}
