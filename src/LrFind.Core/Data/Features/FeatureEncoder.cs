using LrFind.Data.Columns;

namespace LrFind.Data.Features;

/// <summary>Turns one column of the table into one or more columns of floats; fitted on training rows only.</summary>
internal abstract class FeatureEncoder
{
    /// <summary>The names of the columns it writes.</summary>
    public abstract IReadOnlyList<string> Outputs { get; }

    /// <summary>What becomes of the column, in words.</summary>
    public abstract string Description { get; }

    /// <summary>Writes the features of a row of the table it was fitted on: one float for each of <see cref="Outputs"/>.</summary>
    public abstract void Encode(int row, Span<float> destination);

    /// <summary>Writes the features of a cell that need not be in that table.</summary>
    /// <returns>What the cell turned out to be.</returns>
    public abstract Cells.CellKind Encode(ReadOnlySpan<byte> cell, Span<float> destination);
}

/// <summary>Tells columns that only number the rows.</summary>
internal static class RowNumbers
{
    // What such columns are called, in lower case.
    private static readonly string[] s_names = ["id", "index", "idx", "row", "rowid", "row_id", "rownum", "rownames", "row_number", "unnamed: 0", "uuid", "guid", "#"];

    private const int FewRows = 10;

    /// <summary>Whether a column holds another whole number in each row and is called as such columns are, or is the first and has no name.</summary>
    /// <param name="column">The column.</param>
    public static bool Is(NumericColumn column) =>
        column.Values.Length >= FewRows
        && column.Numbers == column.Values.Length
        && (IsCalledSo(column.Name) || (column is { Index: 0, Name: "c1" } && Rises(column.Values)))
        && AreDifferentIntegers(column.Values);

    private static bool IsCalledSo(string name)
    {
        string lower = name.ToLowerInvariant();
        return Array.IndexOf(s_names, lower) >= 0 || lower.EndsWith("_id", StringComparison.Ordinal);
    }

    private static bool Rises(double[] values)
    {
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] <= values[i - 1])
                return false;
        }

        return true;
    }

    private static bool AreDifferentIntegers(double[] values)
    {
        double[] sorted = (double[])values.Clone();
        Array.Sort(sorted);
        for (int i = 0; i < sorted.Length; i++)
        {
            if (sorted[i] != Math.Truncate(sorted[i]) || (i > 0 && sorted[i] == sorted[i - 1]))
                return false;
        }

        return true;
    }
}
