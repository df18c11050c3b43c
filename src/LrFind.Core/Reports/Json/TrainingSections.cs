using LrFind.Experiments.Sweeps;
using LrFind.Experiments.Tuning;
using LrFind.Experiments.Verification;
using LrFind.Reports.Snippets;

namespace LrFind.Reports.Json;

/// <summary>The parts of a document that say what trainings say.</summary>
internal static class TrainingSections
{
    /// <summary>What short trainings say of a rate.</summary>
    public static VerificationSection Verification(VerificationReport report) => new(
        report.Result.LearningRate,
        report.Code,
        report.Sentence,
        report.BetterRate,
        report.Result.Options.Schedule,
        report.Result.Options.TrainSteps,
        report.Result.Options.TrainSeeds,
        [.. report.Result.Trials.Select(Trial)]);

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

    private static TrialSection Trial(RateTrial trial) =>
        new(trial.LearningRate, trial.StartLoss, trial.Loss, trial.Accuracy, trial.Diverged, LossOfEachSeed(trial));

    private static TuneTrialSection Trial(TuneTrial trial)
    {
        RateTrial rate = trial.Trial;
        double[] losses = LossOfEachSeed(rate);
        return new(rate.LearningRate, trial.Loss, trial.StandardError, rate.Accuracy, trial.IsFinalist, rate.Diverged, losses);
    }

    private static double[] LossOfEachSeed(RateTrial trial) => [.. trial.Runs.Select(r => r.Best.ValidationLoss)];
}

/// <summary>What short trainings say of a rate: the same of <c>verify</c> and of <c>run --verify</c>.</summary>
/// <param name="LearningRate">The rate that was tried out, with a schedule its largest; more than 0.</param>
/// <param name="Verdict">What comes of it; one of confirmed, better-elsewhere, unstable, inconclusive.</param>
/// <param name="Message">The verdict in words.</param>
/// <param name="BetterRate">
/// The rate to take instead, where another does better or this one diverges, null where it is confirmed, or there is none; more than 0.
/// </param>
/// <param name="Schedule">The schedule of the trainings, with its settings.</param>
/// <param name="TrainSteps">Steps of each training; at least 1.</param>
/// <param name="TrainSeeds">Trainings with each rate; at least 1.</param>
/// <param name="Trials">The rates that were tried, rising.</param>
internal sealed record VerificationSection(
    double LearningRate,
    string Verdict,
    string Message,
    double? BetterRate,
    string Schedule,
    int TrainSteps,
    int TrainSeeds,
    IReadOnlyList<TrialSection> Trials);

/// <summary>What a rate is worth: losses on the rows held out.</summary>
/// <param name="LearningRate">The rate; more than 0.</param>
/// <param name="StartLoss">The loss before any step, the mean over seeds; any number.</param>
/// <param name="Loss">The lowest loss, the mean over seeds; any number.</param>
/// <param name="Accuracy">The accuracy at the lowest loss as a share, the mean over seeds, null for regression; from 0 to 1.</param>
/// <param name="Diverged">How many of its trainings diverged; at least 0.</param>
/// <param name="LossOfEachSeed">The lowest loss of each training; any number.</param>
internal sealed record TrialSection(
    double LearningRate, double StartLoss, double Loss, double? Accuracy, int Diverged, IReadOnlyList<double> LossOfEachSeed);

/// <summary>The best rate, measured: the same of <c>tune</c> and of <c>run --tune</c>.</summary>
/// <param name="LearningRate">The rate, null where no rate brought the loss on the rows held out below its start; more than 0.</param>
/// <param name="Low">The lowest rate that cannot be told from the best, null likewise; more than 0.</param>
/// <param name="High">The highest one, null likewise; more than 0.</param>
/// <param name="StartLoss">The loss on the rows held out before any step; any number.</param>
/// <param name="Loss">The lowest one with the rate, null where there is none; any number.</param>
/// <param name="SuggestionRate">What the range tests suggest, for the schedule, null where they suggest nothing; more than 0.</param>
/// <param name="SuggestionLoss">The lowest loss with that, null likewise; any number.</param>
/// <param name="Schedule">The schedule of the trainings, with its settings.</param>
/// <param name="TrainSteps">Steps of each training; at least 1.</param>
/// <param name="TrainSeeds">Trainings with each rate that is not dropped before; at least 1.</param>
/// <param name="Splits">The splits of the rows that they were spread over; at least 1.</param>
/// <param name="Trainings">Trainings that were done; at least 0.</param>
/// <param name="Steps">Their steps; at least 0.</param>
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

/// <summary>What a rate is worth: losses on the rows held out.</summary>
/// <param name="LearningRate">The rate; more than 0.</param>
/// <param name="Loss">
/// The mean over seeds of the lowest loss; of a rate that was dropped, by its difference from the best where both were trained; any number.
/// </param>
/// <param name="StandardError">The standard error of that difference; at least 0.</param>
/// <param name="Accuracy">The accuracy at the lowest loss as a share, the mean over its seeds, null for regression; from 0 to 1.</param>
/// <param name="Finalist">Whether it stayed to the end.</param>
/// <param name="Diverged">How many of its trainings diverged; at least 0.</param>
/// <param name="LossOfEachSeed">The lowest loss of each training; any number.</param>
internal sealed record TuneTrialSection(
    double LearningRate,
    double Loss,
    double StandardError,
    double? Accuracy,
    bool Finalist,
    int Diverged,
    IReadOnlyList<double> LossOfEachSeed);

/// <summary>Lines to paste into a training script. Comments in them say what the framework cannot express.</summary>
/// <param name="Framework">What they are for; one of TorchSharp, PyTorch, Keras.</param>
/// <param name="Optimizer">The optimizer with the rate.</param>
/// <param name="OneCycle">The schedule of one cycle; null where the framework has none.</param>
/// <param name="Cyclical">The schedule of triangles; null where the framework has none.</param>
internal sealed record SnippetSection(string Framework, string Optimizer, string? OneCycle, string? Cyclical);

/// <summary>One check of a configuration.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Verdict">What comes of it; one of ok, too-high, too-low, moved, inconclusive, error.</param>
/// <param name="Message">The verdict in words, or why the check could not be made.</param>
/// <param name="Report">The document of the check; null where it could not be made.</param>
internal sealed record CheckCaseSection(string Name, string Verdict, string Message, CheckDocument? Report);

/// <summary>One cell of a sweep: its settings, and what it came to.</summary>
/// <param name="Model">The model as the user named it.</param>
/// <param name="Optimizer">The optimizer, with its settings behind a colon where they are not PyTorch's defaults.</param>
/// <param name="BatchSize">Rows of a mini-batch; at least 1.</param>
/// <param name="WeightDecay">The weight decay, null for an optimizer that has none; at least 0.</param>
/// <param name="Momentum">The momentum, null for an optimizer that has none; from 0 to 1.</param>
/// <param name="Best">Whether its lowest loss is the lowest of the cells with a suggestion.</param>
/// <param name="Outcome">What it came to.</param>
internal sealed record SweepCellSection(
    string Model, string Optimizer, int BatchSize, double? WeightDecay, double? Momentum, bool Best, SweepOutcome Outcome);

/// <summary>How the rate moves with a setting: the slope of its logarithm over that of the setting.</summary>
/// <param name="Model">The model as the user named it.</param>
/// <param name="Optimizer">The optimizer, with its settings behind a colon where they are not PyTorch's defaults.</param>
/// <param name="Slope">The slope, 1 where the rate grows in proportion; any number.</param>
/// <param name="StandardError">Its standard error, null with too few rates for one; at least 0.</param>
/// <param name="Points">The rates that it is read from; at least 2.</param>
internal sealed record TrendSection(string Model, string Optimizer, double Slope, double? StandardError, int Points);
