using LrFind.Experiments.Verification;
using LrFind.Foundation;

namespace LrFind.Experiments.Tuning;

/// <summary>The best rate, measured.</summary>
public sealed record TuneResult
{
    /// <summary>The range tests, and all that was trained with.</summary>
    public required FindResult Found { get; init; }

    /// <summary>How it was measured.</summary>
    public required TuneOptions Options { get; init; }

    /// <summary>The rate around which was searched.</summary>
    public required double Start { get; init; }

    /// <summary>
    /// The rates that cannot be told from the best; <see langword="null"/> where no rate brought the loss on the rows held out below its
    /// start.
    /// </summary>
    public required RateInterval? Interval { get; init; }

    /// <summary>The rate to use: the middle, in decades, of the interval.</summary>
    public double? LearningRate => Interval?.Middle;

    /// <summary>All rates that were trained with, rising.</summary>
    public required IReadOnlyList<TuneTrial> Trials { get; init; }

    /// <summary>The rates with which no training diverged; all of them where there is none such.</summary>
    internal IReadOnlyList<TuneTrial> Comparable =>
        Trials.Where(t => t.Trial.Diverged == 0).ToArray() is { Length: > 0 } usable ? usable : Trials;

    /// <summary>
    /// The trainings with the rate itself; where the time was up before, those with the rate that lies nearest to it of all that did not
    /// diverge. <see langword="null"/> where there is no rate.
    /// </summary>
    public required TuneTrial? Tuned { get; init; }

    /// <summary>
    /// The trainings with what the range tests suggest, for the schedule; <see langword="null"/> where there is no suggestion, or no time.
    /// </summary>
    public required TuneTrial? Suggested { get; init; }

    /// <summary>The loss on the rows held out before any step, the mean over seeds.</summary>
    public required double StartLoss { get; init; }

    /// <summary>How many splits of the rows were trained on.</summary>
    public required int Splits { get; init; }

    /// <summary>Trainings that were done.</summary>
    public required int Trainings { get; init; }

    /// <summary>The steps of all these trainings together.</summary>
    public required long Steps { get; init; }

    /// <summary>Whether the time was up before the search was done.</summary>
    public required bool WasCut { get; init; }

    /// <summary>The trainings of the rates that stayed to the end.</summary>
    public IReadOnlyList<RateTrial> Finalists => [.. Trials.Where(t => t.IsFinalist).Select(t => t.Trial)];
}

/// <summary>A rate, its trainings, and how it compares with the best.</summary>
/// <param name="Trial">
/// The rate and its trainings, as many as it took to tell; training i of every rate has the same split, weights and batches.
/// </param>
/// <param name="Loss">
/// The lowest loss on the rows held out, the mean over seeds; of a rate that did not see all of them what it would be, by its difference
/// from the best where both were seen.
/// </param>
/// <param name="StandardError">The standard error of that difference; 0 for the best, and where there is one training only.</param>
/// <param name="IsFinalist">Whether it stayed in the race to its end.</param>
public sealed record TuneTrial(RateTrial Trial, double Loss, double StandardError, bool IsFinalist);

/// <summary>How the best rate is measured.</summary>
public sealed record TuneOptions
{
    /// <summary>
    /// The trainings. Each of the seeds has its own split of the rows, its own initial weights and batches; rates that are worse do not see
    /// all of them. Time is proportional to the steps and at most to the seeds. Default: 1,000 steps, 5 seeds.
    /// </summary>
    public TrialOptions Trial { get; init; } = new() { TrainSteps = 1_000, TrainSeeds = 5 };

    /// <summary>The rate around which is searched, more than 0. Default: <see langword="null"/>, the suggestion.</summary>
    public double? LearningRate { get; init; }

    /// <summary>
    /// Seconds after which no training is begun, more than 0; the first always is. What is found then depends on the machine and its
    /// threads. Default: <see langword="null"/>, no bound.
    /// </summary>
    public double? Seconds { get; init; }

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="SettingException">A value is out of its range.</exception>
    public void Validate()
    {
        Trial.Validate();
        if (LearningRate is { } rate)
            Setting.Rate(rate, "Lr");
        SettingException.Require(Seconds is null || (Seconds > 0 && double.IsFinite(Seconds.Value)), nameof(Seconds), Seconds ?? 0,
            "a number of more than 0");
    }
}

/// <summary>How far a search is.</summary>
/// <param name="Done">Steps done.</param>
/// <param name="Expected">Steps that there will be in all, by what is known so far: it changes as rates are dropped or added.</param>
public readonly record struct TuneProgress(long Done, long Expected);
