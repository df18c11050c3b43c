namespace LrFind.Suggestions.Rules;

/// <summary>
/// The centre of gravity of the steep part of the descent: Σ t·max(−g, 0)²·Δt / Σ max(−g, 0)²·Δt over the points up to the minimum, with t
/// = log₁₀ lr and g = d loss / d t of the smoothed curve; where the steps are closer than the <see cref="ReferenceSpacing"/>, only up to
/// where steps of that spacing would have come well before the take-off.
/// </summary>
/// <remarks>
/// "Steepest gradient" as a rule goes back to fastai and torch-lr-finder, which take the smallest difference of an average that lags. The
/// smallest slope is one point among many and jumps between neighbours of almost the same slope; the centre uses all of them, moves half as
/// much between seeds and is not bound to the rates that were tried. Squares make it follow the steepest stretch rather than long gentle
/// ones. docs/methods.md has the figures.
/// </remarks>
internal static class SteepestRule
{
    public static SuggestionRule Rule { get; } = new(
        "steepest", "where the loss falls most steeply", "Σ t·max(−g, 0)² / Σ max(−g, 0)² up to the minimum of the smoothed curve",
            "lrfind",
        analysis => analysis.Landmarks!.Steepest, isReferred: true);

    /// <summary>The centre, as log₁₀ of the rate.</summary>
    /// <param name="analysis">Curves with a descent.</param>
    internal static double CenterOfDescent(CurveAnalysis analysis)
    {
        ReadOnlySpan<double> decades = analysis.Decades, slopes = analysis.Trend!.Slopes;
        double weights = 0, sum = 0;
        for (int i = 0; i <= analysis.LastOfDescent; i++)
        {
            // Linearly spaced rates crowd at the upper end: each counts for the stretch it stands for.
            double stretch = (decades[Math.Min(i + 1, decades.Length - 1)] - decades[Math.Max(i - 1, 0)]) / 2;
            double steepness = Math.Max(-slopes[i], 0), weight = steepness * steepness * stretch;
            weights += weight;
            sum += weight * (decades[i] - decades[0]);
        }

        return weights > 0 ? decades[0] + sum / weights : decades[analysis.LastOfDescent];
    }
}

/// <summary>Half the geometric mean of <see cref="DescentRule"/> and <see cref="ValleyRule"/>: 0.5·√(descent · valley).</summary>
/// <remarks>Two rules that err to different sides; the factor comes from training runs (docs/methods.md).</remarks>
internal static class BlendRule
{
    private const double Factor = 0.5;

    public static SuggestionRule Rule { get; } = new(
        "blend", "half the geometric mean of descent and valley", "0.5·√(descent · valley)", "lrfind",
        analysis => ValleyRule.Rule.Read(analysis) is { } valley ? Factor * Math.Sqrt(DescentRule.Rate(analysis) * valley) : null,
        isReferred: true);
}
