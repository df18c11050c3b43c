using System.Globalization;
using System.IO.Enumeration;
using LrFind.Foundation;

namespace LrFind.Data.Columns;

/// <summary>
/// Finds the columns that a selection names: names, numbers from 1, ranges of numbers, and patterns with * and ?, joined by commas.
/// </summary>
internal static class ColumnSelector
{
    /// <summary>What a selection may hold, for help and messages.</summary>
    public const string Usage = "a name, a number from 1, a range such as 2-5, or a pattern such as 'pixel*'";

    /// <summary>The columns of a selection, in the order it names them, each once.</summary>
    /// <param name="file">The file, for messages.</param>
    /// <exception cref="InputException">A part of it names no column.</exception>
    public static List<int> Find(string file, IReadOnlyList<string> columns, string selection)
    {
        var found = new List<int>();
        // A name may itself hold a comma.
        if (IndexOf(columns, selection) is >= 0 and int whole)
            return [whole];
        foreach (string part in selection.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            bool any = false;
            foreach (int column in Matches(columns, part))
            {
                any = true;
                if (!found.Contains(column))
                    found.Add(column);
            }

            if (!any)
                throw NoSuchColumn(file, columns, part);
        }

        return found.Count > 0 ? found : throw NoSuchColumn(file, columns, selection);
    }

    private static IEnumerable<int> Matches(IReadOnlyList<string> columns, string part)
    {
        if (IndexOf(columns, part) is >= 0 and int named)
            return [named];
        int dash = part.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0 && IsNumber(part, columns.Count, out int number))
            return [number - 1];
        if (dash > 0 && IsNumber(part[..dash], columns.Count, out int first))
        {
            int last = columns.Count;
            return (dash == part.Length - 1 || IsNumber(part[(dash + 1)..], columns.Count, out last)) && last >= first
                ? Enumerable.Range(first - 1, last - first + 1)
                : [];
        }

        return part.AsSpan().ContainsAny('*', '?')
            ? Enumerable.Range(0, columns.Count).Where(c => FileSystemName.MatchesSimpleExpression(part, columns[c], ignoreCase: false))
            : [];
    }

    private static bool IsNumber(string text, int most, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1 && number <= most;

    private static int IndexOf(IReadOnlyList<string> columns, string name)
    {
        for (int c = 0; c < columns.Count; c++)
        {
            if (columns[c] == name)
                return c;
        }

        return -1;
    }

    private static InputException NoSuchColumn(string file, IReadOnlyList<string> columns, string part) =>
        new(file, $"no column is called '{Quoting.Shortened(part)}'; expected {Listed(columns)}, a number from 1 to {columns.Count}, a range or a pattern"
            + (Nearest.Hint(part, columns) is { Length: > 0 } hint ? hint : "; `TableInspector.Inspect` lists the columns"));

    private static string Listed(IReadOnlyList<string> names)
    {
        const int Most = 8;
        string list = string.Join(", ", names.Take(Most).Select(n => $"'{Quoting.Shortened(n)}'"));
        return names.Count <= Most ? $"one of {list}" : list + FormattableString.Invariant($", … ({names.Count} columns)");
    }
}
