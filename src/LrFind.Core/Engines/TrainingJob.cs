using LrFind.Curves;
using LrFind.Data;
using LrFind.Models;
using LrFind.Models.Losses;
using LrFind.Models.Optimizers;

namespace LrFind.Engines;

/// <summary>A training from fresh weights, with all that an engine needs to know: a range test, or a training with a schedule.</summary>
internal sealed record TrainingJob
{
    /// <summary>The model: a graph of layers, or a module.</summary>
    public required SizedModel Model { get; init; }

    /// <summary>The loss to minimise.</summary>
    public required LossSpec Loss { get; init; }

    /// <summary>The optimizer and its settings, but for the learning rate.</summary>
    public required OptimizerSpec Optimizer { get; init; }

    /// <summary>How steps are taken. The seed also shuffles the rows.</summary>
    public required TrainerOptions Trainer { get; init; }

    /// <summary>The rows to train on. Jobs on the same rows share one object, so that an engine elsewhere is sent them once.</summary>
    public required RowSet Training { get; init; }

    /// <summary>Rows of a step, at least 1; more than <see cref="TrainerOptions.BatchSize"/> where gradients are accumulated.</summary>
    public required int RowsPerStep { get; init; }

    /// <summary>The rate of each step, 0 or more.</summary>
    public required IReadOnlyList<double> LearningRates { get; init; }

    /// <summary>When to end before the last step.</summary>
    public required StopRule Stop { get; init; }

    /// <summary>
    /// Rows, at least 2, whose loss is measured after each step (<see cref="ITrainer.Probe"/>); <see langword="null"/> for none.
    /// </summary>
    public RowSet? Probe { get; init; }

    /// <summary>After which steps losses are evaluated on the way. Default: after none.</summary>
    public TrainingLooks? Looks { get; init; }

    /// <summary>Rows whose losses are measured block by block, before the first step and after the last. Default: none.</summary>
    public RowBlocks? Blocks { get; init; }
}

/// <summary>When a training ends before its last step.</summary>
internal enum StopRule
{
    /// <summary>Never.</summary>
    Never,

    /// <summary>When a loss is not finite.</summary>
    NonFinite,

    /// <summary>When a loss is not finite, or has risen well above where it started: see <see cref="DivergenceMonitor"/>.</summary>
    Diverged,
}

/// <summary>After which steps losses are evaluated during a training, in evaluation mode, and on which rows.</summary>
/// <param name="After">The numbers of steps done by then, rising; 0 stands for before the first.</param>
/// <param name="Validation">Rows that are not trained on.</param>
/// <param name="Training">Rows that are trained on; <see langword="null"/> for none.</param>
internal sealed record TrainingLooks(IReadOnlyList<int> After, RowSet Validation, RowSet? Training = null)
{
    /// <summary>Looks before the first step, then evenly spaced, and after the last one.</summary>
    /// <param name="steps">The steps of the training.</param>
    /// <param name="count">About how many looks there are, beside the one before.</param>
    /// <param name="first">The steps done by the first of those that are evenly spaced.</param>
    internal static int[] Spaced(int steps, int count, int first = 0)
    {
        int stride = Math.Max(1, steps / count);
        return [.. Enumerable.Range(0, steps + 1).Where(done => done == 0 || done == steps || (done - first) % stride == 0)];
    }
}

/// <summary>Rows dealt into blocks of nearly the same size, in their order.</summary>
/// <param name="Count">How many blocks, at most one for each row.</param>
internal sealed record RowBlocks(RowSet Rows, int Count)
{
    /// <summary>The rows of a block.</summary>
    /// <param name="block">From 0.</param>
    public Batch this[int block]
    {
        get
        {
            int first = (int)((long)Rows.Count * block / Count), end = (int)((long)Rows.Count * (block + 1) / Count);
            return Rows.Slice(first, end - first);
        }
    }
}

/// <summary>The losses of a training after some of its steps.</summary>
/// <param name="Step">Steps done by then, from 0.</param>
/// <param name="LearningRate">The rate of the step that comes next; at the end, of the last one.</param>
/// <param name="TrainingLoss">The mean loss of the probed training rows, in evaluation mode; 0 where none are looked at.</param>
/// <param name="ValidationLoss">The mean loss of the validation rows.</param>
/// <param name="Accuracy">
/// The share of the validation rows, 0 to 1, whose class is predicted right; <see langword="null"/> for regression.
/// </param>
public readonly record struct TrainingPoint(int Step, double LearningRate, double TrainingLoss, double ValidationLoss, double? Accuracy)
{
    /// <summary>Whether both losses are numbers.</summary>
    public bool IsFinite => double.IsFinite(TrainingLoss) && double.IsFinite(ValidationLoss);
}

/// <summary>What came of a job.</summary>
/// <param name="Points">The losses of the steps that were taken; the one at which it diverged or blew up is the last.</param>
/// <param name="Stop">Why it ended.</param>
/// <param name="Looks">The looks at it. Of a training that blew up in a step, the last one says that its losses are no numbers.</param>
/// <param name="Before">The loss of each of <see cref="TrainingJob.Blocks"/> before the first step.</param>
/// <param name="After">The same after the last step.</param>
internal sealed record TrainingRecord(
    LossPoint[] Points, StopReason Stop, IReadOnlyList<TrainingPoint> Looks, IReadOnlyList<double> Before, IReadOnlyList<double> After);
