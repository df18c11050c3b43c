using LrFind.Data.Csv;

namespace LrFind.Data.Columns;

/// <summary>Tells digits that name something (postal codes, numbers of parcels) from numbers: names keep their leading zeros.</summary>
internal static class LeadingZeros
{
    // Rows that are looked at in most columns, which have none.
    private const int Probes = 512;

    /// <summary>Whether the cells of a column without marks are digits, most with a leading zero, or some and all of one length.</summary>
    public static bool AreIn(CsvTable table, NumericColumn column)
    {
        if (column.Numbers == 0 || !column.MayHaveLeadingZeros || !AreProbed(table, column.Index))
            return false;
        int leading = 0, length = -1;
        bool haveOneLength = true;
        for (int row = 0; row < table.RowCount; row++)
        {
            ReadOnlySpan<byte> cell = table.Cell(row, column.Index);
            if (column.IsMissing(row))
                continue;
            if (cell.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
                return false;
            leading += Are(cell) ? 1 : 0;
            haveOneLength &= length < 0 || length == cell.Length;
            length = cell.Length;
        }

        return haveOneLength || leading > column.Numbers / 2;
    }

    /// <summary>Whether some texts are digits, at least one with a leading zero.</summary>
    public static bool AreIn(string[] texts) =>
        Array.Exists(texts, t => t is ['0', _, ..]) && Array.TrueForAll(texts, t => t.All(char.IsAsciiDigit));

    /// <summary>Whether a cell starts with a zero and another digit.</summary>
    public static bool Are(ReadOnlySpan<byte> cell) => cell.Length > 1 && cell[0] == (byte)'0' && char.IsAsciiDigit((char)cell[1]);

    private static bool AreProbed(CsvTable table, int column)
    {
        int step = Math.Max(1, table.RowCount / Probes);
        for (int row = 0; row < table.RowCount; row += step)
        {
            if (Are(table.Cell(row, column)))
                return true;
        }

        return false;
    }
}
