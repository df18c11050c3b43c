using LrFind.Curves;

namespace LrFind.Suggestions;

/// <summary>Ladders on which a long way is come at low rates already.</summary>
internal static class FineLadder
{
    // As low as the usual ladder starts, with several times its 16.5 steps a decade.
    private const double LowRate = 1e-5;
    private const double ManySteps = 50;

    /// <summary>Whether a ladder has so many steps at so low rates that lower ones would show nothing new.</summary>
    public static bool StartsLow(CurveSet curves)
    {
        double decades = Math.Log10(curves.Rate(curves.Count - 1) / curves.Rate(0));
        return curves.Rate(0) <= LowRate && curves.Count - 1 > ManySteps * decades;
    }
}
