using LrFind.Data.Cells;
using LrFind.Data.Csv;
using LrFind.Foundation;

namespace LrFind.Data.Columns;

/// <summary>Which columns are to be learned, and which from.</summary>
/// <param name="Targets">The columns to be learned, in the order the user names them.</param>
/// <param name="Features">The columns to learn from, in the order of the table.</param>
internal sealed record ColumnRoles(IReadOnlyList<int> Targets, IReadOnlyList<int> Features)
{
    /// <summary>Reads the roles off the options.</summary>
    /// <param name="options">What the user says.</param>
    /// <exception cref="InputException">A column is not there, or there is none to learn from.</exception>
    public static ColumnRoles Resolve(CsvTable table, DatasetOptions options)
    {
        if (table.Columns.Count < 2)
            throw OneColumn(table.File);
        List<int> targets = options.Target is null ? [LastWithValues(table, options)]
            : ColumnSelector.Find(table.File, table.Columns, options.Target);
        bool[] isFeature = new bool[table.Columns.Count];
        for (int column = 0; column < isFeature.Length; column++)
            isFeature[column] = options.Features is null;
        if (options.Features is not null)
        {
            foreach (int column in ColumnSelector.Find(table.File, table.Columns, options.Features))
                isFeature[column] = true;
        }

        if (options.Drop is not null)
        {
            foreach (int column in ColumnSelector.Find(table.File, table.Columns, options.Drop))
                isFeature[column] = targets.Contains(column) ? throw Contradiction(table, column) : false;
        }

        foreach (int target in targets)
            isFeature[target] = false;
        var features = new List<int>();
        for (int column = 0; column < isFeature.Length; column++)
        {
            if (isFeature[column])
                features.Add(column);
        }

        return features.Count > 0
            ? new ColumnRoles(targets, features)
            : throw new InputException(table.File,
                "no column besides the target is left to learn from; expected at least one; change `Features` or `Drop`");
    }

    /// <summary>The error for a table of one column.</summary>
    /// <param name="file">The file as the user named it.</param>
    public static InputException OneColumn(string file) => new(file,
        "the table has one column; expected features and a target; name the separator with `Separator` if it was not found");

    // A separator at the end of every line makes a last column of nothing.
    private static int LastWithValues(CsvTable table, DatasetOptions options)
    {
        var rules = new CellRules(options);
        for (int column = table.Columns.Count - 1; column > 0; column--)
        {
            for (int row = 0; row < table.RowCount; row++)
            {
                if (!rules.IsMissing(table.Cell(row, column)))
                    return column;
            }

            if (table.Columns[column] != FormattableString.Invariant($"c{column + 1}"))
                break;
        }

        return table.Columns.Count - 1;
    }

    private static InputException Contradiction(CsvTable table, int column) =>
        new(table.File, $"column '{Quoting.Shortened(table.Columns[column])}' is both the target and dropped; expected one of the two; change `Target` or `Drop`");
}
