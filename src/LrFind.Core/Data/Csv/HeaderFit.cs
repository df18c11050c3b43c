using System.Globalization;

namespace LrFind.Data.Csv;

/// <summary>Fits a header to rows of one field more or less: R gives row names no name, and programs end lines in a separator.</summary>
internal static class HeaderFit
{
    /// <summary>What a first column without a name is called.</summary>
    public const string RowNames = "row names";

    private const int ManyRows = 10;

    /// <summary>Looks at the first records.</summary>
    /// <param name="records">The header and some rows.</param>
    /// <returns>How many columns stand before the first name, and how many there are; 0 where as many as names.</returns>
    public static (int Shift, int Columns) Of(IReadOnlyList<string[]> records)
    {
        if (records.Count < 2)
            return (0, 0);
        string[] names = records[0];
        int fields = records[1].Length;
        // Others may stand below the table.
        string[][] rows = [.. records.Skip(1).TakeWhile(r => r.Length == fields)];
        if (fields == names.Length - 1 && fields > 1 && names[^1].Length == 0)
            return (0, fields);
        if (fields != names.Length + 1 || Array.Exists(names, n => n.Length == 0))
            return (0, 0);
        if (Array.TrueForAll(rows, r => r[^1].Length == 0))
            return (0, fields);
        return AreRowNames([.. rows.Select(r => r[0])]) ? (1, fields) : (0, 0);
    }

    // Texts that differ, or a count; anything else makes it more likely that a name is missing.
    private static bool AreRowNames(string[] first)
    {
        if (first.Length < 2 || first.Contains("") || first.Distinct(StringComparer.Ordinal).Count() < first.Length)
            return false;
        // A part of a larger table leaves numbers out, which a few rows of numbers do by chance.
        long most = first.Length < ManyRows ? 1 : long.MaxValue, previous = -1;
        bool Follows(long number)
        {
            bool follows = number > previous && (previous < 0 ? number <= 1 || most > 1 : number - previous <= most);
            previous = number;
            return follows;
        }

        return Array.TrueForAll(first, f => !HeaderDetector.IsNumber(f))
            || Array.TrueForAll(first, f =>
                long.TryParse(f, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && Follows(number));
    }
}
