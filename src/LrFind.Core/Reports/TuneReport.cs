using LrFind.Experiments.Tuning;
using LrFind.Experiments.Verification;
using LrFind.Foundation;
using LrFind.Reports.Json;

namespace LrFind.Reports.Tuning;

/// <summary>All that the <c>tune</c> command will say: a table for people, and the learning curves as CSV.</summary>
/// <param name="Result">What was found.</param>
/// <param name="Tool">The program it is from.</param>
/// <param name="Files">The files written, as the user would name them.</param>
public sealed record TuneReport(TuneResult Result, Tool Tool, IReadOnlyList<string> Files)
{
    /// <summary>Why there is no rate, in words.</summary>
    public const string NoRate = "no rate brings the loss on the rows held out below its start";

    /// <summary>What to change then.</summary>
    public const string Remedy = "check that the features say something about the target, or raise `TrainSteps`";

    /// <summary>Writes the table.</summary>
    /// <param name="writer">Where to.</param>
    public void WriteText(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        SuggestionText.WriteHead(writer, Result.Found);
        SuggestionText.Line(writer, "training", Training);
        string rows = LrFormat.Plural(Result.Found.Dataset.Validation.Count, "row");
        SuggestionText.Line(writer, "", $"lowest loss on {rows} held out, from {LrFormat.Loss(Result.StartLoss)}");
        WriteTrials(writer);
        WriteSection(writer);
        SuggestionText.WriteFiles(writer, Files);
    }

    /// <summary>Writes the outcome alone, as a section of a summary.</summary>
    /// <param name="writer">Where to.</param>
    internal void WriteSection(TextWriter writer)
    {
        SuggestionText.Line(writer, "tune", Outcome);
        SuggestionText.Line(writer, "", Reached ?? Tool.NameSettings(Remedy));
        SuggestionText.Line(writer, "", Done);
        if (Result.WasCut)
            SuggestionText.Line(writer, "", "cut short: the time was up before the search was done");
    }

    /// <summary>Writes every look at every training, one a line; trainings of the same seed had the same split of the rows.</summary>
    /// <param name="writer">Where to.</param>
    public void WriteCsv(TextWriter writer) => TrainingCsv.Write(writer, Result.Trials.Select(t => t.Trial));

    /// <summary>The rate and its interval in a phrase, or why there is none.</summary>
    internal string Outcome => Result is { LearningRate: { } rate, Interval: { } interval }
        ? $"{LrFormat.Rate(rate)}   {LrFormat.Rate(interval.Low)} to {LrFormat.Rate(interval.High)} cannot be told apart"
        : $"none (inconclusive): {NoRate}";

    /// <summary>The trainings in a phrase.</summary>
    internal string Training
    {
        get
        {
            TrialOptions trial = Result.Options.Trial;
            string seeds = $"{LrFormat.Plural(trial.TrainSeeds, "seed")} a rate on {LrFormat.Plural(Result.Splits, "split")}";
            return $"{LrFormat.Plural(trial.TrainSteps, "step")}, {trial.Schedule}; {seeds}";
        }
    }

    private string? Reached => Result.Tuned is { } tuned ? $"held-out loss {LrFormat.Loss(tuned.Loss)}{OfSuggestion(tuned)}" : null;

    private string Done =>
        $"{LrFormat.Plural(Result.Trainings, "training")} with {LrFormat.Plural(Result.Trials.Count, "rate")}, {LrFormat.Plural(Result.Steps, "step")} in all";

    // Told where it is another rate, and was trained with.
    private string OfSuggestion(TuneTrial tuned)
    {
        if (Result.Suggested is not { } other || other == tuned)
            return "";
        string reaches = other.Trial.Diverged > 0 ? "diverges" : $"reaches {LrFormat.Loss(other.Loss)}";
        return $"; the suggestion's {LrFormat.Rate(other.Trial.LearningRate)} {reaches}";
    }

    private void WriteTrials(TextWriter writer)
    {
        string label = "rates";
        foreach (TuneTrial trial in Result.Trials)
        {
            double rate = trial.Trial.LearningRate;
            bool isAlike = Result.Interval is { } interval && rate >= interval.Low && rate <= interval.High;
            string mark = trial == Result.Tuned ? " *" : isAlike ? " ~" : "  ";
            string diverged = trial.Trial.Diverged > 0 ? $", {trial.Trial.Diverged} diverged" : "";
            string seeds = $"{LrFormat.Plural(trial.Trial.Runs.Count, "seed")}{diverged}";
            SuggestionText.Line(writer, label, $"{LrFormat.Rate(rate)}{mark} {LrFormat.Loss(trial.Loss),8}  {seeds}");
            label = "";
        }
    }
}

/// <summary>The part of a JSON document that says what was measured.</summary>
internal static class TuneSections
{
    /// <summary>The rate with what it rests on.</summary>
    public static TuneSection Of(TuneResult result) => new(
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

    private static TuneTrialSection Trial(TuneTrial trial)
    {
        RateTrial rate = trial.Trial;
        double[] losses = [.. rate.Runs.Select(r => r.Best.ValidationLoss)];
        return new(rate.LearningRate, trial.Loss, trial.StandardError, rate.Accuracy, trial.IsFinalist, rate.Diverged, losses);
    }
}
