using System.Text;
using Microsoft.Win32.SafeHandles;

namespace LrFind.Cli.Output;

/// <summary>The process's standard output and error as writers of UTF-8.</summary>
internal static class StandardStream
{
    private const int OutputDescriptor = 1;
    private const int ErrorDescriptor = 2;

    /// <summary>Standard output; written when flushed.</summary>
    public static StreamWriter Output() => new(Open(OutputDescriptor, Console.IsOutputRedirected), new UTF8Encoding(false));

    /// <summary>Standard error; written at once.</summary>
    public static StreamWriter Error() => new(Open(ErrorDescriptor, Console.IsErrorRedirected), new UTF8Encoding(false)) { AutoFlush = true };

    // The console's own streams switch a Unix terminal's keypad to application mode before the first letter, for input that lrfind never
    // reads. A terminal can be written directly; a file cannot, because there output and error may share one position.
    private static Stream Open(int descriptor, bool isRedirected) => OperatingSystem.IsWindows() || isRedirected
        ? descriptor == OutputDescriptor ? Console.OpenStandardOutput() : Console.OpenStandardError()
        : new FileStream(new SafeFileHandle(descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
}
