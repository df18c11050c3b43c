namespace LrFind.Data.Columns;

/// <summary>A column of dates or times, as the numbers that stand for them.</summary>
/// <param name="parts">The columns it gives, the first named as the column is.</param>
internal sealed class DateColumn(IReadOnlyList<NumericColumn> parts) : TableColumn(parts[0].Name, parts[0].Index)
{
    /// <summary>The columns of numbers: the date itself, and its month, weekday and hour.</summary>
    public IReadOnlyList<NumericColumn> Parts { get; } = parts;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => Parts[0].IsMissing(row);
}
