using LrFind.Experiments;
using LrFind.Experiments.Tuning;
using LrFind.Experiments.Verification;
using LrFind.Foundation;
using LrFind.Reports.Text.Plots;

namespace LrFind.Reports.Text;

/// <summary>Short trainings around a rate in a few lines for people.</summary>
internal static class VerificationText
{
    /// <summary>Writes the whole summary.</summary>
    public static void Write(TextWriter writer, VerificationReport report)
    {
        VerificationResult result = report.Result;
        TrainingText.WriteHead(writer, result.Found, report.Training, result.Trials[0].StartLoss);
        WriteTrials(writer, result);
        WriteVerdict(writer, report);
        TextLines.WriteFiles(writer, report.Head);
    }

    /// <summary>Writes the outcome as a section of another summary.</summary>
    public static void WriteSection(TextWriter writer, VerificationReport report)
    {
        WriteVerdict(writer, report);
        TextLines.Write(writer, "", $"{TrainingText.LowestLoss(report.Result.Found)}; {report.Training}");
        TextLines.Write(writer, "", string.Join("   ", report.Result.Trials.Select(RateAndLoss)));
    }

    private static void WriteVerdict(TextWriter writer, VerificationReport report) =>
        TextLines.Write(writer, "verified", StyledText.Verdict(report.Outcome, report.Code), $": {report.Sentence}");

    private static string RateAndLoss(RateTrial trial) =>
        $"{NumberText.Rate(trial.LearningRate)} {(trial.Diverged > 0 ? "diverged" : NumberText.Loss(trial.Loss))}";

    private static void WriteTrials(TextWriter writer, VerificationResult result)
    {
        foreach ((int index, RateTrial trial) in result.Trials.Index())
        {
            string accuracy = trial.Accuracy is { } share ? $"  accuracy {NumberText.Percent(share)}" : "";
            string diverged = trial.Diverged > 0 ? $"  {trial.Diverged} of {trial.Runs.Count} diverged" : "";
            string mark = trial.LearningRate == result.LearningRate ? " *" : "  ";
            TrainingText.WriteTrial(writer, index, trial.LearningRate, mark, trial.Loss, $"{accuracy}{diverged}");
        }
    }
}

/// <summary>A measured rate in a few lines for people.</summary>
internal static class TuneText
{
    /// <summary>Writes the whole summary.</summary>
    public static void Write(TextWriter writer, TuneReport report, PlotSpace? plot)
    {
        TrainingText.WriteHead(writer, report.Result.Found, report.Training, report.Result.StartLoss);
        WriteTrials(writer, report.Result);
        WriteSection(writer, report);
        PlotText.Write(writer, plot, () => ReportPlot.Of(report.Result));
        TextLines.WriteFiles(writer, report.Head);
    }

    /// <summary>Writes the outcome alone, as a section of another summary too.</summary>
    public static void WriteSection(TextWriter writer, TuneReport report)
    {
        TuneResult result = report.Result;
        TextLines.Write(writer, "tune", AnswerOf(report));
        TextLines.Write(writer, "", Reached(result) ?? report.Head.Tool.NameSettings(report.Conclusion.Words.Remedy));
        TextLines.Write(writer, "", Done(result));
        if (result.WasCut)
            TextLines.Write(writer, "", "cut short: the time was up before the search was done");
    }

    // The rate stands out of the phrase that it begins.
    private static StyledText[] AnswerOf(TuneReport report)
    {
        if (report.Result.LearningRate is not { } rate)
            return [new(report.Answer, TextStyle.Caution)];
        string text = NumberText.Rate(rate);
        return [new(text, TextStyle.Strong), report.Answer[text.Length..]];
    }

    private static string? Reached(TuneResult result) =>
        result.Tuned is { } tuned ? $"held-out loss {NumberText.Loss(tuned.Loss)}{OfSuggestion(result, tuned)}" : null;

    private static string Done(TuneResult result)
    {
        string trainings = NumberText.Plural(result.Trainings, "training"), rates = NumberText.Plural(result.Trials.Count, "rate");
        return $"{trainings} with {rates}, {NumberText.Plural(result.Steps, "step")} in all";
    }

    // Told where it is another rate, and was trained with.
    private static string OfSuggestion(TuneResult result, TuneTrial tuned)
    {
        if (result.Suggested is not { } other || other == tuned)
            return "";
        string reaches = other.Trial.Diverged > 0 ? "diverges" : $"reaches {NumberText.Loss(other.Loss)}";
        return $"; the suggestion's {NumberText.Rate(other.Trial.LearningRate)} {reaches}";
    }

    private static void WriteTrials(TextWriter writer, TuneResult result)
    {
        foreach ((int index, TuneTrial trial) in result.Trials.Index())
        {
            double rate = trial.Trial.LearningRate;
            bool isAlike = result.Interval is { } interval && rate >= interval.Low && rate <= interval.High;
            string mark = trial == result.Tuned ? " *" : isAlike ? " ~" : "  ";
            string diverged = trial.Trial.Diverged > 0 ? $", {trial.Trial.Diverged} diverged" : "";
            string seeds = NumberText.Plural(trial.Trial.Runs.Count, "seed");
            TrainingText.WriteTrial(writer, index, rate, mark, trial.Loss, $"  {seeds}{diverged}");
        }
    }
}

/// <summary>What summaries of short trainings share.</summary>
internal static class TrainingText
{
    /// <summary>Writes what was trained, and how.</summary>
    public static void WriteHead(TextWriter writer, FindResult found, string training, double startLoss)
    {
        TextLines.WriteExperiment(writer, found);
        SuggestionText.WriteLine(writer, found.Answer);
        TextLines.Write(writer, "training", training);
        TextLines.Write(writer, "", $"{LowestLoss(found)}, from {NumberText.Loss(startLoss)}");
    }

    /// <summary>What rates are compared by.</summary>
    public static string LowestLoss(FindResult found) =>
        $"lowest loss on {NumberText.Plural(found.Dataset.Validation.Count, "row")} held out";

    /// <summary>Writes what a rate came to; only the first has a label.</summary>
    public static void WriteTrial(TextWriter writer, int index, double rate, string mark, double loss, string rest) =>
        TextLines.Write(writer, index == 0 ? "rates" : "", $"{NumberText.Rate(rate)}{mark} {NumberText.Loss(loss),8}{rest}");
}
