namespace LrFind.Suggestions;

/// <summary>Straight lines between points.</summary>
internal static class Interpolation
{
    /// <summary>The value at a position; outside the points, that of the nearest.</summary>
    /// <param name="positions">Rising, at least one.</param>
    /// <param name="values">As many.</param>
    /// <param name="position">Anywhere.</param>
    public static double At(ReadOnlySpan<double> positions, ReadOnlySpan<double> values, double position)
    {
        int i = 0;
        while (i < positions.Length && positions[i] < position)
            i++;
        if (i == 0 || i == positions.Length)
            return values[Math.Min(i, positions.Length - 1)];
        return values[i - 1] + (values[i] - values[i - 1]) * (position - positions[i - 1]) / (positions[i] - positions[i - 1]);
    }

    /// <summary>Where the line from a point to the next has a level.</summary>
    /// <param name="positions">Rising.</param>
    /// <param name="values">As many.</param>
    /// <param name="i">The point; the level lies between its value and the next.</param>
    /// <param name="level">The level.</param>
    public static double Crossing(ReadOnlySpan<double> positions, ReadOnlySpan<double> values, int i, double level) =>
        positions[i] + (positions[i + 1] - positions[i]) * (level - values[i]) / (values[i + 1] - values[i]);
}
