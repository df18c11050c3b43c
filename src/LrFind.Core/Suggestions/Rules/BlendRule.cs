namespace LrFind.Suggestions.Rules;

/// <summary>Half the geometric mean of <see cref="DescentRule"/> and <see cref="ValleyRule"/>: 0.5·√(descent · valley).</summary>
/// <remarks>Two rules that err to different sides; the factor comes from training runs (docs/methods.md).</remarks>
public static class BlendRule
{
    private const double Factor = 0.5;

    /// <summary>The rule.</summary>
    public static SuggestionRule Rule { get; } = new(
        "blend", "half the geometric mean of descent and valley", "0.5·√(descent · valley)", "lrfind",
        analysis => ValleyRule.Rule.Read(analysis) is { } valley ? Factor * Math.Sqrt(DescentRule.Rate(analysis) * valley) : null,
        IsReferred: true);
}
