namespace LrFind.Data.Csv;

/// <summary>What the first records of a file tell of it.</summary>
/// <param name="Dialect">How it writes a table.</param>
/// <param name="Header">What stands before the first row, as UTF-8: comments and the record that names the columns; may be empty.</param>
/// <param name="HintLines">Lines in front of that: 1 where Excel's separator hint stands there.</param>
/// <param name="DataOffset">Where the first row starts in the file, in bytes.</param>
/// <param name="Fields">Fields of a record.</param>
/// <param name="MeanRecordLength">Bytes of a record in the file, on average.</param>
internal sealed record DetectedTable(CsvDialect Dialect, byte[] Header, int HintLines, long DataOffset, int Fields, int MeanRecordLength)
{
    /// <summary>The line at which the first row starts, from 1.</summary>
    public long DataLine => 1 + HintLines + Header.AsSpan().Count(Dialect.LineEnd);
}
