using LrFind.Experiments.Checks;
using LrFind.Foundation;

namespace LrFind.Reports.Checks;

/// <summary>All that the <c>check</c> command will say: one check of the command line, or all of a configuration.</summary>
/// <param name="Cases">The checks, in their order.</param>
/// <param name="File">The configuration; <see langword="null"/> for a check of the command line.</param>
/// <param name="Tool">The program it is from.</param>
public sealed record CheckSuite(IReadOnlyList<CheckCase> Cases, string? File, Tool Tool)
{
    private const int NameWidth = 18;

    /// <summary>How many checks have a rate that is not the one to take.</summary>
    public int Failures => Cases.Count(c => c.Report is { Result.Verdict: not (CheckVerdict.Ok or CheckVerdict.Inconclusive) });

    /// <summary>How many checks could not be made.</summary>
    public int Errors => Cases.Count(c => c.Report is null);

    /// <summary>How many checks tell nothing.</summary>
    public int Inconclusive => Cases.Count(c => c.Report is { Result.Verdict: CheckVerdict.Inconclusive });

    /// <summary>The verdicts, counted: 2 ok, 1 too-high.</summary>
    public string Counts => string.Join(", ", Cases.CountBy(c => c.Code).Select(c => $"{LrFormat.Count(c.Value)} {c.Key}"));

    /// <summary>Writes the only check in full, or a line for each check of a configuration.</summary>
    /// <param name="writer">Where to.</param>
    public void WriteText(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (File is null)
            Cases[0].Report!.WriteText(writer);
        else
            WriteTable(writer);
    }

    private void WriteTable(TextWriter writer)
    {
        writer.WriteLine(Row("check", "rate", "suggestion", "edge", "share", "verdict"));
        foreach (CheckCase check in Cases)
        {
            writer.WriteLine(RowOf(check));
            if (check.Code != "ok")
                writer.WriteLine($"  {check.Sentence}");
        }

        writer.WriteLine();
        writer.WriteLine($"{LrFormat.Plural(Cases.Count, "check")} of {File}: {Counts}");
    }

    private static string RowOf(CheckCase check)
    {
        string name = check.Name.Length <= NameWidth ? check.Name : $"{check.Name[..(NameWidth - 1)]}…";
        CheckResult? result = check.Report?.Result;
        return Row(
            name,
            Known(result?.LearningRate),
            Known(result?.Found.Suggestion.Suggestion?.LearningRate),
            Known(result?.Edge),
            result?.Share is { } share ? LrFormat.Percent(share) : "-",
            check.Code);
    }

    private static string Row(string name, string rate, string suggestion, string edge, string share, string verdict) =>
        $"{name,-NameWidth} {rate,-8}  {suggestion,-10}  {edge,-8}  {share,5}  {verdict}";

    private static string Known(double? rate) => rate is { } value ? LrFormat.Rate(value) : "-";
}

/// <summary>One check of a suite: what came of it, or why it could not be made.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Report">What came of it; <see langword="null"/> where it could not be made.</param>
/// <param name="Problem">Why it could not be made, in a line; <see langword="null"/> where it was.</param>
/// <param name="Position">Where its rate is written; <see langword="null"/> where it came from the command line.</param>
/// <param name="Time">How long it took.</param>
public sealed record CheckCase(string Name, CheckReport? Report, string? Problem, FilePosition? Position, TimeSpan Time)
{
    /// <summary>The code of checks that could not be made.</summary>
    public const string Error = "error";

    /// <summary>The verdict for machines.</summary>
    public string Code => Report?.Code ?? Error;

    /// <summary>The verdict in words.</summary>
    public string Sentence => Report?.Sentence ?? Problem!;
}

/// <summary>A check that does not pass as a workflow command of GitHub Actions, which shows it beside the line it is about.</summary>
public static class AnnotationLine
{
    /// <summary>The command.</summary>
    /// <param name="check">The check.</param>
    /// <returns>One line; <see langword="null"/> for a check that passes.</returns>
    public static string? Of(CheckCase check)
    {
        ArgumentNullException.ThrowIfNull(check);
        if (check.Code == "ok")
            return null;
        string level = check.Report is { Result.Verdict: CheckVerdict.Inconclusive } ? "warning" : "error";
        string place = check.Position is { } at ? FormattableString.Invariant($"file={Property(at.File)},line={at.Line},col={at.Column},") : "";
        return $"::{level} {place}title={Property($"lrfind check {check.Name}")}::{Message($"{check.Code}: {check.Sentence}")}";
    }

    private static string Message(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Message(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
