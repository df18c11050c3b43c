namespace LrFind.Charts;

/// <summary>How data values are laid out along an axis: an interval and the rule that maps it to 0..1.</summary>
internal abstract record Scale
{
    private protected Scale(double min, double max)
    {
        if (!double.IsFinite(min) || !double.IsFinite(max))
        {
            throw new ArgumentException($"Axis bounds must be finite numbers, but are {Show(min)} and {Show(max)}.");
        }

        if (min >= max)
        {
            throw new ArgumentException($"The lower axis bound must be below the upper one, but they are {Show(min)} and {Show(max)}.");
        }

        Min = min;
        Max = max;
    }

    /// <summary>Lower bound, in data units.</summary>
    public double Min { get; }

    /// <summary>Upper bound, in data units.</summary>
    public double Max { get; }

    /// <summary>
    /// Position of a value: 0 at <see cref="Min"/>, 1 at <see cref="Max"/>, below 0 or above 1 outside of them.
    /// NaN when the scale has no place for the value.
    /// </summary>
    public abstract double Fraction(double value);

    /// <summary>Ticks inside the interval, in increasing order; those with a label are major.</summary>
    /// <param name="maxLabels">Upper limit for the number of labels, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxLabels"/> is below 2.</exception>
    public abstract IReadOnlyList<Tick> Ticks(int maxLabels);

    private protected static string Show(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Equal distances for equal differences.</summary>
internal sealed record LinearScale : Scale
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

/// <summary>Equal distances for equal ratios; only for positive values.</summary>
internal sealed record LogScale : Scale
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

/// <summary>A position on an axis.</summary>
/// <param name="Value">Where it is, in data units.</param>
/// <param name="Label">What is written there; null for a minor tick, which only has a faint gridline.</param>
internal sealed record Tick(double Value, string? Label);
