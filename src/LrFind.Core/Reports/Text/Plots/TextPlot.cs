namespace LrFind.Reports.Text.Plots;

/// <summary>Losses against learning rates, as text draws them: what is shown, and not yet how wide or with which characters.</summary>
internal sealed record TextPlot
{
    // In heights of the plot: a line to there is as good as vertical.
    private const double FarAway = 1e6;

    /// <summary>The curve, its rates rising; losses that are not finite leave gaps.</summary>
    public required IReadOnlyList<(double Rate, double Loss)> Curve { get; init; }

    /// <summary>Whether each point of the curve was measured for itself, and is to be seen.</summary>
    public bool HasPoints { get; init; }

    /// <summary>The lowest rate of the axis.</summary>
    public required double LowRate { get; init; }

    /// <summary>The highest rate of the axis, more than the lowest.</summary>
    public required double HighRate { get; init; }

    /// <summary>The losses shown.</summary>
    public required LossRange Losses { get; init; }

    /// <summary>The losses written beside the axis, those that matter more first; where two share a row, the first is.</summary>
    public required IReadOnlyList<double> Levels { get; init; }

    /// <summary>The rate that stands out; <see langword="null"/> for none.</summary>
    public PlotMark? Mark { get; init; }

    /// <summary>A range of rates; <see langword="null"/> for none.</summary>
    public PlotBand? Band { get; init; }

    /// <summary>Where a rate lies on the axis, from 0 to 1.</summary>
    public double Across(double rate) =>
        Math.Clamp((Math.Log10(rate) - Math.Log10(LowRate)) / (Math.Log10(HighRate) - Math.Log10(LowRate)), 0, 1);

    /// <summary>Where a loss lies: from 0 at the lowest that is shown to 1 at the highest, and beyond.</summary>
    public double Up(double loss) => Math.Clamp((loss - Losses.Low) / (Losses.High - Losses.Low), -FarAway, FarAway);
}

/// <summary>A rate that stands out.</summary>
/// <param name="Rate">The rate.</param>
/// <param name="Label">What it is.</param>
/// <param name="Loss">The loss there; <see langword="null"/> where it is not known.</param>
internal sealed record PlotMark(double Rate, string Label, double? Loss);

/// <summary>A range of rates.</summary>
/// <param name="Low">Its lowest rate.</param>
/// <param name="High">Its highest rate.</param>
/// <param name="Label">What it is.</param>
internal sealed record PlotBand(double Low, double High, string Label);
