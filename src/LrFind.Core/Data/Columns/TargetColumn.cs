using System.Globalization;
using System.Text;
using LrFind.Data.Cells;
using LrFind.Data.Csv;
using LrFind.Foundation;

namespace LrFind.Data.Columns;

/// <summary>The target, understood: which rows have one, and its value or class there.</summary>
internal sealed class TargetColumn
{
    private TargetColumn(string name, int index, string[] classes, double[] values)
    {
        (Name, Index, Classes, Values) = (name, index, classes, values);
    }

    /// <summary>The column's name.</summary>
    public string Name { get; }

    /// <summary>The column's place in the table, from 0.</summary>
    public int Index { get; }

    /// <summary>The class names in the order of their numbers; empty for regression.</summary>
    public string[] Classes { get; }

    /// <summary>For each row the target or the number of its class; NaN where it is missing.</summary>
    public double[] Values { get; }

    /// <summary>What reads its cells as numbers; <see langword="null"/> where classes are texts.</summary>
    public CellReader? Reader { get; private init; }

    /// <summary>For classes that are numbers or opposite words, the number of each class; otherwise empty.</summary>
    public double[] ClassValues { get; private init; } = [];

    /// <summary>Cells that are neither numbers nor missing, or infinite, in a target of numbers; they count as missing.</summary>
    public int Unusable { get; private init; }

    /// <summary>Reads a target.</summary>
    /// <param name="index">The column, from 0.</param>
    /// <param name="task">What the user wants to learn.</param>
    /// <param name="rules">What the user says of the cells.</param>
    /// <exception cref="InputException">It cannot be learned.</exception>
    public static TargetColumn Read(CsvTable table, int index, TaskChoice task, CellRules rules)
    {
        string name = table.Columns[index];
        TableColumn column = task == TaskChoice.Classification ? TextColumn.Read(table, index, rules)
            : ColumnReader.Read(table, index, rules, asNumbers: task == TaskChoice.Regression);
        if (column is DateColumn dates)
            column = dates.Parts[0];
        return column switch
        {
            TextColumn when task == TaskChoice.Regression => throw TextForRegression(table, index, rules),
            TextColumn text => OfClasses(table, name, index, text),
            NumericColumn numbers when task == TaskChoice.Auto
                && (numbers.Reader is BooleanReader || TaskInference.LooksLikeClasses(numbers.Values)) =>
                OfNumberedClasses(table, name, index, numbers),
            NumericColumn numbers => OfNumbers(table, name, index, numbers),
            _ => throw new InvalidOperationException($"unknown kind of column: {column.GetType().Name}"),
        };
    }

    /// <summary>Classes that are numbers or opposite words, in the order of the numbers, called as they are first written.</summary>
    private static TargetColumn OfNumberedClasses(CsvTable table, string name, int index, NumericColumn column)
    {
        double[] values = [], numbers = new double[column.Values.Length];
        var names = new List<string>();
        for (int row = 0; row < column.Values.Length; row++)
        {
            double value = column.Values[row];
            int place = PlaceOf(value, values);
            if (column.IsMissing(row) || (place < values.Length && values[place] == value))
                continue;
            names.Insert(place, Encoding.UTF8.GetString(table.Cell(row, index)));
            values = [.. values.AsSpan(0, place), value, .. values.AsSpan(place)];
        }

        string[] classes = [.. names];
        RequireClasses(table, name, classes, column.Numbers);
        for (int row = 0; row < numbers.Length; row++)
            numbers[row] = column.IsMissing(row) ? double.NaN : PlaceOf(column.Values[row], values);
        return new TargetColumn(name, index, classes, numbers)
        {
            Reader = column.Reader,
            ClassValues = values,
            Unusable = column.Bad + column.Infinite,
        };
    }

    // The place of a value among the few that rise, or where it would stand.
    private static int PlaceOf(double value, double[] rising)
    {
        int place = 0;
        while (place < rising.Length && rising[place] < value)
            place++;
        return place;
    }

    private static TargetColumn OfNumbers(CsvTable table, string name, int index, NumericColumn numbers)
    {
        double[] values = numbers.Values;
        double first = Array.Find(values, v => !double.IsNaN(v));
        if (Array.TrueForAll(values, v => double.IsNaN(v) || v == first))
            throw Unlearnable(table, name,
                values.All(double.IsNaN) ? "has no value in any row" : FormattableString.Invariant($"is {first} in every row"));
        return new TargetColumn(name, index, [], values) { Reader = numbers.Reader, Unusable = numbers.Bad + numbers.Infinite };
    }

    private static TargetColumn OfClasses(CsvTable table, string name, int index, TextColumn column)
    {
        int present = 0;
        foreach (int code in column.Codes)
            present += code >= 0 ? 1 : 0;
        string[] classes = (string[])column.Categories.Clone();
        RequireClasses(table, name, classes, present);
        Array.Sort(classes, InOrder(classes));
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string label in classes)
            numbers.Add(label, numbers.Count);
        double[] numberOf = Array.ConvertAll(column.Categories, category => (double)numbers[category]);
        double[] values = new double[column.Codes.Length];
        for (int row = 0; row < values.Length; row++)
            values[row] = column.Codes[row] < 0 ? double.NaN : numberOf[column.Codes[row]];
        return new TargetColumn(name, index, classes, values);
    }

    private static void RequireClasses(CsvTable table, string name, string[] classes, int present)
    {
        switch (classes.Length)
        {
            case 0:
                throw Unlearnable(table, name, "has no value in any row");
            case 1:
                throw Unlearnable(table, name, $"is '{Quoting.Shortened(classes[0])}' in every row: there is one class only");
            case > 2 when classes.Length > present / 2:
                throw new InputException(table.File,
                    FormattableString.Invariant($"the target '{Quoting.Shortened(name)}' has {classes.Length} different values in {present} rows; ")
                    + "expected classes that repeat, or numbers (`Task` regression); name another column with `Target`"
                    + (DecimalCommas.AreIn(classes) ? DecimalCommas.Remedy : ""));
        }
    }

    /// <summary>
    /// The order of classes: they stand in the order of their numbers if they all are numbers, else in that of their letters.
    /// </summary>
    public static Comparison<string> InOrder(string[] classes)
    {
        static bool IsNumber(string text, out double number) =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
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

    private static InputException TextForRegression(CsvTable table, int index, CellRules rules)
    {
        var column = NumericColumn.Read(table, index, new NumberReader(rules, new NumberFormat(rules.DecimalMark)));
        return ColumnReader.NotANumber(table, column.BadRows[0], index,
            "`Task` regression needs a target of numbers; use `Task` classification, or name another column with `Target`"
            + DecimalCommas.Hint(table.Cell(column.BadRows[0], index)));
    }

    private static InputException Unlearnable(CsvTable table, string name, string found) =>
        new(table.File, $"the target '{Quoting.Shortened(name)}' {found}; expected at least two different values; name another column with `Target`");
}

/// <summary>Decides whether a numeric target is a class or a number.</summary>
internal static class TaskInference
{
    /// <summary>A target of integers with at most this many distinct values is taken for a class.</summary>
    public const int MaxIntegerClasses = 20;

    /// <summary>… provided that each value stands for at least this many rows on average.</summary>
    public const int MinRowsPerClass = 5;

    /// <summary>Whether a numeric target looks like classes: few distinct integers, each many times.</summary>
    /// <param name="values">The target of each row; NaN where it is missing.</param>
    public static bool LooksLikeClasses(ReadOnlySpan<double> values)
    {
        Span<double> distinct = stackalloc double[MaxIntegerClasses];
        int found = 0, present = 0;
        foreach (double value in values)
        {
            if (double.IsNaN(value))
                continue;
            present++;
            if (value != Math.Truncate(value))
                return false;
            int known = 0;
            while (known < found && distinct[known] != value)
                known++;
            if (known < found)
                continue;
            if (found == MaxIntegerClasses)
                return false;
            distinct[found++] = value;
        }

        return found * MinRowsPerClass <= present;
    }
}
