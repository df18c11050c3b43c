using LrFind.Data.Columns;
using LrFind.Data.Features;
using LrFind.Foundation;

namespace LrFind.Data.Csv.Reading;

/// <summary>
/// How many features a row will have, told by the first records: a column of texts becomes one for each of them, so that a file may be
/// many times larger once it is encoded.
/// </summary>
internal static class EncodedWidth
{
    private const int MostOfColumn = OneHotEncoder.MaxCategories + 1;

    /// <summary>Estimates it.</summary>
    /// <param name="table">What the first records tell of the file.</param>
    /// <param name="options">What the user says of it.</param>
    /// <returns>At least 1.</returns>
    public static int Estimate(DetectedTable table, DatasetOptions options)
    {
        bool[] isUsed = Used(table, options);
        int width = 0;
        for (int column = 0; column < isUsed.Length; column++)
            width += isUsed[column] ? OfColumn(table, column) : 0;
        return Math.Max(1, width);
    }

    private static int OfColumn(DetectedTable table, int column)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        for (int row = table.Dialect.HasHeader ? 1 : 0; row < table.FirstRecords.Count && texts.Count < MostOfColumn; row++)
        {
            string[] record = table.FirstRecords[row];
            if (column >= record.Length || HeaderDetector.IsMissing(record[column]))
                continue;
            // One number makes it a column of numbers, unless most are none; then rows are cut when they are encoded.
            if (texts.Count == 0 && HeaderDetector.IsNumber(record[column]))
                return 1;
            texts.Add(record[column]);
        }

        return Math.Max(1, texts.Count);
    }

    // Those that the user chooses; who chooses fewer gets more rows.
    private static bool[] Used(DetectedTable table, DatasetOptions options)
    {
        bool[] isUsed = new bool[table.Fields];
        for (int column = 0; column < isUsed.Length; column++)
            isUsed[column] = options.Features is null;
        if (options.Features is not null)
            Mark(options.Features, true);
        if (options.Drop is not null)
            Mark(options.Drop, false);
        return isUsed;

        void Mark(string selection, bool value)
        {
            foreach (int column in Named(table, selection))
                isUsed[column] = value;
        }
    }

    private static List<int> Named(DetectedTable table, string selection)
    {
        try
        {
            return ColumnSelector.Find("", Names(table), selection);
        }
        catch (InputException)
        {
            // Said when the table is read.
            return [];
        }
    }

    private static string[] Names(DetectedTable table)
    {
        string[] header = table.Dialect.HasHeader && table.FirstRecords.Count > 0 ? table.FirstRecords[0] : [];
        int shift = header.Length > 0 ? HeaderFit.Of(table.FirstRecords).Shift : 0;
        string[] names = new string[table.Fields];
        for (int column = 0; column < names.Length; column++)
        {
            names[column] = column >= shift && column - shift < header.Length && header[column - shift] is { Length: > 0 } name
                ? name : FormattableString.Invariant($"c{column + 1}");
        }

        return names;
    }
}
