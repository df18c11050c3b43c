using System.Globalization;
using System.Text;
using LrFind.Data.Cells;

namespace LrFind.Data.Csv;

/// <summary>Decides whether the first record names the columns.</summary>
internal static class HeaderDetector
{
    /// <summary>A column of which this share are numbers is one of numbers.</summary>
    public const double NumericShare = 0.9;

    /// <summary>
    /// Looks at the first records: a name among numbers speaks for a header, a number among numbers or a repeated text against it.
    /// </summary>
    /// <param name="records">The first records; maybe none.</param>
    public static bool LooksLikeHeader(List<string[]> records)
    {
        if (records.Count == 0)
            return true;
        string[] first = records[0];
        // A lone record: names, unless it holds a number.
        if (records.Count == 1)
            return !Array.Exists(first, IsNumber);
        if (AreYears(first))
            return true;
        int votes = Votes(records);
        return votes > 0 || (votes == 0 && AreNames(first));
    }

    /// <summary>How many columns speak for a header, less those that speak against it.</summary>
    /// <param name="records">The first records, at least one.</param>
    public static int Votes(List<string[]> records)
    {
        int votes = 0;
        for (int column = 0; column < records[0].Length; column++)
            votes += Vote(records, column);
        return votes;
    }

    /// <summary>Whether the fields of a record could name columns: texts, no two alike.</summary>
    public static bool AreNames(string[] first) =>
        Array.TrueForAll(first, f => f.Length > 0 && !IsNumber(f)) && first.Distinct(StringComparer.Ordinal).Count() == first.Length;

    private static int Vote(List<string[]> records, int column)
    {
        string candidate = records[0][column];
        int numbers = 0, present = 0, same = 0;
        for (int row = 1; row < records.Count; row++)
        {
            if (column >= records[row].Length || IsMissing(records[row][column]))
                continue;
            present++;
            numbers += IsNumber(records[row][column]) ? 1 : 0;
            same += records[row][column] == candidate ? 1 : 0;
        }

        if (present == 0)
            return 0;
        if (numbers >= NumericShare * present)
            return IsNumber(candidate) ? -1 : IsMissing(candidate) ? 0 : 1;
        return same > 0 ? -1 : 0;
    }

    // Tables of the years: country,2019,2020,2021.
    private static bool AreYears(string[] first)
    {
        int years = 0, previous = 0, others = 0;
        foreach (string field in first)
        {
            if (!IsNumber(field))
            {
                others++;
                continue;
            }

            if (!int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out int year) || year is < 1900 or > 2100
                || (years > 0 && year != previous + 1))
                return false;
            previous = year;
            years++;
        }

        return years >= 2 && others > 0;
    }

    /// <summary>Whether a cell holds a number or a date, which is as unlikely to be a name.</summary>
    public static bool IsNumber(string text)
    {
        byte[] cell = Encoding.UTF8.GetBytes(text);
        return DateReader.IsDate(cell) || NumberFormat.Guess(cell, (byte)'.') is not null
            || NumberFormat.Guess(cell, (byte)',') is not null;
    }

    /// <summary>Whether a cell stands for a missing value.</summary>
    public static bool IsMissing(string text) => MissingValue.Is(Encoding.UTF8.GetBytes(text));
}
