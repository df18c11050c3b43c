using LrFind.Experiments.Verification;
using LrFind.Models.Schedules;

namespace LrFind.Experiments.Tuning;

/// <summary>A rate and the trainings that were done with it, one a replicate.</summary>
/// <param name="rate">The rate; with a schedule, its largest.</param>
/// <param name="schedule">The rate of each step.</param>
/// <param name="replicates">How many replicates there are.</param>
internal sealed class TrainedRate(double rate, LrSchedule schedule, int replicates)
{
    private readonly TrainingRun?[] _runs = new TrainingRun?[replicates];

    /// <summary>The rate; with a schedule, its largest.</summary>
    public double LearningRate => rate;

    /// <summary>The rate of each step.</summary>
    public LrSchedule Schedule => schedule;

    /// <summary>Its logarithm to the base of 10.</summary>
    public double Decades { get; } = Math.Log10(rate);

    /// <summary>Its trainings by replicate: the first so many are done.</summary>
    public int Count
    {
        get
        {
            int missing = Array.IndexOf(_runs, null);
            return missing < 0 ? _runs.Length : missing;
        }
    }

    /// <summary>Whether one of its trainings diverged.</summary>
    public bool HasDiverged => Array.Exists(_runs, r => r is { Diverged: true });

    /// <summary>The training of a replicate; <see langword="null"/> where it has not been done.</summary>
    public TrainingRun? this[int replicate]
    {
        get => _runs[replicate];
        set => _runs[replicate] = value;
    }

    /// <summary>The lowest loss on the rows held out, the mean over the first replicates.</summary>
    /// <param name="count">How many replicates, from 1 to <see cref="Count"/>.</param>
    public double Loss(int count) => Mean(count, r => r.Best.ValidationLoss);

    /// <summary>The loss on the rows held out before any step, the mean over the first replicates.</summary>
    /// <param name="count">How many replicates, from 1 to <see cref="Count"/>.</param>
    public double StartLoss(int count) => Mean(count, r => r.Points[0].ValidationLoss);

    /// <summary>The trainings that were done.</summary>
    public TrainingRun[] Runs() => _runs[..Count]!;

    private double Mean(int count, Func<TrainingRun, double> value)
    {
        double sum = 0;
        for (int i = 0; i < count; i++)
            sum += value(_runs[i]!);
        return sum / count;
    }
}
