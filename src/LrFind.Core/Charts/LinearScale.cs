namespace LrFind.Charts;

/// <summary>Equal distances for equal differences.</summary>
public sealed record LinearScale : Scale
{
    // Closer than this, relative to their size, two bounds have no round numbers between them that a double can hold.
    private const double SmallestRelativeSpan = 1e-10;

    /// <summary>A linear scale from <paramref name="min"/> to <paramref name="max"/>.</summary>
    /// <exception cref="ArgumentException">The bounds are not finite, not in order, or too close or far apart for a double.</exception>
    public LinearScale(double min, double max)
        : base(min, max)
    {
        double span = max - min;
        if (!double.IsFinite(span) || span < SmallestRelativeSpan * Math.Max(Math.Abs(min), Math.Abs(max)) || span < 1e-300)
        {
            throw new ArgumentException($"The axis bounds {Show(min)} and {Show(max)} are too close together or too far apart to draw.");
        }
    }

    /// <inheritdoc/>
    public override double Fraction(double value) => (value - Min) / (Max - Min);

    /// <inheritdoc/>
    public override IReadOnlyList<Tick> Ticks(int maxLabels) => LinearTicks.Between(Min, Max, maxLabels);
}
