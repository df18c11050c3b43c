using LrFind.Foundation;

namespace LrFind.Data.Csv.Reading;

/// <summary>File → table: all rows of a small file, a sample of those of a large one.</summary>
internal static class TableReader
{
    // What is read of a pipe, which may have no end; and of a packed file, which may be thousands of times as large as it looks.
    private const long MostOfPipe = 4L << 30, MostUnpacked = 64L << 30;

    /// <summary>Reads a file.</summary>
    /// <param name="options">What the user says of it.</param>
    /// <exception cref="InputException">It cannot be read, or is not a well-formed table.</exception>
    public static SourceTable Read(CsvInput input, DatasetOptions options)
    {
        DetectedTable detected = DialectDetector.Detect(input, options);
        var plan = SamplePlan.For(detected, options);
        try
        {
            SourceTable source = input.Length is not { } length ? ReadStream(input, detected, plan, options.Seed)
                : length - detected.DataOffset <= plan.SampleBytes ? ReadWhole(input, detected)
                // Quotes in comments cannot be told from others but by reading from the start.
                : detected.Dialect.Comment is not null ? ReadStream(input, detected, plan, options.Seed) with { NeededFullPass = true }
                : ReadBlocks(input, detected, plan, options.Seed);
            return source with { IsCutByWidth = source.IsSample && plan.IsCutByWidth };
        }
        finally
        {
            // What looks broken may be half written.
            input.RequireUnchanged();
        }
    }

    private static SourceTable ReadWhole(CsvInput input, DetectedTable detected)
    {
        Memory<byte> bytes = input.ReadAll().AsMemory((int)detected.DataOffset);
        // Reading columns that are lined up with spaces changes the bytes.
        if (detected.Dialect.Separator == CsvDialect.Whitespace)
            bytes = bytes.ToArray();
        var whole = new Segment(0, detected.DataOffset, detected.DataLine, bytes, IsLast: true);
        return new SourceTable(Build(input, detected, [whole]), detected);
    }

    private static SourceTable ReadStream(CsvInput input, DetectedTable detected, SamplePlan plan, long seed)
    {
        var reader = new SegmentReader(input, detected.Dialect, detected.DataOffset, detected.DataLine, plan.BlockSize);
        long most = input.Length is not null ? long.MaxValue : input.CanReadAgain ? MostUnpacked : MostOfPipe;
        StreamSample sample = ReservoirSampler.Draw(reader, seed, most);
        CsvTable table = Build(input, detected, sample.Segments);
        return new SourceTable(table, detected)
        {
            EstimatedRows = sample.Blocks <= SamplePlan.Blocks ? table.RowCount : table.RowCount * sample.Blocks / SamplePlan.Blocks,
            IsSample = sample.Blocks > SamplePlan.Blocks,
            CutAfter = sample.IsCut ? most : null,
        };
    }

    private static SourceTable ReadBlocks(CsvInput input, DetectedTable detected, SamplePlan plan, long seed)
    {
        var sampler = new BlockSampler(input, detected, plan);
        if (TryBuild(input, detected, sampler.Draw(seed, exact: false)) is not { } table)
            return Sample(Build(input, detected, sampler.Draw(seed, exact: true)!), fullPass: true);
        return Sample(table, fullPass: false);

        SourceTable Sample(CsvTable table, bool fullPass) => new(table, detected)
        {
            EstimatedRows = table.RowCount * sampler.BlocksPerStretch,
            IsSample = true,
            NeededFullPass = fullPass,
        };
    }

    // What looks broken may be quotes that were understood wrongly.
    private static CsvTable? TryBuild(CsvInput input, DetectedTable detected, List<Segment>? segments)
    {
        try
        {
            return segments is null ? null : Build(input, detected, segments);
        }
        catch (InputException)
        {
            return null;
        }
    }

    private static CsvTable Build(CsvInput input, DetectedTable detected, List<Segment> segments)
    {
        var builder = new CsvTableBuilder(input, detected);
        foreach (Segment segment in segments)
            builder.Add(segment);
        return builder.Build();
    }
}
