namespace LrFind.Data.Columns;

/// <summary>One column of a table with its cells understood.</summary>
/// <param name="name">The column's name.</param>
/// <param name="index">Its place in the table, from 0.</param>
internal abstract class TableColumn(string name, int index)
{
    /// <summary>The column's name.</summary>
    public string Name { get; } = name;

    /// <summary>The column's place in the table, from 0.</summary>
    public int Index { get; } = index;

    /// <summary>Whether the cell of a row is missing, or as good as missing.</summary>
    public abstract bool IsMissing(int row);
}
