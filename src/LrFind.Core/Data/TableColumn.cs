namespace LrFind.Data;

/// <summary>One column of a table with its cells understood as numbers or as text.</summary>
/// <param name="name">The column's name.</param>
/// <param name="index">Its place in the table, from 0.</param>
internal abstract class TableColumn(string name, int index)
{
    /// <summary>The column's name.</summary>
    public string Name { get; } = name;

    /// <summary>The column's place in the table, from 0.</summary>
    public int Index { get; } = index;

    /// <summary>Whether the cell of a row is missing.</summary>
    public abstract bool IsMissing(int row);
}
