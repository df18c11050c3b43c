using LrFind.Suggestions.Rules;

namespace LrFind.Suggestions;

/// <summary>A way to read a learning rate off curves. <see cref="Suggester.Rules"/> lists them.</summary>
public sealed record SuggestionRule
{
    internal SuggestionRule(
        string name, string summary, string formula, string source, Func<CurveAnalysis, double?> read, bool isReferred = false) =>
        (Name, Summary, Formula, Source, Read, IsReferred) = (name, summary, formula, source, read, isReferred);

    /// <summary>The name on the command line.</summary>
    public string Name { get; }

    /// <summary>What it does, in a phrase.</summary>
    public string Summary { get; }

    /// <summary>How, in a line.</summary>
    public string Formula { get; }

    /// <summary>Where it comes from.</summary>
    public string Source { get; }

    /// <summary>
    /// Whether what it reads is referred to the <see cref="ReferenceSpacing"/>, so that it does not depend on the number of steps. Other
    /// tools' rules are left as they are.
    /// </summary>
    public bool IsReferred { get; }

    /// <summary>
    /// The rate; <see langword="null"/> when there are too few points for this rule. Called only for curves whose verdict allows an answer.
    /// </summary>
    internal Func<CurveAnalysis, double?> Read { get; }
}

/// <summary>The rules there are.</summary>
internal static class SuggestionRules
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
    public static double Crossing(ReadOnlySpan<double> positions, ReadOnlySpan<double> values, int i, double level) =>
        positions[i] + (positions[i + 1] - positions[i]) * (level - values[i]) / (values[i + 1] - values[i]);
}
