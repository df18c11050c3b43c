namespace LrFind.Suggestions;

/// <summary>Questions to a verdict.</summary>
internal static class VerdictExtensions
{
    /// <summary>Whether a suggestion comes with it.</summary>
    public static bool HasSuggestion(this Verdict verdict) => verdict is Verdict.Ok or Verdict.NeverDiverged;
}
