using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace LrFind.Charts;

/// <summary>
/// Ticks at round numbers, written alike: with the same decimals, a true minus sign, and one power of ten where digits would be long.
/// </summary>
internal sealed class RoundTicks : ITickGenerator
{
    private const double LargestPlain = 1e6;
    private const int MostDecimals = 4;

    private readonly NumericAutomatic _places = new() { TickDensity = 0.6, MinorTickGenerator = new NoMinorTicks() };

    /// <inheritdoc/>
    public Tick[] Ticks { get; private set; } = [];

    /// <inheritdoc/>
    public int MaxTickCount { get; set; } = 12;

    /// <inheritdoc/>
    public void Regenerate(CoordinateRange range, Edge edge, PixelLength size, Paint paint, LabelStyle labelStyle)
    {
        _places.MaxTickCount = MaxTickCount;
        _places.Regenerate(range, edge, size, paint, labelStyle);
        double[] at = [.. _places.Ticks.Where(t => t.IsMajor).Select(t => t.Position).Order()];
        Ticks = [.. at.Zip(Labels(at), Tick.Major)];
    }

    /// <summary>Numbers at equal distances as the labels of one axis.</summary>
    internal static IEnumerable<string> Labels(IReadOnlyList<double> values)
    {
        double largest = values.Select(Math.Abs).DefaultIfEmpty().Max();
        double step = values.Count > 1 ? values[1] - values[0] : largest;
        if (step == 0 || !double.IsFinite(step))
            return values.Select(v => v.ToString("R", CultureInfo.InvariantCulture));
        int power = largest >= LargestPlain || Decimals(step) > MostDecimals ? (int)Math.Floor(Math.Log10(largest) + 1e-9) : 0;
        int decimals = Decimals(step / Math.Pow(10, power));
        string behind = power == 0 ? "" : $"×{RateTicks.PowerOfTen(power)}";
        return values.Select(v => Math.Abs(v) < step / 2 ? "0"
            : (v / Math.Pow(10, power)).ToString($"F{decimals}", CultureInfo.InvariantCulture).Replace('-', '−') + behind);
    }

    // The digits behind the point that tell neighbours apart; steps are 1, 2, 2.5 or 5 times a power of ten.
    private static int Decimals(double step)
    {
        int decimals = Math.Clamp(-(int)Math.Floor(Math.Log10(step) + 1e-9), 0, 15);
        double scaled = step * Math.Pow(10, decimals);
        return Math.Abs(scaled - Math.Round(scaled)) > 1e-6 ? decimals + 1 : decimals;
    }

    private sealed class NoMinorTicks : IMinorTickGenerator
    {
        public IEnumerable<double> GetMinorTicks(double[] majorTicks, CoordinateRange range) => [];
    }
}
