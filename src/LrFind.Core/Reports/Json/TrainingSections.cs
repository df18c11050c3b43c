using LrFind.Experiments.Sweeps;

using LrFind.Experiments.Tuning;
using LrFind.Experiments.Verification;
using LrFind.Reports.Snippets;

namespace LrFind.Reports.Json;

/// <summary>The parts of a document that say what trainings say.</summary>
internal static class TrainingSections
{
    /// <summary>What short trainings say of a suggestion.</summary>
    public static VerificationSection Verification(VerificationReport report) => new(
        report.Code,
        report.Sentence,
        report.BetterRate,
        report.Result.Options.TrainSteps,
        report.Result.Options.TrainSeeds,
        Trials(report.Result));

    /// <summary>The rates that were tried.</summary>
    public static TrialSection[] Trials(VerificationResult result) =>
        [.. result.Trials.Select(t => new TrialSection(t.LearningRate, t.StartLoss, t.Loss, t.Accuracy, t.Diverged, LossOfEachSeed(t)))];

    /// <summary>The best rate with what it rests on.</summary>
    public static TuneSection Tune(TuneResult result) => new(
        result.LearningRate,
        result.Interval?.Low,
        result.Interval?.High,
        result.StartLoss,
        result.Tuned?.Loss,
        result.Suggested?.Trial.LearningRate,
        result.Suggested is { Trial.Diverged: 0 } suggested ? suggested.Loss : null,
        result.Options.Trial.Schedule,
        result.Options.Trial.TrainSteps,
        result.Options.Trial.TrainSeeds,
        result.Splits,
        result.Trainings,
        result.Steps,
        result.WasCut,
        [.. result.Trials.Select(Trial)]);

    /// <summary>Lines to paste.</summary>
    public static SnippetSection[] Paste(IReadOnlyList<Snippet> snippets) =>
        [.. snippets.Select(s => new SnippetSection(s.Framework, s.Optimizer, s.OneCycle, s.Cyclical))];

    private static TuneTrialSection Trial(TuneTrial trial)
    {
        RateTrial rate = trial.Trial;
        double[] losses = LossOfEachSeed(rate);
        return new(rate.LearningRate, trial.Loss, trial.StandardError, rate.Accuracy, trial.IsFinalist, rate.Diverged, losses);
    }

    private static double[] LossOfEachSeed(RateTrial trial) => [.. trial.Runs.Select(r => r.Best.ValidationLoss)];
}

/// <summary>What short trainings say of a suggestion.</summary>
/// <param name="Verdict">The verdict for machines.</param>
/// <param name="Message">The verdict in words.</param>
/// <param name="BetterRate">
/// The rate to take instead, where another does better or this one diverges; null where it is confirmed, or there is none.
/// </param>
/// <param name="TrainSteps">Steps of each training.</param>
/// <param name="TrainSeeds">Trainings with each rate.</param>
/// <param name="Trials">The rates that were tried.</param>
internal sealed record VerificationSection(
    string Verdict, string Message, double? BetterRate, int TrainSteps, int TrainSeeds, IReadOnlyList<TrialSection> Trials);

/// <summary>What a rate is worth: losses on the rows held out, the mean over seeds, and of each seed.</summary>
internal sealed record TrialSection(
    double LearningRate, double StartLoss, double Loss, double? Accuracy, int Diverged, IReadOnlyList<double> LossOfEachSeed);

/// <summary>The best rate, measured.</summary>
/// <param name="LearningRate">The rate; null where no rate brought the loss on the rows held out below its start.</param>
/// <param name="Low">The lowest rate that cannot be told from the best; null likewise.</param>
/// <param name="High">The highest one; null likewise.</param>
/// <param name="StartLoss">The loss on the rows held out before any step.</param>
/// <param name="Loss">The lowest one with the rate; null where there is none.</param>
/// <param name="SuggestionRate">What the range tests suggest, for the schedule; null where they suggest nothing.</param>
/// <param name="SuggestionLoss">The lowest loss with that; null likewise.</param>
/// <param name="Schedule">The schedule of the trainings.</param>
/// <param name="TrainSteps">Steps of each training.</param>
/// <param name="TrainSeeds">Trainings with each rate that is not dropped before.</param>
/// <param name="Splits">The splits of the rows that they were spread over.</param>
/// <param name="Trainings">Trainings that were done.</param>
/// <param name="Steps">Their steps.</param>
/// <param name="Cut">Whether the time was up before the search was done.</param>
/// <param name="Trials">The rates that were trained with, rising.</param>
internal sealed record TuneSection(
    double? LearningRate,
    double? Low,
    double? High,
    double StartLoss,
    double? Loss,
    double? SuggestionRate,
    double? SuggestionLoss,
    string Schedule,
    int TrainSteps,
    int TrainSeeds,
    int Splits,
    int Trainings,
    long Steps,
    bool Cut,
    IReadOnlyList<TuneTrialSection> Trials);

/// <summary>What a rate is worth: losses on the rows held out, the mean over seeds, and of each seed that was trained with it.</summary>
/// <param name="Loss">The mean over seeds; of a rate that was dropped, by its difference from the best where both were trained.</param>
/// <param name="StandardError">The standard error of that difference.</param>
/// <param name="Accuracy">The accuracy at the lowest loss, the mean over its seeds; null for regression.</param>
/// <param name="Finalist">Whether it stayed to the end.</param>
/// <param name="Diverged">How many of its trainings diverged.</param>
/// <param name="LossOfEachSeed">The lowest loss of each training.</param>
internal sealed record TuneTrialSection(
    double LearningRate,
    double Loss,
    double StandardError,
    double? Accuracy,
    bool Finalist,
    int Diverged,
    IReadOnlyList<double> LossOfEachSeed);

/// <summary>
/// Lines to paste into a training script; null where the framework has no such thing. Comments say what it cannot express.
/// </summary>
internal sealed record SnippetSection(string Framework, string Optimizer, string? OneCycle, string? Cyclical);

/// <summary>One check of a configuration; without a report where it could not be made.</summary>
internal sealed record CheckCaseSection(string Name, string Verdict, string Message, CheckDocument? Report);

/// <summary>One cell of a sweep: its settings, and what it came to.</summary>
internal sealed record SweepCellSection(
    string Model, string Optimizer, int BatchSize, double? WeightDecay, double? Momentum, bool Best, SweepOutcome Outcome);

/// <summary>
/// The slope of the logarithm of the rate for a model and an optimizer, its standard error, and the number of rates it is read from.
/// </summary>
internal sealed record TrendSection(string Model, string Optimizer, double Slope, double? StandardError, int Points);
