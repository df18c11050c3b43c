using LrFind.Foundation;

namespace LrFind.Data.Csv.Reading;

/// <summary>Draws blocks of what can only be read in order, all of it, each block as likely as any other.</summary>
/// <remarks>J. S. Vitter, "Random Sampling with a Reservoir", ACM TOMS 11 (1985), algorithm R.</remarks>
internal static class ReservoirSampler
{
    /// <summary>Draws a sample.</summary>
    /// <param name="segments">Where the segments come from.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <param name="most">How many bytes to read of what may have no end.</param>
    public static StreamSample Draw(SegmentReader segments, long seed, long most = long.MaxValue)
    {
        var random = new Pcg32(seed, RandomPurpose.Sample);
        var drawn = new Segment?[SamplePlan.Blocks];
        long blocks = 0;
        bool isCut = false;
        while (!isCut && segments.Next() is { } segment)
        {
            isCut = segment.Offset + segment.Bytes.Length > most;
            // A block in which no record starts counts like the others.
            for (; blocks < segment.Index; blocks++)
                Consider(null);
            Consider(segment);
            blocks++;
        }

        var sample = new List<Segment>(drawn.Length);
        foreach (Segment? segment in drawn)
        {
            if (segment is { } found)
                sample.Add(found);
        }

        sample.Sort((a, b) => a.Index.CompareTo(b.Index));
        return new StreamSample(sample, blocks, isCut);

        void Consider(Segment? segment)
        {
            long place = blocks < drawn.Length ? blocks : random.NextInt64(blocks + 1);
            if (place < drawn.Length)
                drawn[place] = segment;
        }
    }
}

/// <summary>A sample of what can only be read in order.</summary>
/// <param name="Segments">The segments in the order of the file.</param>
/// <param name="Blocks">The number of blocks they were drawn from.</param>
/// <param name="IsCut">Whether there was more than was read.</param>
internal sealed record StreamSample(List<Segment> Segments, long Blocks, bool IsCut);
