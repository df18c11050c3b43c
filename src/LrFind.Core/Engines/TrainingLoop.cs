using LrFind.Curves;
using LrFind.Data;

namespace LrFind.Engines;

/// <summary>The loop that runs a job, the same in every engine: one mini-batch a step at the rate of the step, losses recorded.</summary>
internal sealed class TrainingLoop
{
    private readonly ITrainer _trainer;
    private readonly TrainingJob _job;
    private readonly BatchSampler _batches;
    private readonly DivergenceMonitor _monitor;
    private readonly LossPoint[] _points;
    private readonly List<TrainingPoint> _looks = [];
    private int _nextLook;

    private TrainingLoop(ITrainer trainer, TrainingJob job)
    {
        (_trainer, _job) = (trainer, job);
        _batches = new BatchSampler(job.Training, job.RowsPerStep, job.Trainer.Seed);
        _monitor = new DivergenceMonitor(job.LearningRates.Count);
        _points = new LossPoint[job.LearningRates.Count];
    }

    /// <summary>Runs a job.</summary>
    /// <param name="trainer">A fresh trainer of the job's model; it is of no use afterwards.</param>
    /// <param name="progress">Told the number of steps done, after each; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the training within a step.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static TrainingRecord Run(ITrainer trainer, TrainingJob job, IProgress<int>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(job);
        return new TrainingLoop(trainer, job).Run(progress, cancellation);
    }

    private TrainingRecord Run(IProgress<int>? progress, CancellationToken cancellation)
    {
        double[] before = BlockLosses();
        int steps = 0;
        StopReason? stop = Look(steps);
        while (stop is null && steps < _points.Length)
        {
            cancellation.ThrowIfCancellationRequested();
            Step(steps++);
            progress?.Report(steps);
            stop = Judge(_points[steps - 1]) ?? Look(steps);
        }

        return new TrainingRecord(_points[..steps], stop ?? StopReason.Completed, _looks, before, BlockLosses());
    }

    private void Step(int step)
    {
        double rate = _job.LearningRates[step], loss = _trainer.TrainStep(_batches.Next(), rate);
        _points[step] = new LossPoint(step, rate, loss, _job.Probe is { } probe ? _trainer.Probe(probe.Slice(0, probe.Count)) : null);
    }

    private StopReason? Judge(LossPoint point)
    {
        if (_job.Stop == StopRule.Never)
            return null;
        if (!point.IsFinite)
        {
            if (_looks.Count > 0)
                _looks.Add(new TrainingPoint(point.Iteration + 1, point.LearningRate, double.NaN, double.NaN,
                    _looks[0].Accuracy is null ? null : 0));
            return StopReason.NonFiniteLoss;
        }

        return _job.Stop == StopRule.Diverged && _monitor.HasDiverged(point.Loss) ? StopReason.Diverged : null;
    }

    private StopReason? Look(int steps)
    {
        if (_job.Looks is not { } looks || _nextLook == looks.After.Count || looks.After[_nextLook] != steps)
            return null;
        _nextLook++;
        Evaluation validation = _trainer.Evaluate(looks.Validation.Slice(0, looks.Validation.Count));
        double training = looks.Training is { } rows ? _trainer.Evaluate(rows.Slice(0, rows.Count)).Loss : 0;
        double rate = _job.LearningRates[Math.Min(steps, _job.LearningRates.Count - 1)];
        _looks.Add(new TrainingPoint(steps, rate, training, validation.Loss, validation.Accuracy));
        return _job.Stop != StopRule.Never && !_looks[^1].IsFinite ? StopReason.NonFiniteLoss : null;
    }

    private double[] BlockLosses()
    {
        if (_job.Blocks is not { } blocks)
            return [];
        double[] losses = new double[blocks.Count];
        for (int i = 0; i < losses.Length; i++)
            losses[i] = _trainer.Evaluate(blocks[i]).Loss;
        return losses;
    }
}
