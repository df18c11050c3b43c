using System.Globalization;
using LrFind.Curves.Files.Tables;
using LrFind.Foundation;

namespace LrFind.Curves.Files.Columns;

/// <summary>Finds the columns of curves: as the user says, or by the names that tools give them.</summary>
/// <param name="table">The table.</param>
/// <param name="numbers">Reads its cells.</param>
internal sealed class ColumnFinder(CurveTable table, CurveNumber numbers)
{
    // Rows that are looked at to tell whether a column holds numbers.
    private const int FirstRows = 200;

    private readonly ColumnName[] _names = [.. table.Columns.Select(c => new ColumnName(table.HasHeader ? c : ""))];

    /// <summary>The column of the rate.</summary>
    /// <param name="wanted">The user's word for it; <see langword="null"/> to guess.</param>
    /// <exception cref="InputException">There is none, or several may be it.</exception>
    public RateColumn Rate(string? wanted)
    {
        if (wanted is not null)
            return Of(Wanted(wanted, "`LrColumn`"));
        return Best(n => n.Rate, "the learning rate", "`LrColumn`") is { } named ? Of(named)
            : Pair() is { } pair ? Of(pair.Rate)
            : throw Missing("the learning rate", "lr", "`LrColumn`");
    }

    /// <summary>The column of the loss.</summary>
    /// <param name="wanted">The user's word for it; <see langword="null"/> to guess.</param>
    /// <exception cref="InputException">There is none, or several may be it.</exception>
    public int Loss(string? wanted)
    {
        if (wanted is not null)
            return Wanted(wanted, "`LossColumn`");
        if ((Best(n => n.Loss, "the loss", "`LossColumn`") ?? Pair()?.Loss) is { } loss)
            return loss;
        int heldOut = Array.FindIndex(_names, n => n.IsHeldOutLoss);
        throw heldOut < 0 ? Missing("the loss", "loss", "`LossColumn`")
            : new InputException(table.File,
                $"no column is the loss of batches, and {table.NameOf(heldOut)} is one of rows held out; if that is meant, name it by `LossColumn`");
    }

    /// <summary>The column of the probe loss, if there is one.</summary>
    /// <exception cref="InputException">There is none of the name asked for.</exception>
    public int? Probe(string? wanted) => wanted is null ? First(n => n.IsProbe) : Wanted(wanted, "`ProbeColumn`");

    /// <summary>The column that numbers the steps, if there is one; epochs only where nothing else does.</summary>
    /// <exception cref="InputException">There is none of the name asked for.</exception>
    public int? Step(string? wanted) => wanted is null ? Ranked(n => n.Step) ?? Epoch() : Wanted(wanted, "`StepColumn`");

    /// <summary>The column that numbers the epochs, if there is one.</summary>
    public int? Epoch() => First(n => n.IsEpoch);

    /// <summary>The column that tells repeats apart, if there is one.</summary>
    /// <exception cref="InputException">There is none of the name asked for.</exception>
    public int? Repeat(string? wanted) => wanted is null ? Ranked(n => n.Repeat) : Wanted(wanted, "`RepeatColumn`");

    /// <summary>The only column of values, in a file that holds one for each step.</summary>
    /// <param name="wanted">The user's word for it; <see langword="null"/> to guess.</param>
    /// <exception cref="InputException">There is none, or several may be it.</exception>
    public RateColumn OnlyRate(string? wanted)
    {
        if (wanted is not null)
            return Of(Wanted(wanted, "`LrColumn`"));
        int? value = First(n => n.IsValue) ?? Best(n => n.Rate, "the learning rate", "`LrColumn`");
        return value is { } found ? Of(found)
            : Values() is [var only] ? Of(only)
            : throw Missing("the learning rate", "lr", "`LrColumn`");
    }

    /// <summary>The column of the loss, in a file whose rates are in another.</summary>
    /// <param name="wanted">The user's word for it; <see langword="null"/> to guess.</param>
    /// <exception cref="InputException">There is none, or several may be it.</exception>
    public int OnlyLoss(string? wanted) =>
        wanted is null && First(n => n.IsValue) is null && Values() is [var only] ? only : Loss(wanted);

    private RateColumn Of(int column) => new(column, _names[column].IsLogarithmOfRate);

    /// <summary>A column by its name, or its number from 1.</summary>
    private int Wanted(string wanted, string option)
    {
        int index = table.HasHeader ? table.Columns.ToList().IndexOf(wanted) : -1;
        if (index >= 0)
            return index;
        if (int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1
            && number <= table.Columns.Count)
            return number - 1;
        string names = table.HasHeader ? $"one of {Names(Enumerable.Range(0, table.Columns.Count))}, or " : "";
        string hint = table.HasHeader ? Nearest.Hint(wanted, table.Columns) : "";
        throw new InputException(table.File, FormattableString.Invariant(
            $"{option} is '{Quoting.Shortened(wanted)}'; expected {names}a number from 1 to {table.Columns.Count}{hint}"));
    }

    private int? First(Predicate<ColumnName> fits) => Array.FindIndex(_names, fits) is >= 0 and int index ? index : null;

    private int? Ranked(Func<ColumnName, int?> rank) =>
        Enumerable.Range(0, _names.Length).Where(i => rank(_names[i]) is not null).OrderBy(i => rank(_names[i])).Select(i => (int?)i)
            .FirstOrDefault();

    // Of those that fit as well, any where they hold the same.
    private int? Best(Func<ColumnName, int?> rank, string what, string option)
    {
        int[] fitting = [.. Enumerable.Range(0, _names.Length).Where(i => rank(_names[i]) is not null && IsNumeric(i))];
        if (fitting.Length == 0)
            return null;
        int best = fitting.Min(i => rank(_names[i])!.Value);
        int[] first = [.. fitting.Where(i => rank(_names[i]) == best)];
        return first.Skip(1).All(i => HoldSame(first[0], i)) ? first[0]
            : throw new InputException(table.File, $"{Names(first)} may each be {what}; say which by {option}");
    }

    // A table of two columns of numbers needs no names: one rises, and the other is what is measured.
    private (int Rate, int Loss)? Pair()
    {
        if (Values() is not [var first, var second])
        {
            return table.HasHeader ? null : throw new InputException(table.File, FormattableString.Invariant(
                $"the file has no header and {NumberText.Plural(table.Columns.Count, "column")}; expected two, the rate and the loss, or say which by `LrColumn` and `LossColumn`"));
        }

        bool isSecondRate = _names[first].Rate is null
            && (_names[second].Rate is not null || _names[first].Loss is not null || (Rises(second) && !Rises(first)));
        return isSecondRate ? (second, first) : (first, second);
    }

    private int[] Values() => [.. Enumerable.Range(0, _names.Length).Where(i =>
        _names[i] is { Step: null, IsEpoch: false, Repeat: null, IsTime: false, IsScore: false, IsProbe: false, IsHeldOutLoss: false }
        && IsNumeric(i))];

    private bool IsNumeric(int column)
    {
        int found = 0;
        foreach (int row in table.DataRows())
        {
            CurveCell kind = numbers.Read(table.Cells.Cell(row, column), out _);
            if (kind == CurveCell.Other)
                return found > 0 || IsLikeNumber(table.Cells.Cell(row, column));
            found += kind == CurveCell.Number ? 1 : 0;
            if (found == FirstRows)
                break;
        }

        return found > 0;
    }

    // Such as 0,001 where the decimal mark is a point: the error about the cell says more than one about the column.
    private static bool IsLikeNumber(ReadOnlySpan<byte> cell) =>
        !cell.IsEmpty && (char.IsAsciiDigit((char)cell[0]) || cell[0] == (byte)'-');

    private bool Rises(int column)
    {
        double before = 0;
        for (int row = 0; row < table.RowCount; row++)
        {
            if (numbers.Read(table.Cells.Cell(row, column), out double value) != CurveCell.Number || double.IsNaN(value))
                continue;
            if (!(value > before))
                return false;
            before = value;
        }

        return before > 0;
    }

    private bool HoldSame(int column, int other)
    {
        for (int row = 0; row < table.RowCount; row++)
        {
            if (numbers.Read(table.Cells.Cell(row, column), out double a) != CurveCell.Number
                || numbers.Read(table.Cells.Cell(row, other), out double b) != CurveCell.Number)
                continue;
            if (!Rounding.AreSame(a, b))
                return false;
        }

        return true;
    }

    private InputException Missing(string what, string example, string option) => new(table.File,
        $"no column is called like {what}, as '{example}' would be; name one of {Names(Enumerable.Range(0, table.Columns.Count))} by {option}{DataHint}");

    // With no column that a recording has, it is probably a table to learn from.
    private string DataHint => Array.Exists(_names, n => n.BelongsToCurve) ? "" : $"; or learn from it: `DatasetLoader.Load({table.File})`";

    private string Names(IEnumerable<int> columns)
    {
        const int Most = 12;
        string[] names = [.. columns.Select(c => $"'{Quoting.Shortened(table.Columns[c])}'")];
        return names.Length <= Most ? string.Join(", ", names) : $"{string.Join(", ", names.Take(Most))} and {names.Length - Most} more";
    }
}

/// <summary>Where the rates are.</summary>
/// <param name="Index">The column, from 0.</param>
/// <param name="IsLogarithm">Whether it holds decimal logarithms.</param>
internal readonly record struct RateColumn(int Index, bool IsLogarithm);
