namespace LrFind.Data.Csv;

/// <summary>A table and what is known of the file it comes from.</summary>
/// <param name="Table">The rows, or a sample of them.</param>
/// <param name="Detected">How the file writes them.</param>
internal sealed record SourceTable(CsvTable Table, DetectedTable Detected)
{
    /// <summary>Rows of the file; an estimate where only a sample was read.</summary>
    public long EstimatedRows { get; init; } = Table.RowCount;

    /// <summary>Whether only a sample was read.</summary>
    public bool IsSample { get; init; }

    /// <summary>Whether all quotes of the file had to be counted to draw the sample.</summary>
    public bool NeededFullPass { get; init; }
}
