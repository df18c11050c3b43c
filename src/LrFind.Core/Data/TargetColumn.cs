using System.Globalization;

namespace LrFind.Data;

/// <summary>The target, understood: which rows have one, and its value or class there.</summary>
internal sealed class TargetColumn
{
    private TargetColumn(TaskKind task, string name, int index, string[] classes, double[] values)
    {
        (Task, Name, Index, Classes, Values) = (task, name, index, classes, values);
    }

    /// <summary>What is to be learned.</summary>
    public TaskKind Task { get; }

    /// <summary>The column's name.</summary>
    public string Name { get; }

    /// <summary>The column's place in the table, from 0.</summary>
    public int Index { get; }

    /// <summary>The class names in the order of their numbers; empty for regression.</summary>
    public string[] Classes { get; }

    /// <summary>For each row the target or the number of its class; NaN where it is missing.</summary>
    public double[] Values { get; }

    /// <summary>Finds and reads the target.</summary>
    /// <exception cref="DatasetException">There is no such column, or it cannot be learned.</exception>
    public static TargetColumn Read(CsvTable table, DatasetOptions options)
    {
        int index = Find(table, options.Target);
        string name = table.Columns[index];
        TableColumn column = options.Task == TaskChoice.Classification ? ColumnReader.ReadText(table, index) : ColumnReader.Read(table, index);
        return column switch
        {
            TextColumn when options.Task == TaskChoice.Regression => throw TextForRegression(table, index),
            TextColumn text => OfClasses(table, name, index, text),
            NumericColumn numbers when options.Task == TaskChoice.Auto && TaskInference.LooksLikeClasses(numbers.Values) =>
                OfClasses(table, name, index, ColumnReader.ReadText(table, index)),
            NumericColumn numbers => OfNumbers(table, name, index, numbers.Values),
            _ => throw new InvalidOperationException($"unknown kind of column: {column.GetType().Name}"),
        };
    }

    private static int Find(CsvTable table, string? target)
    {
        if (target is null)
            return table.Columns.Count - 1;
        for (int c = 0; c < table.Columns.Count; c++)
        {
            if (table.Columns[c] == target)
                return c;
        }

        if (int.TryParse(target, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number >= 1 && number <= table.Columns.Count)
        {
            return number - 1;
        }

        throw new DatasetException(table.File, $"no column is called '{target}'; expected one of {Listed(table.Columns)}, or a number from 1 to {table.Columns.Count}");
    }

    private static TargetColumn OfNumbers(CsvTable table, string name, int index, double[] values)
    {
        double first = Array.Find(values, v => !double.IsNaN(v));
        if (Array.TrueForAll(values, v => double.IsNaN(v) || v == first))
            throw Unlearnable(table, name, values.All(double.IsNaN) ? "has no value in any row" : FormattableString.Invariant($"is {first} in every row"));
        return new TargetColumn(TaskKind.Regression, name, index, [], values);
    }

    private static TargetColumn OfClasses(CsvTable table, string name, int index, TextColumn column)
    {
        int present = 0;
        foreach (int code in column.Codes)
            present += code >= 0 ? 1 : 0;
        string[] classes = (string[])column.Categories.Clone();
        switch (classes.Length)
        {
            case 0:
                throw Unlearnable(table, name, "has no value in any row");
            case 1:
                throw Unlearnable(table, name, $"is '{classes[0]}' in every row: there is one class only");
            case > 2 when classes.Length > present / 2:
                throw new DatasetException(table.File,
                    FormattableString.Invariant($"the target '{name}' has {classes.Length} different values in {present} rows; ")
                    + "expected classes that repeat, or numbers (--task regression); name another column with --target");
        }

        Array.Sort(classes, InOrder(classes));
        double[] numberOf = new double[classes.Length];
        for (int code = 0; code < numberOf.Length; code++)
            numberOf[code] = Array.IndexOf(classes, column.Categories[code]);
        double[] values = new double[column.Codes.Length];
        for (int row = 0; row < values.Length; row++)
            values[row] = column.Codes[row] < 0 ? double.NaN : numberOf[column.Codes[row]];
        return new TargetColumn(classes.Length == 2 ? TaskKind.Binary : TaskKind.Multiclass, name, index, classes, values);
    }

    /// <summary>Classes stand in the order of their numbers if they all are numbers, else in that of their letters.</summary>
    private static Comparison<string> InOrder(string[] classes)
    {
        static bool IsNumber(string text, out double number) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
        if (!Array.TrueForAll(classes, c => IsNumber(c, out _)))
            return string.CompareOrdinal;
        return (a, b) =>
        {
            IsNumber(a, out double first);
            IsNumber(b, out double second);
            // 1 and 1.0 are two texts: keep their order stable.
            return first == second ? string.CompareOrdinal(a, b) : first.CompareTo(second);
        };
    }

    private static DatasetException TextForRegression(CsvTable table, int index)
    {
        int row = 0;
        while (MissingValue.Is(table.Cell(row, index)) || ColumnReader.TryParseNumber(table.Cell(row, index), out _))
            row++;
        return ColumnReader.NotANumber(table, row, index, "--task regression needs a target of numbers; use --task classification, or name another column with --target");
    }

    private static DatasetException Unlearnable(CsvTable table, string name, string found) =>
        new(table.File, $"the target '{name}' {found}; expected at least two different values; name another column with --target");

    private static string Listed(IReadOnlyList<string> names)
    {
        const int Most = 8;
        string list = string.Join(", ", names.Take(Most).Select(n => $"'{n}'"));
        return names.Count <= Most ? list : list + FormattableString.Invariant($", … ({names.Count} columns)");
    }
}
