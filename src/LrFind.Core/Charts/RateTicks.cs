using System.Globalization;
using ScottPlot;

namespace LrFind.Charts;

/// <summary>
/// Ticks for learning rates on an axis of decades, where -3 is 0.001: a label at each decade and minor ticks at its multiples 2 to 9. A
/// short axis labels 2 and 5 too, a long one leaves decades out.
/// </summary>
internal sealed class RateTicks : ITickGenerator
{
    private const double ShortRange = 1.5, Slack = 1e-9;

    // So many letter heights between the middles of labels.
    private const double Spacing = 4.5;

    /// <inheritdoc/>
    public Tick[] Ticks { get; private set; } = [];

    /// <inheritdoc/>
    public int MaxTickCount { get; set; } = 12;

    /// <inheritdoc/>
    public void Regenerate(CoordinateRange range, Edge edge, PixelLength size, Paint paint, LabelStyle labelStyle)
    {
        int room = Math.Clamp((int)(size.Length / (Spacing * labelStyle.FontSize)), 2, MaxTickCount);
        Ticks = [.. Between(range.Min, range.Max, room)];
    }

    /// <summary>The ticks between two decades.</summary>
    /// <param name="low">The lower end, as a power of ten.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="most">The most labels, at least 2.</param>
    internal static IEnumerable<Tick> Between(double low, double high, int most)
    {
        int first = (int)Math.Ceiling(low - Slack), last = (int)Math.Floor(high + Slack);
        bool isShort = high - low < ShortRange || last - first < 1;
        int stride = 1;
        while (Labels(first, last, stride) > most)
            stride++;
        return stride == 1 ? Multiples(low, high, isShort) : Decades(first, last, stride);
    }

    // Counting from 10⁰ keeps it among the labels; a stride that leaves one label begins at the first decade.
    private static IEnumerable<Tick> Decades(int first, int last, int stride)
    {
        int origin = Labels(first, last, stride) < 2 ? first : 0;
        return Enumerable.Range(first, last - first + 1).Select(exponent =>
            (exponent - origin) % stride == 0 ? Tick.Major(exponent, PowerOfTen(exponent)) : Tick.Minor(exponent));
    }

    private static IEnumerable<Tick> Multiples(double low, double high, bool labelsTwoAndFive)
    {
        for (int exponent = (int)Math.Floor(low); exponent <= high + Slack; exponent++)
        {
            for (int digit = 1; digit <= 9; digit++)
            {
                double at = exponent + Math.Log10(digit);
                if (at < low - Slack || at > high + Slack)
                    continue;
                bool isMajor = digit == 1 || (labelsTwoAndFive && digit is 2 or 5);
                string factor = digit == 1 ? "" : digit.ToString(CultureInfo.InvariantCulture) + "×";
                yield return isMajor ? Tick.Major(at, factor + PowerOfTen(exponent)) : Tick.Minor(at);
            }
        }
    }

    private static int Labels(int first, int last, int stride) => FloorDivide(last, stride) - FloorDivide(first - 1, stride);

    private static int FloorDivide(int value, int divisor) => (int)Math.Floor(value / (double)divisor);

    /// <summary>A power of ten with a raised exponent, for example 10⁻³.</summary>
    internal static string PowerOfTen(int exponent) => "10" + string.Concat(
        exponent.ToString(CultureInfo.InvariantCulture).Select(c => c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0']));
}
