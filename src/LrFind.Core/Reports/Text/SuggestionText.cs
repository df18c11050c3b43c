using LrFind.Data;
using LrFind.Experiments;
using LrFind.Foundation;
using LrFind.Suggestions;

namespace LrFind.Reports;

/// <summary>A suggestion in a few lines for people.</summary>
internal static class SuggestionText
{
    /// <summary>Writes what the curves say.</summary>
    public static void Write(TextWriter writer, CurveReport report)
    {
        if (report.Result.Suggestion is { } found)
            WriteSuggestion(writer, found, VerdictText.Of(report.Result, report.Source));
        else
            WriteReason(writer, VerdictText.Of(report.Result, report.Source), report.Tool);
        if (report.AllRules)
            WriteRules(writer, report.Result);
    }

    /// <summary>Writes what trainings are about: data, model, optimizer, and what the range tests suggest.</summary>
    public static void WriteHead(TextWriter writer, FindResult result)
    {
        Line(writer, "data", $"{result.Dataset.File}: {DatasetPhrase.Of(result.Dataset)}");
        Line(writer, "model", Sentences.Model(result.Model));
        Line(writer, "optimizer", Sentences.Optimizer(result.Options.Optimizer));
        Line(writer, "suggestion", result.Suggestion.Suggestion is { } found
            ? $"{LrFormat.Rate(found.LearningRate)}   stable range {LrFormat.Rate(found.Roles.Onset)} to {LrFormat.Rate(found.Roles.Edge)}"
            : $"none ({VerdictText.CodeOf(result.Suggestion.Verdict)})");
    }

    /// <summary>Writes which files were written.</summary>
    public static void WriteFiles(TextWriter writer, IReadOnlyList<string> files)
    {
        foreach (string file in files)
            Line(writer, "written", file);
    }

    /// <summary>Writes a line with a label in front.</summary>
    public static void Line(TextWriter writer, string label, string text) => writer.WriteLine($"{label,-11} {text}");

    private static void WriteSuggestion(TextWriter writer, Suggestion found, VerdictText words)
    {
        Usage use = found.Usage;
        Line(writer, "suggestion", $"{LrFormat.Rate(found.LearningRate)}   stable range {LrFormat.Rate(found.Roles.Onset)} to {LrFormat.Rate(found.Roles.Edge)}");
        Line(writer, "", $"{RuleOf(found).Summary}{Repeats(found)}");
        if (Sentences.Referred(found) is { } referred)
            Line(writer, "", referred);
        if (Sentences.Planned(found) is { } planned)
            Line(writer, "", planned);
        Line(writer, "", $"the loss falls by {LrFormat.Percent(found.Drop)}, from {LrFormat.Loss(found.StartLoss)} to {LrFormat.Loss(found.MinimumLoss)} at {LrFormat.Rate(found.Roles.Minimum)}");
        Line(writer, "use", $"constant {LrFormat.Rate(use.Constant)}, up to {LrFormat.Rate(use.ConstantWithEarlyStopping)} with early stopping");
        Line(writer, "", $"one-cycle max_lr {LrFormat.Rate(use.OneCycleMax)}; cyclical {LrFormat.Rate(use.CyclicalBase)} to {LrFormat.Rate(use.CyclicalMax)}");
        if (words.Remedy.Length > 0)
            Line(writer, "verdict", $"{words.Code}: {words.Sentence}");
    }

    private static void WriteReason(TextWriter writer, VerdictText words, Tool tool)
    {
        Line(writer, "suggestion", $"none ({words.Code}): {words.Sentence}");
        Line(writer, "", tool.NameSettings(words.Remedy));
    }

    private static string Repeats(Suggestion found) => found.Spread is { } spread
        ? $"; {LrFormat.Plural(found.Repeats.Count, "repeat")} within {LrFormat.Decades(spread)}"
        : "";

    private static void WriteRules(TextWriter writer, SuggestionResult result)
    {
        string label = "rules";
        foreach (RuleAnswer answer in result.Answers)
        {
            string rate = answer.LearningRate is { } known ? LrFormat.Rate(known) : "none    ";
            string why = answer.LearningRate is null ? VerdictText.CodeOf(answer.Verdict) : answer.Rule.Summary;
            Line(writer, label, $"{answer.Rule.Name,-9} {rate}  {why}");
            label = "";
        }

        if (result.Disagreement is { } decades)
            Line(writer, "", $"they lie within {LrFormat.Decades(decades)}");
    }

    private static SuggestionRule RuleOf(Suggestion found) => SuggestionRules.All.First(r => r.Name == found.Rule);
}
