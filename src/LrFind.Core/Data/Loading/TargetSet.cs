using LrFind.Data.Cells;
using LrFind.Data.Columns;
using LrFind.Data.Csv;

namespace LrFind.Data.Loading;

/// <summary>What is to be learned: one column, or several of numbers.</summary>
/// <param name="Task">The task.</param>
/// <param name="Columns">The columns, at least one.</param>
internal sealed record TargetSet(TaskKind Task, IReadOnlyList<TargetColumn> Columns)
{
    /// <summary>The names, joined by commas.</summary>
    public string Name => string.Join(", ", Columns.Select(c => c.Name));

    /// <summary>The class names in the order of their numbers; empty for regression.</summary>
    public IReadOnlyList<string> Classes => Columns[0].Classes;

    /// <summary>Reads the targets of a table.</summary>
    /// <exception cref="DatasetException">One cannot be learned, or several are not all numbers.</exception>
    public static TargetSet Read(CsvTable table, IReadOnlyList<int> columns, TaskChoice task, CellRules rules)
    {
        if (columns.Count == 1)
        {
            var single = TargetColumn.Read(table, columns[0], task, rules);
            return new TargetSet(single.Task, [single]);
        }

        if (task == TaskChoice.Classification)
            throw new DatasetException(table.File, $"found {columns.Count} targets to classify; expected one; several go with --task regression only");
        var targets = new List<TargetColumn>(columns.Count);
        foreach (int column in columns)
            targets.Add(TargetColumn.Read(table, column, TaskChoice.Regression, rules));
        return new TargetSet(TaskKind.Regression, targets);
    }

    /// <summary>Whether a row has all targets.</summary>
    public bool HasAll(int row)
    {
        foreach (TargetColumn column in Columns)
        {
            if (double.IsNaN(column.Values[row]))
                return false;
        }

        return true;
    }
}
