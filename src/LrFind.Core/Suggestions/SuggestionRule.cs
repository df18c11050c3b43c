using LrFind.Suggestions.Rules;

namespace LrFind.Suggestions;

/// <summary>A way to read a learning rate off curves. <see cref="SuggestionRules.All"/> lists them.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Summary">What it does, in a phrase.</param>
/// <param name="Formula">How, in a line.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Read">
/// The rate; <see langword="null"/> when there are too few points for this rule. Called only for curves whose verdict allows an answer.
/// </param>
/// <param name="IsReferred">
/// Whether what it reads is referred to the <see cref="ReferenceLadder"/>, so that it does not depend on the number of steps. Other tools'
/// rules are left as they are.
/// </param>
public sealed record SuggestionRule(
    string Name, string Summary, string Formula, string Source, Func<CurveAnalysis, double?> Read, bool IsReferred = false);

/// <summary>The rules there are.</summary>
public static class SuggestionRules
{
    /// <summary>All rules, the default first.</summary>
    public static IReadOnlyList<SuggestionRule> All { get; } =
        [SteepestRule.Rule, DescentRule.Rule, BlendRule.Rule, ValleyRule.Rule, SlideRule.Rule, MinimumRule.Rule];

    /// <summary>The rule that is used when none is asked for.</summary>
    public static SuggestionRule Default => All[0];
}

/// <summary>Straight lines between points.</summary>
internal static class Interpolation
{
    /// <summary>The value at a position; outside the points, that of the nearest.</summary>
    /// <param name="positions">Rising, at least one.</param>
    /// <param name="values">As many.</param>
    /// <param name="position">Anywhere.</param>
    public static double At(ReadOnlySpan<double> positions, ReadOnlySpan<double> values, double position)
    {
        int i = 0;
        while (i < positions.Length && positions[i] < position)
            i++;
        if (i == 0 || i == positions.Length)
            return values[Math.Min(i, positions.Length - 1)];
        return values[i - 1] + (values[i] - values[i - 1]) * (position - positions[i - 1]) / (positions[i] - positions[i - 1]);
    }

    /// <summary>Where the line from a point to the next has a level.</summary>
    /// <param name="positions">Rising.</param>
    /// <param name="values">As many.</param>
    /// <param name="i">The point; the level lies between its value and the next.</param>
    /// <param name="level">The level.</param>
    public static double Crossing(ReadOnlySpan<double> positions, ReadOnlySpan<double> values, int i, double level) =>
        positions[i] + (positions[i + 1] - positions[i]) * (level - values[i]) / (values[i + 1] - values[i]);
}
