namespace LrFind.Data.Csv.Reading;

/// <summary>
/// How much of a large file is looked at: a fixed number of blocks, spread over the whole file. A row belongs to the block in which it
/// starts, so each row is as likely to be drawn as any other, however long it is.
/// </summary>
/// <param name="BlockSize">Bytes of a block.</param>
internal sealed record SamplePlan(int BlockSize)
{
    /// <summary>Blocks of a sample: enough that a file sorted by class is seen from end to end.</summary>
    public const int Blocks = 512;

    /// <summary>Files of up to so many bytes are always read whole.</summary>
    public const int LeastBytes = 4 << 20;

    /// <summary>The most features of all rows of a sample together: 128 MiB of them.</summary>
    public const int MostFeatures = 32 << 20;

    private const int MostBytes = 64 << 20;

    // Of each the table keeps a place, and a number or the code of a text.
    private const int MostCells = 20_000_000;

    // A range test of 3 × 100 steps of 64 rows looks at 19,200 rows, many of them twice.
    private const int Rows = 16 * 1024;

    /// <summary>Bytes of a sample; files that are no larger are read whole.</summary>
    public int SampleBytes => Blocks * BlockSize;

    /// <summary>Whether there would be more rows if they had fewer features.</summary>
    public bool IsCutByWidth { get; private init; }

    /// <summary>The plan for a file.</summary>
    /// <param name="table">What its first records tell of it.</param>
    /// <param name="options">What the user says of it.</param>
    public static SamplePlan For(DetectedTable table, DatasetOptions options)
    {
        int most = Math.Min(Rows, MostCells / table.Fields), fitting = Math.Min(most, MostFeatures / EncodedWidth.Estimate(table, options));
        SamplePlan plan = Of(table, fitting);
        return plan with { IsCutByWidth = plan.BlockSize < Of(table, most).BlockSize };
    }

    private static SamplePlan Of(DetectedTable table, int rows)
    {
        long bytes = Math.Clamp((long)table.MeanRecordLength * rows, LeastBytes, MostBytes);
        // Whole code units, whatever the encoding.
        return new SamplePlan((int)(bytes / Blocks / 2 * 2));
    }
}
