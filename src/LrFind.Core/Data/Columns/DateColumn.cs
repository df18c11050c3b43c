namespace LrFind.Data.Columns;

/// <summary>A column of dates or times, as the numbers that stand for them.</summary>
/// <param name="parts">The columns it gives, the first named as the column is.</param>
/// <param name="isTime">Whether they are times of the day, without dates.</param>
internal sealed class DateColumn(IReadOnlyList<NumericColumn> parts, bool isTime) : TableColumn(parts[0].Name, parts[0].Index)
{
    /// <summary>The columns of numbers: the date itself, and its month, weekday and hour.</summary>
    public IReadOnlyList<NumericColumn> Parts { get; } = parts;

    /// <summary>Whether they are times of the day, without dates.</summary>
    public bool IsTime { get; } = isTime;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => Parts[0].IsMissing(row);
}
