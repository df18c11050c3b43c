using LrFind.Experiments.Checks;
using LrFind.Foundation;
using LrFind.Suggestions;

namespace LrFind.Reports.Text;

/// <summary>Checks in a few lines for people.</summary>
internal static class CheckText
{
    private const int NameWidth = 18;

    /// <summary>Writes the only check in full, or a line for each check of a configuration.</summary>
    public static void Write(TextWriter writer, CheckSuite suite)
    {
        if (suite.File is null)
            Write(writer, suite.Cases[0].Report!);
        else
            WriteTable(writer, suite);
    }

    /// <summary>Writes a check in full.</summary>
    public static void Write(TextWriter writer, CheckReport report)
    {
        CheckResult result = report.Result;
        TextLines.WriteExperiment(writer, result.Found);
        Suggestion? suggestion = result.Found.Answer.Suggestion;
        TextLines.Write(writer, "suggestion", suggestion is null ? "none" : NumberText.Rate(suggestion.LearningRate));
        TextLines.Write(writer, "edge", result.Edge is { } edge ? NumberText.Rate(edge) : "not seen");
        if (result.Drift is { } drift)
            TextLines.Write(writer, "drift", NumberText.Decades(drift));
        string share = result.Share is { } reached ? $"   {NumberText.Percent(reached)} of the achievable loss reduction" : "";
        TextLines.Write(writer, "rate", $"{NumberText.Rate(result.LearningRate)}{share}");
        TextLines.Write(writer, "verdict", StyledText.Verdict(report.Outcome, report.Code), $": {report.Sentence}");
    }

    private static void WriteTable(TextWriter writer, CheckSuite suite)
    {
        StyledLine.Write(writer, new StyledText($"{Row("check", "rate", "suggestion", "edge", "share")}verdict", TextStyle.Label));
        foreach (CheckCase check in suite.Cases)
        {
            StyledLine.Write(writer, RowOf(check), StyledText.Verdict(check.Outcome, check.Code));
            if (check.Outcome != Outcome.Ok)
                StyledLine.Write(writer, $"  {check.Sentence}");
        }

        writer.WriteLine();
        StyledLine.Write(writer, $"{NumberText.Plural(suite.Cases.Count, "check")} of {suite.File}: {suite.Counts}");
    }

    private static string RowOf(CheckCase check)
    {
        CheckResult? result = check.Report?.Result;
        return Row(
            VisibleWidth.Fitted(check.Name, NameWidth),
            Known(result?.LearningRate),
            Known(result?.Found.Answer.Suggestion?.LearningRate),
            Known(result?.Edge),
            result?.Share is { } share ? NumberText.Percent(share) : "-");
    }

    private static string Row(string name, string rate, string suggestion, string edge, string share) =>
        $"{VisibleWidth.PadRight(name, NameWidth)} {rate,-8}  {suggestion,-10}  {edge,-8}  {share,5}  ";

    private static string Known(double? rate) => rate is { } value ? NumberText.Rate(value) : "-";
}
