namespace LrFind.Charts;

/// <summary>Round numbers for a linear axis: multiples of 1, 2 or 5 times a power of ten.</summary>
internal static class LinearTicks
{
    // Bounds such as 0.3 are rarely exact; a tick this close to a bound, in steps, still counts as on it.
    private const double Slack = 1e-9;

    /// <summary>Ticks between the bounds, all labelled: as many as fit into <paramref name="maxLabels"/>, at least two.</summary>
    public static List<Tick> Between(double min, double max, int maxLabels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLabels, 2);
        int exponent = (int)Math.Floor(Math.Log10((max - min) / maxLabels)) - 1;
        int digit = 1;
        while (Count(min, max, digit, exponent) > maxLabels)
        {
            (digit, exponent) = Coarser(digit, exponent);
        }

        while (Count(min, max, digit, exponent) < 2)
        {
            (digit, exponent) = Finer(digit, exponent);
        }

        return Build(min, max, digit, exponent);
    }

    private static List<Tick> Build(double min, double max, int digit, int exponent)
    {
        double step = Step(digit, exponent);
        double first = Math.Ceiling(min / step - Slack);
        double last = Math.Floor(max / step + Slack);
        var format = new NumberFormat(Math.Max(Math.Abs(first), Math.Abs(last)) * step, exponent);
        var ticks = new List<Tick>();
        for (double i = first; i <= last; i++)
        {
            // Dividing by a whole power of ten gives the nearest double to the decimal; multiplying by 0.1 does not.
            double value = exponent < 0 ? i * digit / Math.Pow(10, -exponent) : i * step;
            ticks.Add(new Tick(Math.Clamp(value, min, max), format.Write(value)));
        }

        return ticks;
    }

    private static double Count(double min, double max, int digit, int exponent)
    {
        double step = Step(digit, exponent);
        return Math.Floor(max / step + Slack) - Math.Ceiling(min / step - Slack) + 1;
    }

    private static double Step(int digit, int exponent) => digit * Math.Pow(10, exponent);

    private static (int Digit, int Exponent) Coarser(int digit, int exponent) => digit switch
    {
        1 => (2, exponent),
        2 => (5, exponent),
        _ => (1, exponent + 1),
    };

    private static (int Digit, int Exponent) Finer(int digit, int exponent) => digit switch
    {
        5 => (2, exponent),
        2 => (1, exponent),
        _ => (5, exponent - 1),
    };
}
