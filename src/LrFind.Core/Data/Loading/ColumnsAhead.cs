using LrFind.Data.Cells;
using LrFind.Data.Columns;
using LrFind.Data.Csv;
using LrFind.Data.Features;
using LrFind.Foundation;

namespace LrFind.Data.Loading;

/// <summary>
/// Columns read and measured as numbers, some at a time, before it is decided one after the other what they are: nearly all are numbers,
/// and numbers can be read on all processors.
/// </summary>
/// <param name="rules">What the user says of cells.</param>
/// <param name="columns">The columns, in the order in which they are asked for.</param>
/// <param name="measured">The rows that are measured; none where nothing is to be measured.</param>
internal sealed class ColumnsAhead(CsvTable table, CellRules rules, IReadOnlyList<int> columns, int[] measured)
{
    // Of a piece, whose cells are read row by row: so many that the memory of a row is read in one go, and not a bit of it for each column.
    private const int Columns = 128;

    // Read at a time; not all, since what is read of texts is of no use.
    private const int Most = 4 * Columns;

    private readonly NumericColumn[] _columns = new NumericColumn[Most];
    private readonly NumericSummary[] _summaries = new NumericSummary[Most];
    private readonly NumberReader _reader = ColumnReader.PlainReader(rules);
    private int _start, _end;

    /// <summary>Goes to a column; each is asked for in turn.</summary>
    /// <param name="index">Its place among the columns.</param>
    /// <param name="summary">What its measured rows say; nothing where some of its cells are no numbers.</param>
    public NumericColumn Read(int index, out NumericSummary? summary)
    {
        if (index >= _end)
        {
            (_start, _end) = (index, Math.Min(index + Most, columns.Count));
            int count = _end - _start;
            ParallelRuns.Run((count + Columns - 1) / Columns, ParallelRuns.ThreadsFor((long)table.RowCount * count), ReadPiece);
        }

        NumericColumn column = _columns[index - _start];
        summary = measured.Length > 0 && column.Bad == 0 ? _summaries[index - _start] : null;
        return column;
    }

    private void ReadPiece(int piece)
    {
        int start = piece * Columns, count = Math.Min(Columns, _end - _start - start);
        int[] indices = new int[count];
        for (int i = 0; i < count; i++)
            indices[i] = columns[_start + start + i];
        NumericColumn[] read = NumericColumn.Read(table, indices, _reader);
        for (int i = 0; i < count; i++)
        {
            _columns[start + i] = read[i];
            if (measured.Length > 0 && read[i].Bad == 0)
                _summaries[start + i] = NumericSummary.Compute(read[i], measured);
        }
    }
}
