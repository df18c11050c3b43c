using LrFind.Experiments.Verification;

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

    /// <summary>The rates that cannot be told from the best; <see langword="null"/> where no rate brought the loss on the rows held out below its start.</summary>
    public required RateInterval? Interval { get; init; }

    /// <summary>The rate to use: the middle, in decades, of the interval.</summary>
    public double? LearningRate => Interval?.Middle;

    /// <summary>All rates that were trained with, rising.</summary>
    public required IReadOnlyList<TuneTrial> Trials { get; init; }

    /// <summary>
    /// The trainings with the rate itself; where the time was up before, those with the rate that lies nearest to it of all that did not diverge.
    /// <see langword="null"/> where there is no rate.
    /// </summary>
    public required TuneTrial? Tuned { get; init; }

    /// <summary>The trainings with what the range tests suggest, for the schedule; <see langword="null"/> where there is no suggestion, or no time.</summary>
    public required TuneTrial? Suggested { get; init; }

    /// <summary>The loss on the rows held out before any step, the mean over seeds.</summary>
    public required double StartLoss { get; init; }

    /// <summary>The splits of the rows.</summary>
    public required int Splits { get; init; }

    /// <summary>Trainings that were done.</summary>
    public required int Trainings { get; init; }

    /// <summary>Their steps.</summary>
    public required long Steps { get; init; }

    /// <summary>Whether the time was up before the search was done.</summary>
    public required bool WasCut { get; init; }

    /// <summary>The trainings of the rates that stayed to the end.</summary>
    public IReadOnlyList<RateTrial> Finalists => [.. Trials.Where(t => t.IsFinalist).Select(t => t.Trial)];
}
