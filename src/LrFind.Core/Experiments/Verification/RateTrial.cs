using LrFind.Engines;
using LrFind.Models.Schedules;

namespace LrFind.Experiments.Verification;

/// <summary>What a rate is worth: the short trainings with it.</summary>
public sealed record RateTrial
{
    internal RateTrial(double factor, double learningRate, LrSchedule schedule, IReadOnlyList<TrainingRun> runs) =>
        (Factor, LearningRate, Schedule, Runs) = (factor, learningRate, schedule, runs);

    /// <summary>The rate as a multiple of the one that is tried out.</summary>
    public double Factor { get; }

    /// <summary>The rate; with a schedule, its largest.</summary>
    public double LearningRate { get; }

    /// <summary>One training a seed.</summary>
    public IReadOnlyList<TrainingRun> Runs { get; }

    /// <summary>The rate of each step.</summary>
    internal LrSchedule Schedule { get; }

    /// <summary>How many of the trainings diverged.</summary>
    public int Diverged
    {
        get
        {
            int count = 0;
            foreach (TrainingRun run in Runs)
                count += run.Diverged ? 1 : 0;
            return count;
        }
    }

    /// <summary>The loss on the rows held out before any step, the mean over seeds.</summary>
    public double StartLoss => Mean(r => r.Points[0].ValidationLoss);

    /// <summary>The lowest loss on the rows held out, the mean over seeds.</summary>
    public double Loss => Mean(r => r.Best.ValidationLoss);

    /// <summary>The accuracy at the lowest loss, the mean over seeds; <see langword="null"/> for regression.</summary>
    public double? Accuracy => Runs[0].Points[0].Accuracy is null ? null : Mean(r => r.Best.Accuracy!.Value);

    /// <summary>
    /// How far the loss came down, as a share of the way from its start to the lowest loss of any rate; 0 where none came down.
    /// </summary>
    /// <param name="lowest">The lowest loss that any rate came to.</param>
    public double ShareOfDescent(double lowest) => StartLoss > lowest ? (StartLoss - Loss) / (StartLoss - lowest) : 0;

    private double Mean(Func<TrainingRun, double> value)
    {
        double sum = 0;
        foreach (TrainingRun run in Runs)
            sum += value(run);
        return sum / Runs.Count;
    }
}

/// <summary>A short training with one rate from one seed.</summary>
/// <param name="Seed">The seed of weights and batches.</param>
/// <param name="Points">The losses on the way, the first before any step; where it blew up, that is the last.</param>
public sealed record TrainingRun(long Seed, IReadOnlyList<TrainingPoint> Points)
{
    /// <summary>Whether the losses blew up, or the training loss ended above its start.</summary>
    public bool Diverged => !Points[^1].IsFinite || Points[^1].TrainingLoss > Points[0].TrainingLoss;

    /// <summary>The point with the lowest loss on the rows held out: where early stopping would end.</summary>
    public TrainingPoint Best
    {
        get
        {
            TrainingPoint best = Points[0];
            foreach (TrainingPoint point in Points)
            {
                if (point.ValidationLoss < best.ValidationLoss)
                    best = point;
            }

            return best;
        }
    }
}
