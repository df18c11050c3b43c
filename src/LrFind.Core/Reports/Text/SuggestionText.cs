using LrFind.Foundation;
using LrFind.Suggestions;

namespace LrFind.Reports.Text;

/// <summary>A suggestion in a few lines for people.</summary>
internal static class SuggestionText
{
    /// <summary>Writes what the curves say.</summary>
    public static void Write(TextWriter writer, CurveReport report)
    {
        if (report.Result.Suggestion is { } found)
            WriteSuggestion(writer, found, report.Words);
        else
            WriteReason(writer, report.Words, report.Head.Tool);
        if (report.Head.AllRules)
            WriteRules(writer, report.Result);
    }

    /// <summary>Writes the suggestion alone, for trainings that are about it.</summary>
    public static void WriteLine(TextWriter writer, SuggestionResult result) => TextLines.Write(
        writer, "suggestion", result.Suggestion is { } found ? RateAndRange(found) : [None(VerdictText.CodeOf(result.Verdict))]);

    private static void WriteSuggestion(TextWriter writer, Suggestion found, VerdictText words)
    {
        RecommendedRates use = found.Recommended;
        string fall = $"from {NumberText.Loss(found.StartLoss)} to {NumberText.Loss(found.MinimumLoss)}";
        TextLines.Write(writer, "suggestion", RateAndRange(found));
        TextLines.Write(writer, "", $"{RuleOf(found).Summary}{Repeats(found)}");
        if (Phrases.Referred(found) is { } referred)
            TextLines.Write(writer, "", referred);
        if (Phrases.Planned(found) is { } planned)
            TextLines.Write(writer, "", planned);
        string early = $"up to {NumberText.Rate(use.ConstantWithEarlyStopping)} with early stopping";
        string cyclical = $"cyclical {NumberText.Rate(use.CyclicalBase)} to {NumberText.Rate(use.CyclicalMax)}";
        TextLines.Write(writer, "",
            $"the loss falls by {NumberText.Percent(found.Drop)}, {fall} at {NumberText.Rate(found.Landmarks.Minimum)}");
        TextLines.Write(writer, "use", $"constant {NumberText.Rate(use.Constant)}, {early}");
        TextLines.Write(writer, "", $"one-cycle max_lr {NumberText.Rate(use.OneCycleMax)}; {cyclical}");
        if (words.Remedy.Length > 0)
            TextLines.Write(writer, "verdict", new StyledText(words.Code, TextStyle.Caution), $": {words.Sentence}");
    }

    private static void WriteReason(TextWriter writer, VerdictText words, Tool tool)
    {
        TextLines.Write(writer, "suggestion", None(words.Code), $": {words.Sentence}");
        TextLines.Write(writer, "", tool.NameSettings(words.Remedy));
    }

    private static StyledText None(string code) => new($"none ({code})", TextStyle.Caution);

    private static StyledText[] RateAndRange(Suggestion found) =>
    [
        new(NumberText.Rate(found.LearningRate), TextStyle.Strong),
        $"   stable range {NumberText.Rate(found.Landmarks.Onset)} to {NumberText.Rate(found.Landmarks.Edge)}",
    ];

    private static string Repeats(Suggestion found) => found.Spread is { } spread
        ? $"; {NumberText.Plural(found.Repeats.Count, "repeat")} within {NumberText.Decades(spread)}"
        : "";

    private static void WriteRules(TextWriter writer, SuggestionResult result)
    {
        string label = "rules";
        foreach (RuleAnswer answer in result.Answers)
        {
            string rate = answer.LearningRate is { } known ? NumberText.Rate(known) : "none    ";
            string why = answer.LearningRate is null ? VerdictText.CodeOf(answer.Verdict) : answer.Rule.Summary;
            TextLines.Write(writer, label, $"{answer.Rule.Name,-9} {rate}  {why}");
            label = "";
        }

        if (result.Disagreement is { } decades)
            TextLines.Write(writer, "", $"they lie within {NumberText.Decades(decades)}");
    }

    private static SuggestionRule RuleOf(Suggestion found) => SuggestionRules.All.First(r => r.Name == found.Rule);
}
