using LrFind.Reports;

namespace LrFind.Cli;

/// <summary>What the process's exit code means.</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Ok = 0;

    /// <summary>The rate that was tried out is not the one to take.</summary>
    public const int Failed = 1;

    /// <summary>The command line cannot be understood, or an output cannot be written.</summary>
    public const int Usage = 2;

    /// <summary>The data, the model or the curve file cannot be used.</summary>
    public const int BadInput = 3;

    /// <summary>The curve supports no suggestion.</summary>
    public const int NoSuggestion = 4;

    /// <summary>Cells of a sweep are missing.</summary>
    public const int Incomplete = 4;

    /// <summary>lrfind itself is at fault.</summary>
    public const int Internal = 70;

    /// <summary>The user stopped it.</summary>
    public const int Interrupted = 130;

    /// <summary>What a report comes to.</summary>
    /// <param name="outcome">In the library's words.</param>
    public static int Of(Outcome outcome) => outcome switch
    {
        Outcome.Ok => Ok,
        Outcome.Failed => Failed,
        Outcome.Inconclusive => NoSuggestion,
        _ => BadInput,
    };
}
