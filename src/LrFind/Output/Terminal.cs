using System.Text;
using Microsoft.Win32.SafeHandles;

namespace LrFind.Cli.Output;

/// <summary>Where text goes, and what surrounds the process.</summary>
/// <param name="Output">The result, and nothing else.</param>
/// <param name="Error">Errors, warnings and progress.</param>
/// <param name="ShowsProgress">Whether <paramref name="Error"/> is a terminal, on which a line can be overwritten.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error, bool ShowsProgress)
{
    /// <summary>Looks up an environment variable. Default: there are none.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>The command line as it was given; <see langword="null"/>, the default, where there was none.</summary>
    public string? CommandLine { get; init; }

    /// <summary>Says something the user should know.</summary>
    /// <param name="message">What, without a full stop.</param>
    /// <param name="remedy">What to do about it; may be empty.</param>
    public void Warn(string message, string remedy) =>
        Error.WriteLine($"lrfind: warning: {OptionNames.In(message)}{(remedy.Length > 0 ? $"; {OptionNames.In(remedy)}" : "")}");
}

/// <summary>The process's standard output and error as writers of UTF-8.</summary>
internal static class StandardStream
{
    private const int OutputDescriptor = 1;
    private const int ErrorDescriptor = 2;

    /// <summary>Standard output; written when flushed.</summary>
    public static StreamWriter Output() => new(Open(OutputDescriptor, Console.IsOutputRedirected), new UTF8Encoding(false));

    /// <summary>Standard error; written at once.</summary>
    public static StreamWriter Error() =>
        new(Open(ErrorDescriptor, Console.IsErrorRedirected), new UTF8Encoding(false)) { AutoFlush = true };

    // The console's own streams switch a Unix terminal's keypad to application mode before the first letter, for input that lrfind never
    // reads. A terminal can be written directly; a file cannot, because there output and error may share one position.
    private static Stream Open(int descriptor, bool isRedirected) => OperatingSystem.IsWindows() || isRedirected
        ? descriptor == OutputDescriptor ? Console.OpenStandardOutput() : Console.OpenStandardError()
        : new FileStream(new SafeFileHandle(descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
}
