using LrFind.Data.Csv;

namespace LrFind.Data.Loading;

/// <summary>As many segments of a file as there are processors, encoded side by side.</summary>
internal sealed class SegmentBatch
{
    private readonly Segment[] _segments;
    private readonly byte[][] _rooms;

    /// <summary>Makes room.</summary>
    /// <param name="plan">The plan that rows are encoded by.</param>
    /// <param name="classes">The classes met so far; shared.</param>
    public SegmentBatch(DatasetPlan plan, ClassCodes classes)
    {
        Encoders = new SegmentEncoder[Environment.ProcessorCount];
        for (int i = 0; i < Encoders.Length; i++)
            Encoders[i] = new SegmentEncoder(plan, classes);
        _segments = new Segment[Encoders.Length];
        _rooms = new byte[Encoders.Length][];
        Array.Fill(_rooms, []);
    }

    /// <summary>What encodes the segments, one for each.</summary>
    public SegmentEncoder[] Encoders { get; }

    /// <summary>The number of segments read last.</summary>
    public int Count { get; private set; }

    /// <summary>Reads the next segments.</summary>
    /// <exception cref="DatasetException">The file cannot be read.</exception>
    public void Fill(SegmentReader reader)
    {
        Count = 0;
        while (Count < _segments.Length && reader.Next(ref _rooms[Count]) is { } segment)
            _segments[Count++] = segment;
    }

    /// <summary>Encodes the segments.</summary>
    public Task EncodeAsync() => Task.Run(() => Parallel.For(0, Count, i => Encoders[i].Encode(_segments[i])));
}
