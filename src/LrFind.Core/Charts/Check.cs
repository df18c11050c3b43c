namespace LrFind.Charts;

/// <summary>Refuses sizes and opacities that cannot be drawn.</summary>
internal static class Check
{
    /// <summary>The value, when it is finite and above zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static double Positive(double value, string what) =>
        value > 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(what, value, $"{what} must be above zero.");

    /// <summary>The value, when it is above zero and at most one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static double Opacity(double value) =>
        value is > 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "An opacity is above 0 and at most 1.");
}
