namespace LrFind.Foundation;

/// <summary>
/// What was probably meant by a word that is none: the known words that are the fewest slips away, each a letter too many, missing, wrong,
/// or swapped with its neighbour (the optimal string alignment distance); where none is close, those that the word is the beginning of.
/// </summary>
internal static class Nearest
{
    // More would not be a hint.
    private const int Most = 3;

    // A beginning says something from so many letters on.
    private const int ShortestBeginning = 2;

    /// <summary>The word that was probably meant; <see langword="null"/> where none is close.</summary>
    /// <param name="word">What was found.</param>
    /// <param name="known">What could have been meant.</param>
    public static string? Of(string word, IEnumerable<string> known) => All(word, known) is [var first, ..] ? first : null;

    /// <summary>The words that were probably meant, all equally close; none where none is close. Upper and lower case are alike.</summary>
    /// <param name="word">What was found.</param>
    /// <param name="known">What could have been meant.</param>
    public static IReadOnlyList<string> All(string word, IEnumerable<string> known)
    {
        string[] candidates = [.. known.Distinct(StringComparer.Ordinal)];
        int[] slips = [.. candidates.Select(c => Slips(word, c))];
        int fewest = slips.DefaultIfEmpty(int.MaxValue).Min();
        // A slip in each letter leaves nothing of a word.
        string[] close = fewest > Allowed(word) ? []
            : [.. candidates.Where((c, i) => slips[i] == fewest && fewest < Math.Max(word.Length, c.Length))];
        if (close.Length == 0 && word.Length >= ShortestBeginning)
            close = [.. candidates.Where(c => c.StartsWith(word, StringComparison.OrdinalIgnoreCase))];
        return close.Length <= Most ? close : [];
    }

    /// <summary>The end of a message: <c>; did you mean 'x'?</c>; nothing where no word is close.</summary>
    /// <param name="word">What was found.</param>
    /// <param name="known">What could have been meant.</param>
    public static string Hint(string word, IEnumerable<string> known) =>
        All(word, known) is { Count: > 0 } close ? $"; did you mean {Quoted(close)}?" : "";

    /// <summary>Words in a phrase, each in quotes: 'a', 'b' or 'c'.</summary>
    /// <param name="words">At least one.</param>
    public static string Quoted(IReadOnlyList<string> words) => WordList.AnyOf([.. words.Select(w => $"'{Quoting.Shortened(w)}'")]);

    // A short word is soon another one.
    private static int Allowed(string word) => word.Length switch
    {
        <= 4 => 1,
        <= 8 => 2,
        _ => 3,
    };

    private static int Slips(string found, string meant)
    {
        // Words of very different lengths are not close; nor is anything that is as long as a file.
        if (Math.Abs(found.Length - meant.Length) > Allowed(found))
            return int.MaxValue;
        string a = found.ToLowerInvariant(), b = meant.ToLowerInvariant();
        int[] before = new int[b.Length + 1], last = new int[b.Length + 1], current = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
            last[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int wrong = a[i - 1] == b[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(last[j], current[j - 1]) + 1, last[j - 1] + wrong);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
            }

            (before, last, current) = (last, current, before);
        }

        return last[b.Length];
    }
}
