using LrFind.Suggestions.Rules;

namespace LrFind.Suggestions;

/// <summary>The rules there are.</summary>
public static class SuggestionRules
{
    /// <summary>All rules, the default first.</summary>
    public static IReadOnlyList<SuggestionRule> All { get; } =
        [SteepestRule.Rule, DescentRule.Rule, BlendRule.Rule, ValleyRule.Rule, SlideRule.Rule, MinimumRule.Rule];

    /// <summary>The rule that is used when none is asked for.</summary>
    public static SuggestionRule Default => All[0];
}
