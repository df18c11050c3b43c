using LrFind.Suggestions;

namespace LrFind.Reports.Outlines;

/// <summary>Lines over common points, for formats that draw by themselves or have others draw.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Description">What is to be seen, in words.</param>
/// <param name="X">The axis of the points.</param>
/// <param name="Y">The axis of the values; what lies beyond it is cut off.</param>
/// <param name="Points">The points, rising.</param>
/// <param name="Lines">A value for each point; not finite where there is none.</param>
internal sealed record LinePlot(
    string Title, string Description, PlotAxis X, PlotAxis Y, IReadOnlyList<double> Points, IReadOnlyList<PlotLine> Lines) : Block
{
    /// <summary>Points that matter.</summary>
    public IReadOnlyList<PlotMark> Marks { get; init; } = [];

    /// <summary>A range of points that matters; <see langword="null"/> for none.</summary>
    public PlotBand? Band { get; init; }

    /// <summary>The curves of a range test that it shows; <see langword="null"/> where it shows something else.</summary>
    public CurveAnalysis? Analysis { get; init; }

    /// <summary>The rate that it is about; <see langword="null"/> where there is none.</summary>
    public double? Rate { get; init; }
}

/// <summary>Small plots side by side.</summary>
/// <param name="Description">What they show.</param>
internal sealed record PlotGrid(string Description, IReadOnlyList<LinePlot> Plots) : Block;

/// <summary>An axis.</summary>
/// <param name="Label">What it measures.</param>
/// <param name="Low">Where it begins; more than 0 where it is logarithmic.</param>
/// <param name="High">Where it ends.</param>
/// <param name="IsLog">Whether it is logarithmic.</param>
internal sealed record PlotAxis(string Label, double Low, double High, bool IsLog = false)
{
    /// <summary>An axis of losses.</summary>
    public static PlotAxis Of(LossRange range, string label = "loss") => new(label, range.Low, range.High);
}

/// <summary>A line.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Style">How much it matters.</param>
/// <param name="Color">The place of its colour in the palette, from 0.</param>
/// <param name="Values">Its values.</param>
internal sealed record PlotLine(string Label, LineStyle Style, int Color, IReadOnlyList<double> Values);

/// <summary>How much a line matters.</summary>
internal enum LineStyle
{
    /// <summary>It is what the plot is about.</summary>
    Strong,

    /// <summary>It is what a strong one is made of.</summary>
    Thin,

    /// <summary>It goes with a strong one of the same colour.</summary>
    Dashed,

    /// <summary>One of several repeats, which can be left out.</summary>
    Faint,
}

/// <summary>A point that matters.</summary>
/// <param name="At">Where it is.</param>
/// <param name="Label">What it is.</param>
/// <param name="IsMain">Whether it is what the plot is about.</param>
internal sealed record PlotMark(double At, string Label, bool IsMain = false);

/// <summary>A range of points that matters.</summary>
/// <param name="Low">Where it begins.</param>
/// <param name="High">Where it ends.</param>
/// <param name="Label">What it is.</param>
internal sealed record PlotBand(double Low, double High, string Label);
