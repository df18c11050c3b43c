using LrFind.Data.Cells;
using LrFind.Data.Columns;
using LrFind.Data.Csv;
using LrFind.Foundation;

namespace LrFind.Data.Loading;

/// <summary>What is to be learned: one column, or several of numbers.</summary>
/// <param name="Columns">The columns, at least one.</param>
internal sealed record TargetSet(IReadOnlyList<TargetColumn> Columns)
{
    /// <summary>The names, joined by commas.</summary>
    public string Name => string.Join(", ", Columns.Select(c => c.Name));

    /// <summary>The class names in the order of their numbers; empty for regression.</summary>
    public IReadOnlyList<string> Classes => Columns[0].Classes;

    /// <summary>Whether numbers are to be learned, and not classes.</summary>
    public bool IsRegression => Classes.Count == 0;

    /// <summary>Reads the targets of a table.</summary>
    /// <param name="task">What the user wants to learn.</param>
    /// <param name="rules">What the user says of cells.</param>
    /// <param name="notes">Takes down what is found out.</param>
    /// <exception cref="InputException">One cannot be learned, or several are not all numbers.</exception>
    public static TargetSet Read(CsvTable table, IReadOnlyList<int> columns, TaskChoice task, CellRules rules, PlanNotes notes)
    {
        if (columns.Count > 1 && task == TaskChoice.Classification)
        {
            throw new InputException(table.File,
                $"found {columns.Count} targets to classify; expected one; several go with `Task` regression only");
        }

        var targets = new List<TargetColumn>(columns.Count);
        foreach (int column in columns)
            targets.Add(TargetColumn.Read(table, column, columns.Count == 1 ? task : TaskChoice.Regression, rules));
        foreach (TargetColumn target in targets)
        {
            notes.Use(target.Index, "target");
            if (target.Reader is null && task != TaskChoice.Classification && DecimalCommas.AreIn(target.Classes))
                notes.Warn(DecimalCommas.Warning($"the target '{Quoting.Shortened(target.Name)}'", target.Classes));
            if (target.Unusable > 0)
                notes.WarnOfRows(UnusableWarning(target, target.Unusable));
        }

        return new TargetSet(targets);
    }

    /// <summary>The warning for cells of a target that are no numbers.</summary>
    public static Warning UnusableWarning(TargetColumn target, long cells)
    {
        string found = cells == 1 ? "cell that is no finite number" : "cells that are no finite numbers";
        return new(FormattableString.Invariant($"the target '{Quoting.Shortened(target.Name)}' holds {cells} {found}; counted as missing"));
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
