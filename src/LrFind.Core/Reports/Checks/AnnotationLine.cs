using LrFind.Experiments.Checks;

namespace LrFind.Reports.Checks;

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
