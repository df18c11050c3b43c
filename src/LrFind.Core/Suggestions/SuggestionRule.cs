namespace LrFind.Suggestions;

/// <summary>A way to read a learning rate off curves. <see cref="SuggestionRules.All"/> lists them.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Summary">What it does, in a phrase.</param>
/// <param name="Formula">How, in a line.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Read">
/// The rate; <see langword="null"/> when there are too few points for this rule. Called only for curves whose verdict allows an answer.
/// </param>
public sealed record SuggestionRule(string Name, string Summary, string Formula, string Source, Func<CurveAnalysis, double?> Read);
