using LrFind.Data.Columns;
using LrFind.Data.Csv;

namespace LrFind.Data.Features;

/// <summary>Tells columns that identify rows rather than describe them: row numbers, names of rows and free text.</summary>
internal static class IdentifierColumns
{
    // A small table may well have another value in each row; with so many rows it is an identifier.
    private const int FewRows = 10;

    // Words of a text that is prose rather than a name.
    private const int ProseWords = 5;

    /// <summary>
    /// Whether a column holds another whole number in each row, and is called as such columns are, or counts and is called so or is
    /// the first without a name.
    /// </summary>
    public static bool IsRowNumber(NumericColumn column) => AreRowNames(column)
        || (column.Values.Length >= FewRows
        && column.Numbers == column.Values.Length
        && (IdentifierNames.IsIdentifier(column.Name)
            || ((IdentifierNames.IsCount(column.Name) || column is { Index: 0, Name: "c1" }) && Rises(column.Values))
            || (column is { Index: 0, Name: "X" } && CountsFromOne(column.Values)))
        && AreDifferentIntegers(column.Values));

    /// <summary>Which kind of identifier the texts of a column are, and why; <see langword="null"/> where they describe rows.</summary>
    /// <param name="fileRows">
    /// Rows of the file, where the column is of so few of them that most of its texts may well occur once; otherwise <see langword="null"/>.
    /// </param>
    public static (string Kind, string Why)? KindOf(TextColumn column, long? fileRows = null)
    {
        int present = 0, distinct = column.Categories.Length;
        foreach (int code in column.Codes)
            present += code >= 0 ? 1 : 0;
        bool allDiffer = distinct == present && present >= FewRows;
        if (AreRowNames(column))
            return ("row names", "the header has no name for it, as R writes the names of rows");
        if (!allDiffer && (distinct <= OneHotEncoder.MaxCategories || distinct <= present / 2))
            return null;
        if (fileRows is { } rows && TextsOfFile(column) <= rows / 2.0)
            return null;
        return MeanWords(column.Categories) >= ProseWords
            ? ("free text", FormattableString.Invariant($"it holds free text: {distinct} different texts in {present} rows"))
            : ("row names",
                FormattableString.Invariant($"{distinct} different texts in {present} rows name rows rather than describe them"));
    }

    // Of several files one behind the other they repeat.
    private static bool AreRowNames(TableColumn column) => column is { Index: 0, Name: HeaderFit.RowNames };

    // A. Chao, "Nonparametric Estimation of the Number of Classes in a Population", Scandinavian Journal of Statistics 11 (1984): from the
    // texts that occur once and twice, how many there are that do not occur. Where none occurs twice there may be any number.
    private static double TextsOfFile(TextColumn column)
    {
        int[] counts = new int[column.Categories.Length];
        foreach (int code in column.Codes)
        {
            if (code >= 0)
                counts[code]++;
        }

        double once = counts.Count(c => c == 1), twice = counts.Count(c => c == 2);
        return counts.Length + (once == 0 ? 0 : once * once / (2 * twice));
    }

    // R calls a column without a name so; others may well mean a quantity.
    private static bool CountsFromOne(double[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] != i + 1)
                return false;
        }

        return true;
    }

    private static bool Rises(double[] values)
    {
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] <= values[i - 1])
                return false;
        }

        return true;
    }

    private static bool AreDifferentIntegers(double[] values)
    {
        double[] sorted = (double[])values.Clone();
        Array.Sort(sorted);
        for (int i = 0; i < sorted.Length; i++)
        {
            if (sorted[i] != Math.Truncate(sorted[i]) || (i > 0 && sorted[i] == sorted[i - 1]))
                return false;
        }

        return true;
    }

    private static double MeanWords(string[] texts)
    {
        double words = 0;
        foreach (string text in texts)
            words += text.AsSpan().Count(' ') + 1;
        return words / Math.Max(1, texts.Length);
    }
}
