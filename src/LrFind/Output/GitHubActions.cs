using LrFind.Foundation;
using LrFind.Reports;
using LrFind.Reports.Markdown;

namespace LrFind.Cli.Output;

/// <summary>
/// What GitHub Actions is told where lrfind runs in one of its workflows: annotations, and a section of the step's summary.
/// </summary>
internal static class GitHubActions
{
    private const string IsWorkflow = "GITHUB_ACTIONS", Summary = "GITHUB_STEP_SUMMARY", Workspace = "GITHUB_WORKSPACE";

    /// <summary>Reports checks; does nothing elsewhere.</summary>
    /// <param name="terminal">Where annotations go: to standard error, which the runner reads as it does standard output.</param>
    /// <param name="suite">The checks.</param>
    public static void Report(Terminal terminal, CheckSuite suite)
    {
        if (terminal.Variable(IsWorkflow) != "true")
            return;
        foreach (CheckCase check in suite.Cases)
        {
            if (AnnotationLine.Of(InWorkspace(check, terminal.Variable(Workspace))) is { } line)
                TerminalWriter.Command(terminal.Error, line);
        }

        if (SummaryOf(terminal) is { } file)
            Append(terminal, file, suite);
    }

    /// <summary>The file that a step's summary is added to; <see langword="null"/> outside of workflows.</summary>
    public static string? SummaryOf(Terminal terminal) =>
        terminal.Variable(IsWorkflow) == "true" && terminal.Variable(Summary) is { Length: > 0 } file ? file : null;

    // Annotations name files from the root of the repository.
    private static CheckCase InWorkspace(CheckCase check, string? workspace)
    {
        if (check.Position is not { } at || string.IsNullOrEmpty(workspace))
            return check;
        string file = Path.GetRelativePath(workspace, at.File).Replace(Path.DirectorySeparatorChar, '/');
        return check with { Position = at with { File = file } };
    }

    // The verdict must not hang on a summary that cannot be written.
    private static void Append(Terminal terminal, string file, CheckSuite suite)
    {
        try
        {
            using var writer = new StreamWriter(file, append: true) { NewLine = "\n" };
            StepSummary.Write(writer, suite);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Warn($"the step's summary cannot be written to '{file}'", "");
        }
    }
}

/// <summary>A check that does not pass as a workflow command of GitHub Actions, which shows it beside the line it is about.</summary>
internal static class AnnotationLine
{
    private const int LongestText = 1_000;

    /// <summary>The command, in one line; <see langword="null"/> for a check that passes.</summary>
    public static string? Of(CheckCase check)
    {
        if (check.Outcome == Outcome.Ok)
            return null;
        string level = check.Outcome == Outcome.Inconclusive ? "warning" : "error";
        string place = check.Position is { } at ? FormattableString.Invariant($"file={Property(at.File)},line={at.Line},col={at.Column},")
            : "";
        string title = Shown($"lrfind check {check.Name}"), message = Shown($"{check.Code}: {check.Sentence}");
        return $"::{level} {place}title={Property(title)}::{Message(message)}";
    }

    private static string Shown(string text) => RunnerCommands.Broken(Legible.Cut(Legible.Line(text), LongestText));

    private static string Message(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Message(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
