using System.Runtime.InteropServices;

namespace LrFind.Foundation.Files;

/// <summary>The streams 0 to 2, and which of them a process was given by the one that started it.</summary>
internal static class StandardDescriptors
{
    /// <summary>The number of standard input.</summary>
    public const int Input = 0;

    /// <summary>The number of standard output.</summary>
    public const int Output = 1;

    /// <summary>The number of standard error.</summary>
    public const int Error = 2;

    /// <summary>
    /// Whether a process was given a stream. Where it was not, the number stands for whatever the run-time opened first, which nobody else
    /// may read or write; and that is told by its flag: what is closed when another program is started did not come from one.
    /// </summary>
    /// <param name="descriptor">Its number.</param>
    public static bool IsOpen(int descriptor)
    {
        const int GetFlags = 1, CloseOnExec = 1;
        if (OperatingSystem.IsWindows())
            return true;
        int flags = Control(descriptor, GetFlags);
        return flags >= 0 && (flags & CloseOnExec) == 0;
    }

    [DllImport("libc", EntryPoint = "fcntl")]
    private static extern int Control(int descriptor, int command);
}
