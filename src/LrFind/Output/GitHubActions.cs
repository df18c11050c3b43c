using LrFind.Reports.Checks;

namespace LrFind.Cli.Output;

/// <summary>What GitHub Actions is told where lrfind runs in one of its workflows: annotations, and a section of the step's summary.</summary>
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
                terminal.Error.WriteLine(line);
        }

        if (terminal.Variable(Summary) is { Length: > 0 } file)
            Append(terminal, file, suite);
    }

    // Annotations name files from the root of the repository.
    private static CheckCase InWorkspace(CheckCase check, string? workspace) => check.Position is null || string.IsNullOrEmpty(workspace)
        ? check
        : check with { Position = check.Position with { File = Path.GetRelativePath(workspace, check.Position.File).Replace(Path.DirectorySeparatorChar, '/') } };

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
