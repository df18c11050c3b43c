using System.Globalization;

namespace LrFind.Charts;

/// <summary>
/// Ticks for a logarithmic axis: a label at each decade and minor ticks at its multiples 2 to 9. A short axis
/// also labels 2 and 5, a very short one is labelled like a linear one, a very long one skips decades.
/// </summary>
internal static class LogTicks
{
    private const int MostDecadesLabelled = 12;
    private const double ShortRange = 1.5;
    private const double Slack = 1e-9;

    /// <summary>Ticks between the bounds, at least two of them labelled and at most <paramref name="maxLabels"/>.</summary>
    public static List<Tick> Between(double min, double max, int maxLabels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLabels, 2);
        int first = (int)Math.Ceiling(Math.Log10(min) - Slack);
        int last = (int)Math.Floor(Math.Log10(max) + Slack);
        bool isShort = Math.Log10(max) - Math.Log10(min) < ShortRange || last - first < 1;
        if (!isShort)
        {
            int stride = Stride(first, last, Math.Min(maxLabels, MostDecadesLabelled));
            return Decades(min, max, first, last, stride);
        }

        List<Tick> ticks = Multiples(min, max, first - 1, last, labelTwoAndFive: true);
        int labels = Labels(ticks);
        if (labels > maxLabels)
        {
            ticks = Multiples(min, max, first - 1, last, labelTwoAndFive: false);
            labels = Labels(ticks);
        }

        return labels < 2 ? LinearTicks.Between(min, max, maxLabels) : ticks;
    }

    private static int Stride(int first, int last, int maxLabels)
    {
        int stride = 1;
        while (FloorDivide(last, stride) - FloorDivide(first - 1, stride) > maxLabels)
        {
            stride++;
        }

        return stride;
    }

    private static List<Tick> Decades(double min, double max, int first, int last, int stride)
    {
        if (stride == 1)
        {
            return Multiples(min, max, first - 1, last, labelTwoAndFive: false);
        }

        // With decades left out, their multiples would be a grey haze: the decades themselves are the minor ticks.
        // Counting from exponent 0 keeps 10⁰ among the labels; a stride that leaves one label starts at the first decade.
        int origin = FloorDivide(last, stride) - FloorDivide(first - 1, stride) < 2 ? first : 0;
        var ticks = new List<Tick>();
        for (int exponent = first; exponent <= last; exponent++)
        {
            bool labelled = (exponent - origin) % stride == 0;
            ticks.Add(new Tick(Value(1, exponent, min, max), labelled ? NumberFormat.PowerOfTen(exponent) : null));
        }

        return ticks;
    }

    private static List<Tick> Multiples(double min, double max, int first, int last, bool labelTwoAndFive)
    {
        var ticks = new List<Tick>();
        for (int exponent = first; exponent <= last; exponent++)
        {
            for (int digit = 1; digit <= 9; digit++)
            {
                double value = digit * Math.Pow(10, exponent);
                if (value >= min * (1 - Slack) && value <= max * (1 + Slack))
                {
                    ticks.Add(new Tick(Value(digit, exponent, min, max), Label(digit, exponent, labelTwoAndFive)));
                }
            }
        }

        return ticks;
    }

    private static string? Label(int digit, int exponent, bool labelTwoAndFive) => digit switch
    {
        1 => NumberFormat.PowerOfTen(exponent),
        2 or 5 when labelTwoAndFive => digit.ToString(CultureInfo.InvariantCulture) + "×" + NumberFormat.PowerOfTen(exponent),
        _ => null,
    };

    private static double Value(int digit, int exponent, double min, double max)
    {
        // Dividing gives the nearest double to the decimal; below 1e-300 the divisor itself would overflow.
        double value = exponent is < 0 and > -300 ? digit / Math.Pow(10, -exponent) : digit * Math.Pow(10, exponent);
        return Math.Clamp(value, min, max);
    }

    private static int Labels(List<Tick> ticks)
    {
        int labels = 0;
        foreach (Tick tick in ticks)
        {
            labels += tick.Label is null ? 0 : 1;
        }

        return labels;
    }

    private static int FloorDivide(int value, int divisor) => (int)Math.Floor(value / (double)divisor);
}
