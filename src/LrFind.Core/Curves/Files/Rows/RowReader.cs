using LrFind.Curves.Files.Columns;
using LrFind.Curves.Files.Tables;
using LrFind.Data.Columns;
using LrFind.Foundation;

namespace LrFind.Curves.Files.Rows;

/// <summary>Reads the rows of a table as steps.</summary>
/// <param name="table">The table.</param>
/// <param name="columns">Which columns are which.</param>
/// <param name="numbers">Reads cells.</param>
/// <param name="rateOf">The rate of a step, where rates are in another file; <see langword="null"/> where they are in the table.</param>
internal sealed class RowReader(CurveTable table, CurveColumns columns, CurveNumber numbers, Func<double, double?>? rateOf)
{
    /// <summary>The rows of each repeat that a column names, in their order; without such a column, all.</summary>
    /// <exception cref="InputException">A cell holds what is no number.</exception>
    public IEnumerable<List<CurveRow>> ByRepeat()
    {
        var repeats = new Dictionary<string, List<CurveRow>>(StringComparer.Ordinal);
        bool countsWithinEpochs = CountsWithinEpochs();
        foreach (int row in table.DataRows())
        {
            string key = columns.Repeat is { } column ? table.Text(row, column) : "";
            if (!repeats.TryGetValue(key, out List<CurveRow>? rows))
                repeats[key] = rows = [];
            rows.Add(Read(row, countsWithinEpochs));
        }

        return repeats.Values;
    }

    private CurveRow Read(int row, bool countsWithinEpochs)
    {
        double step = Position(row, columns.Step);
        double? rate = rateOf is null ? Rate(row) : rateOf(step);
        // Nothing is joined over the end of an epoch, whose number stands in front of the step's.
        if (countsWithinEpochs)
            step = double.NaN;
        return new CurveRow(table.Cells.Line(row), step, rate, Value(row, columns.Loss), Value(row, columns.Probe));
    }

    private double? Rate(int row)
    {
        if (columns.Rate is not { } column || Value(row, column.Index) is not { } value)
            return null;
        double rate = column.IsLogarithm ? Math.Pow(10, value) : value;
        return rate >= 0 && double.IsFinite(rate) ? rate
            : double.IsNaN(rate) ? null
            : throw new InputException(table.File, table.Cells.Line(row),
                FormattableString.Invariant($"the learning rate is {rate}; expected a number of more than 0"));
    }

    private double? Value(int row, int? column)
    {
        if (column is not { } index)
            return null;
        return numbers.Read(table.Cells.Cell(row, index), out double value) switch
        {
            CurveCell.Empty => null,
            CurveCell.Number => value,
            _ => throw NoNumber(row, index),
        };
    }

    private double Position(int row, int? column) =>
        column is { } index && numbers.Read(table.Cells.Cell(row, index), out double value) == CurveCell.Number ? value : double.NaN;

    // Batches are counted from 0 again in each epoch: their numbers alone say nothing.
    private bool CountsWithinEpochs()
    {
        if (!columns.NumbersSteps || columns.Epoch is null)
            return false;
        double before = double.NegativeInfinity;
        bool fallsBack = false;
        foreach (int row in table.DataRows())
        {
            double step = Position(row, columns.Step), epoch = Position(row, columns.Epoch);
            if (double.IsNaN(step) || double.IsNaN(epoch))
                return false;
            fallsBack |= step < before;
            before = step;
        }

        return fallsBack;
    }

    private InputException NoNumber(int row, int column)
    {
        ReadOnlySpan<byte> cell = table.Cells.Cell(row, column);
        string remedy = DecimalCommas.Is(cell) ? "; if its comma is a decimal mark, use `Decimal` ," : "";
        return new InputException(table.File, table.Cells.Line(row), column + 1,
            $"{table.NameOf(column)} holds '{Quoting.Shortened(cell)}'; expected a number{remedy}");
    }
}
