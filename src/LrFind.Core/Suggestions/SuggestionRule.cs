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
/// Whether what it reads is referred to the <see cref="ReferenceLadder"/>, so that it does not depend on the number of steps. Other tools' rules are left as they are.
/// </param>
public sealed record SuggestionRule(
    string Name, string Summary, string Formula, string Source, Func<CurveAnalysis, double?> Read, bool IsReferred = false);
