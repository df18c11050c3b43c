namespace LrFind.Cli.Help;

/// <summary>What exit codes mean, in the words of help.</summary>
internal static class ExitCodeHelp
{
    private static readonly (int Code, string Meaning)[] s_everywhere =
    [
        (ExitCode.Usage, "the command line makes no sense, or an output cannot be written"),
        (ExitCode.BadInput, "a file cannot be used; the message says line and column"),
        (ExitCode.Internal, "a mistake of lrfind itself; please report the line it prints"),
        (ExitCode.Interrupted, "interrupted"),
    ];

    /// <summary>All exit codes of a command, in their order.</summary>
    public static IEnumerable<(int Code, string Meaning)> Of(DocumentedCommand command) =>
        command.ExitCodes.Concat(s_everywhere).OrderBy(c => c.Code);
}
