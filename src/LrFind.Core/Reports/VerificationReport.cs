using System.Globalization;
using System.Text;
using LrFind.Experiments.Verification;
using LrFind.Foundation;
using LrFind.Reports.Json;
using LrFind.Reports.Snippets;

namespace LrFind.Reports;

/// <summary>All that the <c>verify</c> command will say: a table for people, and the learning curves as CSV.</summary>
/// <param name="Result">What was found.</param>
/// <param name="Tool">The program it is from.</param>
/// <param name="Files">The files written, as the user would name them.</param>
public sealed record VerificationReport(VerificationResult Result, Tool Tool, IReadOnlyList<string> Files)
{
    /// <summary>Writes the table.</summary>
    /// <param name="writer">Where to.</param>
    public void WriteText(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        SuggestionText.WriteHead(writer, Result.Found);
        SuggestionText.Line(writer, "training", Training);
        SuggestionText.Line(writer, "", $"lowest loss on {LrFormat.Plural(Result.Found.Dataset.Validation.Count, "row")} held out, from {LrFormat.Loss(Result.Trials[0].StartLoss)}");
        WriteTrials(writer);
        SuggestionText.Line(writer, "verdict", $"{Code}: {Sentence}");
        SuggestionText.WriteFiles(writer, Files);
    }

    /// <summary>Writes the outcome as a section of another summary.</summary>
    /// <param name="writer">Where to.</param>
    internal void WriteSection(TextWriter writer)
    {
        SuggestionText.Line(writer, "verified", $"{Code}: {Sentence}");
        SuggestionText.Line(writer, "", $"lowest loss on {LrFormat.Plural(Result.Found.Dataset.Validation.Count, "row")} held out; {Length}");
        var rates = new StringBuilder();
        foreach (RateTrial trial in Result.Trials)
            rates.Append(rates.Length > 0 ? "   " : "").Append(LrFormat.Rate(trial.LearningRate)).Append(' ').Append(trial.Diverged > 0 ? "diverged" : LrFormat.Loss(trial.Loss));
        SuggestionText.Line(writer, "", rates.ToString());
    }

    /// <summary>Writes every look at every training, one a line.</summary>
    /// <param name="writer">Where to.</param>
    public void WriteCsv(TextWriter writer) => TrainingCsv.Write(writer, Result.Trials);

    /// <summary>The verdict for machines.</summary>
    public string Code => Result.Verdict switch
    {
        VerificationVerdict.Confirmed => "confirmed",
        VerificationVerdict.BetterElsewhere => "better-elsewhere",
        VerificationVerdict.Unstable => "unstable",
        _ => "inconclusive",
    };

    /// <summary>The verdict in words.</summary>
    public string Sentence => Result.Verdict switch
    {
        VerificationVerdict.Confirmed => "no rate around it does clearly better",
        VerificationVerdict.BetterElsewhere => $"{LrFormat.Rate(Result.Best.LearningRate)} does better from every seed",
        VerificationVerdict.Unstable when Result.RateToTake is { } stable => $"trainings diverge; {LrFormat.Rate(stable)} does best of those that do not",
        VerificationVerdict.Unstable when Result.Best.Diverged == 0 => "trainings diverge, and no rate around it brings the loss on the rows held out below its start",
        VerificationVerdict.Unstable => "trainings diverge with this rate and with all around it",
        _ => "no rate brings the loss on the rows held out below its start",
    };

    /// <summary>The trainings in a phrase.</summary>
    internal string Training => $"{Length}, {Result.Options.Schedule}";

    private string Length => $"{LrFormat.Plural(Result.Options.TrainSteps, "step")}, {LrFormat.Plural(Result.Options.TrainSeeds, "seed")} a rate";

    private void WriteTrials(TextWriter writer)
    {
        string label = "rates";
        foreach (RateTrial trial in Result.Trials)
        {
            string accuracy = trial.Accuracy is { } share ? $"  accuracy {LrFormat.Percent(share)}" : "";
            string diverged = trial.Diverged > 0 ? $"  {trial.Diverged} of {trial.Runs.Count} diverged" : "";
            string tried = trial.LearningRate == Result.LearningRate ? " *" : "  ";
            SuggestionText.Line(writer, label, $"{LrFormat.Rate(trial.LearningRate)}{tried} {LrFormat.Loss(trial.Loss),8}{accuracy}{diverged}");
            label = "";
        }
    }
}

/// <summary>The parts of a JSON document that say what short trainings say.</summary>
internal static class VerificationSections
{
    /// <summary>The verdict with what it rests on.</summary>
    public static VerificationSection Verification(VerificationReport report) => new(
        report.Code, report.Sentence, BetterRate(report.Result), report.Result.Options.TrainSteps, report.Result.Options.TrainSeeds, Trials(report.Result));

    /// <summary>The rate to take in place of the one that was tried; <see langword="null"/> where that is confirmed, or there is none.</summary>
    public static double? BetterRate(VerificationResult result) =>
        result.Verdict == VerificationVerdict.Confirmed ? null : result.RateToTake;

    /// <summary>The rates that were tried.</summary>
    public static TrialSection[] Trials(VerificationResult result)
    {
        var sections = new TrialSection[result.Trials.Count];
        for (int i = 0; i < sections.Length; i++)
            sections[i] = Trial(result.Trials[i]);
        return sections;
    }

    /// <summary>Lines to paste.</summary>
    public static SnippetSection[] Paste(IReadOnlyList<Snippet> snippets)
    {
        var sections = new SnippetSection[snippets.Count];
        for (int i = 0; i < sections.Length; i++)
            sections[i] = new(snippets[i].Framework, snippets[i].Optimizer, snippets[i].OneCycle, snippets[i].Cyclical);
        return sections;
    }

    private static TrialSection Trial(RateTrial trial)
    {
        double[] losses = new double[trial.Runs.Count];
        for (int i = 0; i < losses.Length; i++)
            losses[i] = trial.Runs[i].Best.ValidationLoss;
        return new(trial.LearningRate, trial.StartLoss, trial.Loss, trial.Accuracy, trial.Diverged, losses);
    }
}

/// <summary>Learning curves as CSV.</summary>
internal static class TrainingCsv
{
    /// <summary>Writes every look at every training, one a line.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="trials">The rates and their trainings.</param>
    public static void Write(TextWriter writer, IEnumerable<RateTrial> trials)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("rate,seed,step,lr,training_loss,validation_loss,accuracy\n");
        foreach (RateTrial trial in trials)
        {
            foreach (TrainingRun run in trial.Runs)
            {
                foreach (TrainingPoint point in run.Points)
                    writer.Write($"{Number(trial.LearningRate)},{run.Seed},{point.Step},{Number(point.LearningRate)},{Number(point.TrainingLoss)},{Number(point.ValidationLoss)},{(point.Accuracy is { } a ? Number(a) : "")}\n");
            }
        }
    }

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "nan";
}
