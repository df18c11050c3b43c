using ScottPlot;

namespace LrFind.Charts.Annotations;

/// <summary>A place on the rate axis that is worth naming.</summary>
/// <param name="X">Where, in units of the axis.</param>
/// <param name="Label">What it is; may be empty. Left out where there is no free room.</param>
/// <param name="Color">The colour of line, dot and label.</param>
internal sealed record RateMark(double X, string Label, Color Color)
{
    /// <summary>The height of its dot; <see langword="null"/> for none.</summary>
    public double? Y { get; init; }

    /// <summary>Whether a line goes through the whole plot. Default: yes.</summary>
    public bool HasLine { get; init; } = true;

    /// <summary>Whether its label is strong. Default: yes.</summary>
    public bool IsStrong { get; init; } = true;
}

/// <summary>A shaded interval of the rate axis.</summary>
/// <param name="Low">Its lower end, in units of the axis.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Label">What it is; may be empty. Left out where there is no free room.</param>
/// <param name="Color">The colour of its label, and faintly of the shade.</param>
internal sealed record RateBand(double Low, double High, string Label, Color Color);
