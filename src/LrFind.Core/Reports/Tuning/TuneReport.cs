using LrFind.Experiments.Tuning;
using LrFind.Suggestions;

namespace LrFind.Reports.Tuning;

/// <summary>All that the <c>tune</c> command will say: a table for people, and the learning curves as CSV.</summary>
/// <param name="Result">What was found.</param>
/// <param name="ToolVersion">The version of lrfind.</param>
/// <param name="Files">The files written, as the user would name them.</param>
public sealed record TuneReport(TuneResult Result, string ToolVersion, IReadOnlyList<string> Files)
{
    /// <summary>Why there is no rate, in words.</summary>
    public const string NoRate = "no rate brings the loss on the rows held out below its start";

    /// <summary>Writes the table.</summary>
    /// <param name="writer">Where to.</param>
    public void WriteText(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        SuggestionText.Line(writer, "data", $"{Result.Found.Dataset.File}: {Sentences.Data(Result.Found.Dataset)}");
        SuggestionText.Line(writer, "model", Sentences.Model(Result.Found.Model));
        SuggestionText.Line(writer, "optimizer", Sentences.Optimizer(Result.Found.Options.Optimizer));
        SuggestionText.Line(writer, "suggestion", Result.Found.Suggestion.Suggestion is { } found
            ? $"{LrFormat.Rate(found.LearningRate)}   stable range {LrFormat.Rate(found.Roles.Onset)} to {LrFormat.Rate(found.Roles.Edge)}"
            : $"none ({VerdictText.Of(Result.Found.Suggestion.Verdict).Code})");
        SuggestionText.Line(writer, "training", Training);
        SuggestionText.Line(writer, "", $"lowest loss on {Sentences.Plural(Result.Found.Dataset.Validation.Count, "row")} held out, from {LrFormat.Loss(Result.StartLoss)}");
        WriteTrials(writer);
        WriteSection(writer);
        SuggestionText.WriteFiles(writer, Files);
    }

    /// <summary>Writes the outcome alone, as a section of a summary.</summary>
    /// <param name="writer">Where to.</param>
    internal void WriteSection(TextWriter writer)
    {
        SuggestionText.Line(writer, "tune", Outcome);
        if (Reached is { } reached)
            SuggestionText.Line(writer, "", reached);
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
    internal string Training =>
        $"{Sentences.Plural(Result.Options.Trial.TrainSteps, "step")}, {Result.Options.Trial.Schedule}; {Sentences.Plural(Result.Options.Trial.TrainSeeds, "seed")} a rate on {Sentences.Plural(Result.Splits, "split")}";

    // What the suggestion reaches is told where it is another rate, and was trained with.
    private string? Reached => Result.Tuned is not { } tuned ? null
        : Result.Suggested is { } other && other.Trial.LearningRate != tuned.Trial.LearningRate
            ? $"held-out loss {LrFormat.Loss(tuned.Loss)}; the suggestion's {LrFormat.Rate(other.Trial.LearningRate)} reaches {(other.Trial.Diverged > 0 ? "none, it diverges" : LrFormat.Loss(other.Loss))}"
            : $"held-out loss {LrFormat.Loss(tuned.Loss)}";

    private string Done => $"{Sentences.Plural(Result.Trainings, "training")} with {Sentences.Plural(Result.Trials.Count, "rate")}, {Sentences.Plural(Result.Steps, "step")} in all";

    private void WriteTrials(TextWriter writer)
    {
        string label = "rates";
        foreach (TuneTrial trial in Result.Trials)
        {
            double rate = trial.Trial.LearningRate;
            string mark = trial == Result.Tuned ? " *" : Result.Interval is { } i && rate >= i.Low && rate <= i.High ? " ~" : "  ";
            string diverged = trial.Trial.Diverged > 0 ? $", {trial.Trial.Diverged} diverged" : "";
            SuggestionText.Line(writer, label, $"{LrFormat.Rate(rate)}{mark} {LrFormat.Loss(trial.Loss),8}  {Sentences.Plural(trial.Trial.Runs.Count, "seed")}{diverged}");
            label = "";
        }
    }
}
