using LrFind.Reports.Text.Plots;

namespace LrFind.Reports.Text;

/// <summary>The room that text has for plots.</summary>
/// <param name="Columns">The characters of a line.</param>
/// <param name="IsUnicode">Whether there are others than those of ASCII.</param>
internal sealed record PlotSpace(int Columns, bool IsUnicode);

/// <summary>Plots in summaries, with the losses where those have their labels.</summary>
internal static class PlotText
{
    // With fewer columns there is little to be seen; more than summaries have would part the plot from them.
    private const int FewestColumns = 40;
    private const int MostColumns = 80;

    /// <summary>Writes a plot between two empty lines; nothing where there is no room.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="space">The room; <see langword="null"/> for none.</param>
    /// <param name="create">Says what to draw; asked only where it is drawn.</param>
    public static void Write(TextWriter writer, PlotSpace? space, Func<TextPlot> create)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(create);
        if (space is not { Columns: >= FewestColumns })
            return;
        int width = Math.Min(space.Columns, MostColumns) - TextLines.LabelWidth - 1;
        TextStyle style = TextStyle.Strong;
        writer.WriteLine();
        foreach ((string label, string text) in PlotLines.Of(create(), width, space.IsUnicode ? PlotGlyphs.Unicode : PlotGlyphs.Ascii))
        {
            TextLines.Write(writer, label.PadLeft(TextLines.LabelWidth), new StyledText(text, style));
            // The first line names the rate.
            style = TextStyle.Plain;
        }

        writer.WriteLine();
    }
}
