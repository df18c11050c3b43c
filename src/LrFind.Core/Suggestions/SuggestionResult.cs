using LrFind.Curves;

namespace LrFind.Suggestions;

/// <summary>What a rule made of a curve.</summary>
/// <param name="Verdict">Whether there is an answer, or why not.</param>
/// <param name="Suggestion">The answer; <see langword="null"/> unless the verdict is <see cref="Verdict.Ok"/>.</param>
/// <param name="Smoothed">The smoothed curve it was read from, at the curve's usable points; <see langword="null"/> when there were too few.</param>
public sealed record SuggestionResult(Verdict Verdict, Suggestion? Suggestion, LocalLinearFit? Smoothed);
