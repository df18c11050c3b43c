using LrFind.Experiments.Tuning;
using LrFind.Foundation;
using LrFind.Suggestions;

namespace LrFind.Reports.Outlines;

/// <summary>What reports come to.</summary>
internal static class Headlines
{
    private const string None = "none";

    /// <summary>Of a run: what was measured where it was, else what trainings leave, else the suggestion.</summary>
    public static Headline OfRun(RunReport report)
    {
        if (report.Tuning is { } tuning)
            return OfTune(tuning) with { Outcome = report.Outcome };
        if (report.Verification is { } verification)
            return OfVerification(verification);
        return OfCurves(report.Curves);
    }

    /// <summary>Of curves: the suggestion, or why there is none.</summary>
    public static Headline OfCurves(CurveReport report)
    {
        VerdictText words = report.Words;
        string[] remedy = words.Remedy.Length > 0 ? [report.Head.Tool.NameSettings(words.Remedy)] : [];
        return report.Result.Suggestion is { } found
            ? new("Suggested learning rate", NumberText.Rate(found.LearningRate), words.Code, words.Sentence, [.. NotesOf(found), .. remedy],
                report.Outcome)
            : new("Suggested learning rate", None, words.Code, words.Sentence, remedy, report.Outcome);
    }

    /// <summary>Of short trainings: the rate to take.</summary>
    public static Headline OfVerification(VerificationReport report)
    {
        string tried = $"tried {NumberText.Rate(report.Result.LearningRate)}: {report.Training}";
        Suggestion? found = report.Result.Found.Answer.Suggestion;
        return new("Learning rate to take", Text(report.Conclusion.Rate), report.Code, report.Sentence,
            found is null ? [tried] : [tried, Range(found)], report.Outcome);
    }

    /// <summary>Of a search: the measured rate.</summary>
    public static Headline OfTune(TuneReport report)
    {
        const string Label = "Measured learning rate";
        TuneResult result = report.Result;
        VerdictText words = report.Conclusion.Words;
        if (result.Interval is not { } interval)
        {
            string remedy = report.Head.Tool.NameSettings(words.Remedy);
            return new(Label, None, words.Code, words.Sentence, [report.Training, remedy], report.Outcome);
        }

        string alike = $"{NumberText.Rate(interval.Low)} to {NumberText.Rate(interval.High)} cannot be told apart";
        return new(Label, Text(result.LearningRate), null, alike, [report.Training], report.Outcome);
    }

    private static string Text(double? rate) => rate is { } known ? NumberText.Rate(known) : None;

    private static IEnumerable<string> NotesOf(Suggestion found)
    {
        yield return Range(found);
        yield return $"the loss falls by {NumberText.Percent(found.Drop)}, from {NumberText.Loss(found.StartLoss)} to {NumberText.Loss(found.MinimumLoss)}";
        if (found.Spread is { } spread)
            yield return $"{NumberText.Plural(found.Repeats.Count, "repeat")} within {NumberText.Decades(spread)}";
        if (Phrases.Planned(found) is { } planned)
            yield return planned;
    }

    private static string Range(Suggestion found) =>
        $"stable range {NumberText.Rate(found.Landmarks.Onset)} to {NumberText.Rate(found.Landmarks.Edge)}";
}
