using LrFind.Curves.Files.Columns;
using LrFind.Curves.Files.Tables;

namespace LrFind.Curves.Files.Sources;

/// <summary>Tables of one value a row, with a column that says which: each value gets a column of its own.</summary>
internal static class LongTable
{
    // A table of more different keys is none of these.
    private const int MostKeys = 1000;

    /// <summary>The table with a column for each key, or as it is where it has no keys.</summary>
    public static CurveTable Widened(CurveTable table)
    {
        if (!table.HasHeader)
            return table;
        ColumnName[] names = [.. table.Columns.Select(c => new ColumnName(c))];
        int key = Array.FindIndex(names, n => n.IsKey), value = Array.FindIndex(names, n => n.IsValue);
        if (key < 0 || value < 0 || key == value)
            return table;
        var builder = new CurveTableBuilder(table.File);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        int[] others = [.. Enumerable.Range(0, names.Length).Where(i => i != key && i != value)];
        foreach (int row in table.DataRows())
        {
            string name = table.Text(row, key);
            if (keys.Add(name) && keys.Count > MostKeys)
                return table;
            IEnumerable<(string, string)> cells = others.Select(i => (table.Columns[i], table.Text(row, i)));
            builder.Add((int)table.Cells.Line(row), cells.Append((name, table.Text(row, value))));
        }

        return keys.Count > 1 ? table with { Cells = builder.Build() } : table;
    }
}
