using LrFind.Data.Csv;
using LrFind.Data.Csv.Reading;

namespace LrFind.Core.Tests.Data.Csv;

/// <summary>Files in parts, as large ones are read.</summary>
internal static class Blocks
{
    /// <summary>All segments of a file.</summary>
    public static List<Segment> All(SegmentReader reader)
    {
        var segments = new List<Segment>();
        while (reader.Next() is { } segment)
            segments.Add(segment);
        return segments;
    }

    /// <summary>The records that start in each block of a file, one block after the other.</summary>
    /// <param name="input">The file.</param>
    /// <param name="detected">What is known of it.</param>
    /// <param name="blockSize">Bytes of a block.</param>
    /// <param name="exact">Whether the sampler is told which places quotes enclose.</param>
    /// <returns>The segments; <see langword="null"/> in place of those of which the sampler says that it cannot tell.</returns>
    public static List<Segment?> All(CsvInput input, DetectedTable detected, int blockSize, bool exact)
    {
        var sampler = new BlockSampler(input, detected, new SamplePlan(blockSize));
        var segments = new List<Segment?>();
        bool enclosed = false;
        byte[] block = new byte[blockSize];
        long counted = detected.DataOffset;
        for (long at = detected.DataOffset; at < input.Length; at += blockSize)
        {
            // Up to the code unit in front of the block, which may be the end of a record.
            int length = (int)Math.Max(0, at - detected.Dialect.Decoder.UnitSize - counted);
            input.ReadAt(counted, block.AsSpan(0, length));
            enclosed = RecordScanner.EnclosedAfter(detected.Dialect.Decoder.Narrow(block.AsSpan(0, length)), enclosed);
            counted += length;
            if (!sampler.TryRead(at, exact ? enclosed : null, out Segment? segment))
                segments.Add(null);
            else if (segment is not null)
                segments.Add(segment);
        }

        return segments;
    }

    /// <summary>The table of some segments, whose bytes are left as they are.</summary>
    public static CsvTable Build(CsvInput input, DetectedTable detected, IEnumerable<Segment> segments)
    {
        var builder = new CsvTableBuilder(input, detected);
        foreach (Segment segment in segments)
            builder.Add(segment with { Bytes = segment.Bytes.ToArray() });
        return builder.Build();
    }
}
