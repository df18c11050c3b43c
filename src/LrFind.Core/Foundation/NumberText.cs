using System.Globalization;

namespace LrFind.Foundation;

/// <summary>The one way to print numbers in reports: three significant digits, invariant.</summary>
internal static class NumberText
{
    /// <summary>A learning rate, as in 3.16e-03.</summary>
    public static string Rate(double rate) => rate.ToString("0.00e+00", CultureInfo.InvariantCulture);

    /// <summary>A loss, as in 0.693 or 12.3 or 4.57e+06.</summary>
    public static string Loss(double loss) => Math.Abs(loss) switch
    {
        0 => "0",
        < 1e-3 or >= 1e5 => loss.ToString("0.00e+00", CultureInfo.InvariantCulture),
        < 10 => loss.ToString("0.000", CultureInfo.InvariantCulture),
        < 1000 => loss.ToString("0.0", CultureInfo.InvariantCulture),
        _ => loss.ToString("0", CultureInfo.InvariantCulture),
    };

    /// <summary>A weight decay or momentum in few characters, as in 0.95 or 1e-4.</summary>
    public static string Setting(double value) =>
        value.ToString(Math.Abs(value) is > 0 and < 1e-3 ? "0.##e-0" : null, CultureInfo.InvariantCulture);

    /// <summary>All digits that a number needs to be read back as the same, as in 0.95 or 1e-7.</summary>
    public static string Exact(double value)
    {
        string text = value.ToString(CultureInfo.InvariantCulture);
        int exponent = text.IndexOf('E', StringComparison.Ordinal);
        return exponent < 0 ? text
            : $"{text[..exponent]}e{int.Parse(text[(exponent + 1)..], CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>A count, as in 4,675.</summary>
    public static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A count and its noun, as in 1 row or 4,675 rows.</summary>
    public static string Plural(long count, string noun) => $"{Count(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>A distance between rates, as in 0.04 decades.</summary>
    public static string Decades(double decades) => decades.ToString("0.00", CultureInfo.InvariantCulture) + " decades";

    /// <summary>How many times as large, as in 4.3 times, 87 times or 1.2e+04 times.</summary>
    public static string Times(double factor) =>
        factor.ToString(factor < 9.95 ? "0.0" : factor < 1000 ? "0" : "0.0e+00", CultureInfo.InvariantCulture) + " times";

    /// <summary>A share, as in 62 %.</summary>
    public static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + " %";
}
