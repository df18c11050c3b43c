using System.Runtime.InteropServices;
using LrFind.Foundation.Files;

namespace LrFind.Cli.Output;

/// <summary>The window of the terminal that standard output is, or where that is none, standard error.</summary>
internal static class TerminalWindow
{
    /// <summary>Its columns; <see langword="null"/> where nobody knows.</summary>
    // On Unix the console of .NET reads the terminal's description and switches its keypad before it answers.
    public static int? Columns()
    {
        int columns = OperatingSystem.IsLinux() ? LinuxColumns() : ConsoleColumns();
        return columns > 0 ? columns : null;
    }

    private static int ConsoleColumns()
    {
        try
        {
            return Console.WindowWidth;
        }
        catch (Exception e) when (e is IOException or PlatformNotSupportedException)
        {
            return 0;
        }
    }

    private static int LinuxColumns()
    {
        const nuint GetWindowSize = 0x5413;
        return IoControl(StandardDescriptors.Output, GetWindowSize, out WindowSize size) == 0
            || IoControl(StandardDescriptors.Error, GetWindowSize, out size) == 0 ? size.Columns : 0;
    }

    [DllImport("libc", EntryPoint = "ioctl")]
    private static extern int IoControl(int descriptor, nuint request, out WindowSize size);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct WindowSize
    {
        private readonly ushort _rows, _columns, _width, _height;

        public int Columns => _columns;
    }
}
