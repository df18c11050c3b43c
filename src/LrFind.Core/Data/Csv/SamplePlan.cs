namespace LrFind.Data.Csv;

/// <summary>
/// How much of a large file is looked at: a fixed number of blocks, spread over the whole file. A row belongs to the block in which it starts, so
/// each row is as likely to be drawn as any other, however long it is.
/// </summary>
/// <param name="BlockSize">Bytes of a block.</param>
internal sealed record SamplePlan(int BlockSize)
{
    /// <summary>Blocks of a sample: enough that a file sorted by class is seen from end to end.</summary>
    public const int Blocks = 512;

    /// <summary>Files of up to so many bytes are always read whole.</summary>
    public const int LeastBytes = 4 << 20;

    private const int MostBytes = 64 << 20;

    // A range test of 3 × 100 steps of 64 rows looks at 19,200 rows, many of them twice.
    private const int Rows = 16 * 1024;

    /// <summary>Bytes of a sample; files that are no larger are read whole.</summary>
    public int SampleBytes => Blocks * BlockSize;

    /// <summary>The plan for a file.</summary>
    /// <param name="table">What its first records tell of it.</param>
    public static SamplePlan For(DetectedTable table)
    {
        long bytes = Math.Clamp((long)table.MeanRecordLength * Rows, LeastBytes, MostBytes);
        // Whole code units, whatever the encoding.
        return new SamplePlan((int)(bytes / Blocks / 2 * 2));
    }
}
