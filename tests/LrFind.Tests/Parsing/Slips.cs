namespace LrFind.Tests.Parsing;

/// <summary>Words with one letter off.</summary>
internal static class Slips
{
    /// <summary>A word with a letter left out, doubled, changed and swapped with the next one, at each place.</summary>
    public static IEnumerable<string> Of(string word) => Enumerable.Range(0, word.Length).SelectMany(i => At(word, i)).Distinct().Where(s => s != word);

    /// <summary>The same at one place, the middle.</summary>
    public static IEnumerable<string> InTheMiddleOf(string word) =>
        At(word, word[word.Length / 2] == '-' ? (word.Length / 2) + 1 : word.Length / 2).Distinct().Where(s => s != word);

    private static IEnumerable<string> At(string word, int i)
    {
        // What starts an option, a file of a name, or a list stays.
        if (word[i] is '-' or ',' or ':')
            yield break;
        yield return word.Remove(i, 1);
        yield return word.Insert(i, word[i..(i + 1)]);
        yield return $"{word[..i]}{(word[i] == 'x' ? 'y' : 'x')}{word[(i + 1)..]}";
        if (i + 1 < word.Length && word[i + 1] != '-')
            yield return $"{word[..i]}{word[i + 1]}{word[i]}{word[(i + 2)..]}";
    }
}
