namespace LrFind.Charts;

/// <summary>Equal distances for equal ratios; only for positive values.</summary>
public sealed record LogScale : Scale
{
    private readonly double _logMin;
    private readonly double _logSpan;

    /// <summary>A logarithmic scale from <paramref name="min"/> to <paramref name="max"/>.</summary>
    /// <exception cref="ArgumentException">The bounds are not finite, not positive, not in order, or too close together.</exception>
    public LogScale(double min, double max)
        : base(min, max)
    {
        if (min <= 0)
        {
            throw new ArgumentException($"A logarithmic axis needs positive bounds, but its lower bound is {Show(min)}.");
        }

        _logMin = Math.Log10(min);
        _logSpan = Math.Log10(max) - _logMin;
        if (_logSpan < 1e-9)
        {
            throw new ArgumentException($"The axis bounds {Show(min)} and {Show(max)} are too close together to draw.");
        }
    }

    /// <inheritdoc/>
    public override double Fraction(double value) => value > 0 ? (Math.Log10(value) - _logMin) / _logSpan : double.NaN;

    /// <inheritdoc/>
    public override IReadOnlyList<Tick> Ticks(int maxLabels) => LogTicks.Between(Min, Max, maxLabels);
}
