using System.Runtime.InteropServices;
using LrFind.Cli.OptionGroups;

namespace LrFind.Cli.Output;

/// <summary>The library that draws, a file beside the executable that is easily left behind where only that is copied.</summary>
/// <param name="isThere">Whether it can be loaded.</param>
internal sealed class DrawingLibrary(Func<bool> isThere)
{
    private const string Name = "libSkiaSharp";

    /// <summary>That of this process.</summary>
    public static DrawingLibrary OfThisProcess { get; } =
        new(() => NativeLibrary.TryLoad(Name, typeof(DrawingLibrary).Assembly, null, out _));

    /// <summary>What can be drawn: all that is to be, or without the library nothing, with a warning where nobody asked by name.</summary>
    /// <param name="plot">What is to be drawn.</param>
    /// <param name="terminal">Where to warn.</param>
    /// <exception cref="UsageException">A picture that was asked for by name cannot be drawn.</exception>
    public PlotOptions Drawable(PlotOptions plot, Terminal terminal)
    {
        if (plot.Files is { Count: 0 } || isThere())
            return plot;
        string file = OperatingSystem.IsWindows() ? $"{Name}.dll" : OperatingSystem.IsMacOS() ? $"{Name}.dylib" : $"{Name}.so";
        if (plot.Files is [var named, ..])
            throw new UsageException($"--plot is '{named}', and {file}, which draws, cannot be loaded; copy it beside lrfind, or leave --plot out", "--plot");
        terminal.Warn($"there is no picture, for {file}, which draws, cannot be loaded", "copy it beside lrfind, or use --no-plot");
        return plot with { Files = [] };
    }
}
