namespace LrFind.Suggestions.Rules;

/// <summary>The rate at which 80 % of the descent is done: the last one before the minimum where s(t) = s₀ − 0.8·(s₀ − min s), s being the smoothed curve.</summary>
/// <remarks>Near the foot of the slope rather than on it: good where training stops early, less so where it does not.</remarks>
public static class DescentRule
{
    private const double Share = 0.8;

    /// <summary>The rule.</summary>
    public static SuggestionRule Rule { get; } = new(
        "descent", "where 80 % of the descent is done", "the last t before the minimum with s(t) = s₀ − 0.8·(s₀ − min s)", "lrfind",
        analysis => Rate(analysis), IsReferred: true);

    /// <summary>The rate.</summary>
    /// <param name="analysis">Curves with a descent.</param>
    internal static double Rate(CurveAnalysis analysis) => Math.Pow(10, analysis.DecadeOfDescent(Share));
}
