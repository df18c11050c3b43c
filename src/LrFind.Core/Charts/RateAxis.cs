using LrFind.Curves;
using ScottPlot;

namespace LrFind.Charts;

/// <summary>An axis of learning rates: of decades, where -3 is 0.001, or linear as the rates of a linear range test are.</summary>
internal sealed record RateAxis
{
    // A shorter axis would have too few round rates.
    private const double LeastDecades = 1;

    // What is left free beyond a rate that the axis was widened for, as a share of its length.
    private const double Margin = 0.02;

    private readonly bool _isLinear;

    private RateAxis(double low, double high, bool isLinear) => (Low, High, _isLinear) = (low, high, isLinear);

    /// <summary>Its lower end, in its own units.</summary>
    public double Low { get; }

    /// <summary>Its upper end.</summary>
    public double High { get; }

    /// <summary>An axis of decades from one rate to another, widened to one decade at least.</summary>
    public static RateAxis Decades(double low, double high)
    {
        double from = Math.Log10(low), to = Math.Log10(high), missing = Math.Max(0, LeastDecades - (to - from)) / 2;
        return new RateAxis(from - missing, to + missing, isLinear: false);
    }

    /// <summary>The axis on which the rates of curves lie evenly.</summary>
    public static RateAxis Of(CurveSet curves)
    {
        double low = curves.Rate(0), high = curves.Rate(curves.Count - 1);
        return curves.HasLinearRates ? new RateAxis(low, high, isLinear: true) : Decades(low, high);
    }

    /// <summary>The axis widened so far that it shows a rate, too; the same for one that is more than half of its length away.</summary>
    public RateAxis Including(double rate)
    {
        double at = At(rate), length = High - Low, margin = Margin * length;
        return at < Low - length / 2 || at > High + length / 2 ? this
            : new RateAxis(at < Low ? at - margin : Low, at > High ? at + margin : High, _isLinear);
    }

    /// <summary>Where a rate is on it.</summary>
    public double At(double rate) => _isLinear ? rate : Math.Log10(rate);

    /// <summary>Its ticks.</summary>
    public ITickGenerator Ticks() => _isLinear ? new RoundTicks() : new RateTicks();
}
