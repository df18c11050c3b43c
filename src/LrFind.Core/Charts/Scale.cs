namespace LrFind.Charts;

/// <summary>How data values are laid out along an axis: an interval and the rule that maps it to 0..1.</summary>
public abstract record Scale
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
