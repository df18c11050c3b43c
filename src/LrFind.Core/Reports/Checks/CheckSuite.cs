using LrFind.Experiments.Checks;

namespace LrFind.Reports.Checks;

/// <summary>All that the <c>check</c> command will say: one check of the command line, or all of a configuration.</summary>
/// <param name="Cases">The checks, in their order.</param>
/// <param name="File">The configuration; <see langword="null"/> for a check of the command line.</param>
/// <param name="ToolVersion">The version of lrfind.</param>
public sealed record CheckSuite(IReadOnlyList<CheckCase> Cases, string? File, string ToolVersion)
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
        writer.WriteLine($"{Sentences.Plural(Cases.Count, "check")} of {File}: {Counts}");
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
