using LrFind.Data;
using LrFind.Experiments;
using LrFind.Experiments.Checks;
using LrFind.Foundation;
using LrFind.Suggestions;

namespace LrFind.Reports.Markdown;

/// <summary>
/// Checks as GitHub-flavoured Markdown, for the summary of a workflow's step: a table, and behind it each check with its plot.
/// </summary>
internal static class StepSummary
{
    /// <summary>Writes the section.</summary>
    public static void Write(TextWriter writer, CheckSuite suite)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(suite);
        writer.WriteLine($"### lrfind check: {suite.Counts}");
        writer.WriteLine();
        writer.WriteLine("| check | rate | suggestion | stable range | share of the achievable | verdict |");
        writer.WriteLine("|---|---:|---:|---:|---:|---|");
        foreach (CheckCase check in suite.Cases)
            WriteRow(writer, check);
        writer.WriteLine();
        foreach (CheckCase check in suite.Cases)
        {
            if (check.Report is { } report)
                WriteDetails(writer, check, report);
        }
    }

    private static void WriteRow(TextWriter writer, CheckCase check)
    {
        string code = MarkdownText.Of(check.Code), verdict = check.Outcome == Outcome.Ok ? code : $"**{code}**: {MarkdownText.Of(check.Sentence)}";
        CheckResult? result = check.Report?.Result;
        Suggestion? found = result?.Found.Answer.Suggestion;
        string[] cells =
        [
            MarkdownText.Of(check.Name),
            result is null ? "" : NumberText.Rate(result.LearningRate),
            found is null ? "" : NumberText.Rate(found.LearningRate),
            found is null ? "" : $"{NumberText.Rate(found.Landmarks.Onset)} to {NumberText.Rate(found.Landmarks.Edge)}",
            result?.Share is { } share ? NumberText.Percent(share) : "",
            verdict,
        ];
        writer.WriteLine($"| {string.Join(" | ", cells)} |");
    }

    // A check that passes is folded; one that does not is what the reader came for.
    private static void WriteDetails(TextWriter writer, CheckCase check, CheckReport report)
    {
        FindResult found = report.Result.Found;
        string trained = $"{DatasetPhrase.Describe(found.Dataset)}; {Phrases.Model(found.Model)}; {Phrases.Optimizer(found.Options.Optimizer)}";
        string open = check.Outcome == Outcome.Ok ? "" : " open";
        writer.WriteLine($"<details{open}><summary>{MarkdownText.InElement($"{check.Name}: {trained}")}</summary>");
        writer.WriteLine();
        CurveAnalysis analysis = found.Answer.Analysis;
        if (analysis.Mean.Length > 1)
            MermaidChart.Write(writer, analysis, report.Result.LearningRate);
        else
            writer.WriteLine("The range tests are too short to be drawn.");
        writer.WriteLine();
        writer.WriteLine("</details>");
        writer.WriteLine();
    }
}
