using LrFind.Core.Tests.RangeTests;
using LrFind.Curves;
using LrFind.Data;
using LrFind.Engines;

namespace LrFind.Core.Tests.Engines;

public class TrainingLoopTests
{
    private static TrainingRecord Run(ScriptedTrainer trainer, int steps = 100, IProgress<int>? progress = null, CancellationToken cancellation = default) =>
        TrainingLoop.Run(trainer, TestJobs.RangeTest(steps), progress, cancellation);

    [Fact]
    public void The_rate_recorded_is_the_rate_used_and_the_loss_is_that_of_its_step()
    {
        var trainer = new ScriptedTrainer(lr => 1 - lr / 100);
        TrainingRecord result = Run(trainer);
        Assert.Equal(StopReason.Completed, result.Stop);
        Assert.Equal(trainer.Rates, result.Points.Select(p => p.LearningRate));
        for (int i = 0; i < result.Points.Length; i++)
            Assert.Equal((i, 1 - trainer.Rates[i] / 100), (result.Points[i].Iteration, result.Points[i].Loss));
    }

    [Fact]
    public void The_probe_loss_is_measured_after_the_step_on_the_same_rows()
    {
        TrainingRecord result = TrainingLoop.Run(new QuadraticTrainer([1], noise: 0, 0), TestJobs.RangeTest(20, hasProbe: true, lrMin: 1e-3, lrMax: 1));
        var curve = new LossCurve(result.Points);
        Assert.True(curve.HasProbe);
        for (int i = 1; i < curve.Count; i++)
            Assert.Equal(curve[i - 1].ProbeLoss, curve[i].Loss);
    }

    [Fact]
    public void A_probe_loss_that_is_not_finite_ends_the_test()
    {
        TrainingRecord result = TrainingLoop.Run(new ScriptedTrainer(_ => 1, lr => lr > 1e-2 ? double.NaN : 1), TestJobs.RangeTest(hasProbe: true));
        Assert.Equal(StopReason.NonFiniteLoss, result.Stop);
        Assert.InRange(result.Points[^1].LearningRate, 1e-2, 2e-2);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_loss_that_is_not_finite_ends_the_test_and_is_kept_outside_the_fit(double loss)
    {
        TrainingRecord result = Run(new ScriptedTrainer(lr => lr > 1e-2 ? loss : 1));
        Assert.Equal(StopReason.NonFiniteLoss, result.Stop);
        Assert.Equal(new CurveEnd(result.Points.Length - 1, StopReason.NonFiniteLoss), CurveEnd.Find(new LossCurve(result.Points), 100));
        Assert.False(double.IsFinite(result.Points[^1].Loss));
    }

    [Fact]
    public void A_loss_that_takes_off_ends_the_test()
    {
        TrainingRecord result = Run(new ScriptedTrainer(lr => lr > 0.1 ? 100 : 1 / (1 + 1000 * lr)));
        Assert.Equal(StopReason.Diverged, result.Stop);
        Assert.InRange(result.Points[^1].LearningRate, 0.1, 0.3);
        Assert.Equal(new CurveEnd(result.Points.Length, StopReason.Diverged), CurveEnd.Find(new LossCurve(result.Points), 100));
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

    [Fact]
    public void Looks_are_taken_after_so_many_steps_with_the_rate_of_the_next()
    {
        TrainingJob job = TestJobs.RangeTest(20);
        job = job with { Looks = new TrainingLooks([0, 7, 20], job.Training), Stop = StopRule.NonFinite };
        TrainingRecord record = TrainingLoop.Run(new ScriptedTrainer(_ => 1), job);
        Assert.Equal([(0, job.LearningRates[0]), (7, job.LearningRates[7]), (20, job.LearningRates[19])], record.Looks.Select(l => (l.Step, l.LearningRate)));
    }

    [Fact]
    public void A_training_that_blows_up_ends_with_a_look_that_says_so()
    {
        TrainingJob job = TestJobs.RangeTest(20);
        job = job with { Looks = new TrainingLooks([0, 20], job.Training), Stop = StopRule.NonFinite };
        TrainingRecord record = TrainingLoop.Run(new ScriptedTrainer(lr => lr > 1e-2 ? double.NaN : 1), job);
        Assert.Equal(StopReason.NonFiniteLoss, record.Stop);
        Assert.False(record.Looks[^1].IsFinite);
        Assert.Equal(record.Points.Length, record.Looks[^1].Step);
    }

    [Fact]
    public void Without_a_rule_a_training_goes_on_to_its_last_step() =>
        Assert.Equal(20, TrainingLoop.Run(new ScriptedTrainer(_ => double.NaN), TestJobs.RangeTest(20) with { Stop = StopRule.Never }).Points.Length);

    [Theory]
    [InlineData(10, 3, new[] { 3, 3, 4 })]
    [InlineData(4, 4, new[] { 1, 1, 1, 1 })]
    public void Rows_are_dealt_into_blocks_of_nearly_the_same_size(int rows, int count, int[] sizes)
    {
        var blocks = new RowBlocks(new RowSet(new float[rows], new float[rows], [], 1), count);
        Assert.Equal(sizes, Enumerable.Range(0, count).Select(b => blocks[b].Rows));
    }

    private sealed class Told(Action<int> tell) : IProgress<int>
    {
        public void Report(int value) => tell(value);
    }
}
