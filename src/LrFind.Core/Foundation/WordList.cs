namespace LrFind.Foundation;

/// <summary>Several words in a phrase.</summary>
internal static class WordList
{
    /// <summary>One of them: a, b or c.</summary>
    /// <param name="words">At least one.</param>
    public static string AnyOf(IReadOnlyList<string> words) => Joined(words, "or");

    /// <summary>All of them: a, b and c.</summary>
    /// <param name="words">At least one.</param>
    public static string AllOf(IReadOnlyList<string> words) => Joined(words, "and");

    private static string Joined(IReadOnlyList<string> words, string last) =>
        words.Count == 1 ? words[0] : $"{string.Join(", ", words.SkipLast(1))} {last} {words[^1]}";
}
