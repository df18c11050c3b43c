using System.Globalization;

namespace LrFind.Charts;

/// <summary>
/// Writes the numbers of one axis alike: the same number of decimals, a true minus sign, and one common
/// power of ten when plain decimals would be long.
/// </summary>
internal sealed class NumberFormat
{
    private const double LargestPlain = 999_999.5;
    private const int MostPlainDecimals = 4;

    private readonly int _decimals;
    private readonly int? _power;

    /// <summary>A format for an axis.</summary>
    /// <param name="largest">Largest absolute value that will be written.</param>
    /// <param name="stepExponent">Power of ten of the last digit that matters.</param>
    public NumberFormat(double largest, int stepExponent)
    {
        if (largest > LargestPlain || -stepExponent > MostPlainDecimals)
        {
            _power = Math.Max((int)Math.Floor(Math.Log10(largest) + 1e-9), stepExponent);
            stepExponent -= _power.Value;
        }

        _decimals = Math.Clamp(-stepExponent, 0, 15);
    }

    /// <summary>The number as it appears beside a tick.</summary>
    public string Write(double value)
    {
        if (value == 0)
        {
            return _power is null ? Digits(0) : "0";
        }

        return _power is int power ? Digits(value / Math.Pow(10, power)) + "×" + PowerOfTen(power) : Digits(value);
    }

    /// <summary>A power of ten with a raised exponent, for example 10⁻³.</summary>
    public static string PowerOfTen(int exponent)
    {
        string digits = exponent.ToString(CultureInfo.InvariantCulture);
        return string.Concat("10", string.Create(digits.Length, digits, static (raised, plain) =>
        {
            for (int i = 0; i < plain.Length; i++)
            {
                raised[i] = plain[i] == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[plain[i] - '0'];
            }
        }));
    }

    private string Digits(double value) =>
        value.ToString("F" + _decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Replace('-', '−');
}
