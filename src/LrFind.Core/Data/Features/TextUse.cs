using LrFind.Data.Columns;

namespace LrFind.Data.Features;

/// <summary>Decides what a text column is good for.</summary>
internal static class TextUse
{
    /// <summary>Up to so many distinct texts, the frequent ones get a column each; more are hashed.</summary>
    public const int FewCategories = 256;

    // A small table may well have a category for each row; with so many rows it is a name for the row.
    private const int FewRows = 10;

    // Words of a text that is prose rather than a name.
    private const int ProseWords = 5;

    /// <summary>Why a column is of no use, in a word and in a sentence; <see langword="null"/> where it is of use.</summary>
    /// <param name="column">The column.</param>
    public static (string Use, string Why)? Uselessness(TextColumn column)
    {
        int present = 0, distinct = column.Categories.Length;
        foreach (int code in column.Codes)
            present += code >= 0 ? 1 : 0;
        bool allDiffer = distinct == present && present >= FewRows;
        if (!allDiffer && (distinct <= OneHotEncoder.MaxCategories || distinct <= present / 2))
            return null;
        return MeanWords(column.Categories) >= ProseWords
            ? ("free text", FormattableString.Invariant($"it holds free text: {distinct} different texts in {present} rows"))
            : ("row names", FormattableString.Invariant($"{distinct} different texts in {present} rows name rows rather than describe them"));
    }

    private static double MeanWords(string[] texts)
    {
        double words = 0;
        foreach (string text in texts)
            words += text.AsSpan().Count(' ') + 1;
        return words / Math.Max(1, texts.Length);
    }
}
