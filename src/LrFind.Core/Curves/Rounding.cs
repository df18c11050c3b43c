namespace LrFind.Curves;

/// <summary>Compares numbers that went through another tool's text and may have lost their last digits there.</summary>
internal static class Rounding
{
    private const double Tolerance = 1e-6;

    /// <summary>Whether two numbers are the same but for rounding; NaN, which says nothing, is the same as any.</summary>
    public static bool AreSame(double a, double b) => !(Math.Abs(a - b) > Tolerance * Math.Abs(a));
}
