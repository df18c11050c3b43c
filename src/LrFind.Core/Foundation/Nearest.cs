namespace LrFind.Foundation;

/// <summary>The word that a mistyped one was probably meant to be.</summary>
internal static class Nearest
{
    /// <summary>The candidate that takes the fewest slips of a finger, ignoring case; <see langword="null"/> when none is close.</summary>
    /// <param name="word">The word as it was typed.</param>
    /// <param name="candidates">The words that would do; of several as close, the first counts.</param>
    public static string? Of(string word, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(candidates);
        // What is so long was not a word; the table of distances would be large.
        const int Longest = 64;
        if (word.Length is 0 or > Longest)
            return null;
        int least = word.Length <= 4 ? 2 : word.Length <= 8 ? 3 : 4;
        string? nearest = null;
        foreach (string candidate in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) < least && Distance(word, candidate) is var distance && distance < least)
                (nearest, least) = (candidate, distance);
        }

        return nearest;
    }

    /// <summary>A question to end a message with, <c>; did you mean 'x'?</c>; empty when no candidate is close.</summary>
    public static string Hint(string word, IEnumerable<string> candidates) =>
        Of(word, candidates) is { } nearest ? $"; did you mean '{nearest}'?" : "";

    // Letters left out, put in, changed or swapped with the next: optimal string alignment.
    private static int Distance(string one, string other)
    {
        int[,] rows = new int[one.Length + 1, other.Length + 1];
        for (int i = 0; i <= one.Length; i++)
        {
            for (int j = 0; j <= other.Length; j++)
                rows[i, j] = i == 0 || j == 0 ? i + j : Step(rows, one, other, i, j);
        }

        return rows[one.Length, other.Length];
    }

    private static int Step(int[,] rows, string one, string other, int i, int j)
    {
        bool Equal(int a, int b) => char.ToLowerInvariant(one[a]) == char.ToLowerInvariant(other[b]);
        int least = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (Equal(i - 1, j - 1) ? 0 : 1));
        return i > 1 && j > 1 && Equal(i - 1, j - 2) && Equal(i - 2, j - 1) ? Math.Min(least, rows[i - 2, j - 2] + 1) : least;
    }
}
