using LrFind.Data.Cells;
using LrFind.Data.Columns;
using LrFind.Data.Csv;
using LrFind.Foundation;

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
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns.</param>
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
            if (target.Unusable > 0)
                notes.WarnOfRows(UnusableWarning(target, target.Unusable));
        }

        return new TargetSet(targets[0].Task, targets);
    }

    /// <summary>The warning for cells of a target that are no numbers.</summary>
    public static DatasetWarning UnusableWarning(TargetColumn target, long cells)
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

/// <summary>How often each class occurs.</summary>
internal static class ClassBalance
{
    // The most frequent class against the rarest, from which on accuracy says little.
    private const double Unbalanced = 20;

    /// <summary>Rows of each class among some rows; empty for regression.</summary>
    public static int[] Count(TargetSet target, ReadOnlySpan<int> rows)
    {
        int[] counts = new int[target.Classes.Count];
        if (counts.Length == 0)
            return counts;
        foreach (int row in rows)
            counts[(int)target.Columns[0].Values[row]]++;
        return counts;
    }

    /// <summary>Warns of classes that are much rarer than others, or that no training row has.</summary>
    /// <param name="classes">Their names.</param>
    /// <param name="counts">Training rows of each.</param>
    /// <param name="notes">Where the warning goes.</param>
    public static void Warn(IReadOnlyList<string> classes, IReadOnlyList<int> counts, PlanNotes notes)
    {
        if (counts.Count == 0)
            return;
        int rarest = 0, commonest = 0;
        double all = 0;
        for (int i = 0; i < counts.Count; i++)
        {
            all += counts[i];
            rarest = counts[i] < counts[rarest] ? i : rarest;
            commonest = counts[i] > counts[commonest] ? i : commonest;
        }

        if (counts[commonest] < Unbalanced * counts[rarest])
            return;
        string Share(int which) => FormattableString.Invariant($"'{Quoting.Shortened(classes[which])}' {100 * counts[which] / all:0.##} %");
        notes.Warn(
            $"the classes are unbalanced: {Share(commonest)} of the training rows, {Share(rarest)}", "`ClassWeights` balanced makes them count alike");
    }
}
