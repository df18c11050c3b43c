using CsvHelper;
using LrFind.Data.Cells;
using LrFind.Data.Columns;
using LrFind.Data.Csv;
using LrFind.Data.Features;
using LrFind.Foundation;

namespace LrFind.Data.Loading;

/// <summary>Segment → encoded rows, by a plan made on a sample. One for each thread.</summary>
/// <param name="classes">The classes met so far; shared.</param>
internal sealed class SegmentEncoder(DatasetPlan plan, ClassCodes classes)
{
    private readonly CsvDialect _dialect = plan.Source.Detected.Dialect;
    private readonly FeatureEncoder[] _encoders = [.. plan.Encoders.All];
    private readonly int[] _encodedColumns = [.. plan.Encoders.Columns];
    private readonly string _file = plan.Source.Table.File;
    private readonly int _columns = plan.Source.Table.Columns.Count;
    private readonly int[] _starts = plan.Encoders.Starts();
    private readonly bool[] _isPlain = [.. plan.Encoders.All.Select(e => e is Standardizer { ReadsPlainly: true })];
    private readonly RowScaler _scaler = new(plan.Encoders);
    private readonly double[] _values = new double[plan.Encoders.Width];
    private readonly int[] _others = new int[plan.Encoders.All.Count];
    private readonly int[] _ends = new int[plan.Source.Table.Columns.Count];
    private readonly Surroundings _surroundings = new(plan.Source.Detected);

    /// <summary>The rows of the segment encoded last.</summary>
    public RowBlock Rows { get; } = new(plan.Encoders.Width, plan.Target.Columns.Count);

    /// <summary>
    /// For each column of the table, cells that were no finite numbers where they should have been, in all segments so far.
    /// </summary>
    public long[] UnusableCells { get; } = new long[plan.Source.Table.Columns.Count];

    /// <summary>The lines that were left out of all segments so far.</summary>
    public IReadOnlyList<LeftOut> LeftOut => _surroundings.LeftOut;

    /// <summary>What was wrong with the segment encoded last; <see langword="null"/> where nothing was.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Encodes the rows of a segment, as far as they are well formed.</summary>
    public void Encode(Segment segment)
    {
        Rows.Clear();
        Failure = null;
        try
        {
            EncodeRows(segment);
        }
        catch (Exception e)
        {
            // Thrown by the thread that takes the rows in, so that the first failure of the file is the one that is told.
            Failure = e;
        }
    }

    private void EncodeRows(Segment segment)
    {
        Memory<byte> text = Surroundings.Decode(_dialect.Decoder, segment.Bytes);
        if (_dialect.Decoder.Encoding == TextEncoding.Utf8 && TextDecoder.FirstInvalid(text.Span) >= 0)
            throw InTable(segment);
        text = _surroundings.CutBelow(text, segment);
        using CsvReader reader = RecordReader.Create(text, _dialect);
        try
        {
            while (reader.Read())
            {
                if (!_surroundings.IsRow(reader, segment))
                    continue;
                if (reader.FieldCount != _columns)
                    throw InTable(segment);
                Encode(reader, Rows.Add(), segment);
            }
        }
        catch (CsvFormatException)
        {
            throw InTable(segment);
        }
    }

    private void Encode(CsvReader reader, int row, Segment segment)
    {
        Span<float> features = Rows.Features(row);
        int others = ReadShortNumbers(reader);
        _scaler.Apply(_values, features);
        foreach (int i in _others.AsSpan(0, others))
        {
            CellKind kind = _encoders[i].Encode(reader.GetSpan(_encodedColumns[i]), features[_starts[i].._starts[i + 1]]);
            // A date has several encoders, which find the same.
            if (kind >= CellKind.Infinite && (i == 0 || _encodedColumns[i] != _encodedColumns[i - 1]))
                Count(kind, reader, _encodedColumns[i], segment);
        }

        Span<double> targets = Rows.Targets(row);
        for (int i = 0; i < targets.Length; i++)
            targets[i] = Target(reader, plan.Target.Columns[i], segment);
    }

    /// <summary>Reads the cells that are short plain numbers, as nearly all are, by a way that is several times shorter.</summary>
    /// <returns>How many others there are.</returns>
    private int ReadShortNumbers(CsvReader reader)
    {
        ReadOnlySpan<byte> record = reader.RawRecord;
        bool isSplit = PlainRecord.TrySplit(record, record.Length, (byte)reader.Separator, 0, _ends);
        int others = 0;
        for (int i = 0; i < _isPlain.Length; i++)
        {
            int column = _encodedColumns[i], start = !isSplit || column == 0 ? 0 : _ends[column - 1] + 1;
            // As they stand in the file: quotes and spaces make a cell none of these.
            ReadOnlySpan<byte> text = !_isPlain[i] ? default : isSplit ? record[start..] : reader.GetRawSpan(column);
            if (!_isPlain[i] || !ShortNumber.TryParse(text, isSplit ? _ends[column] - start : text.Length, out _values[_starts[i]]))
                _others[others++] = i;
        }

        return others;
    }

    private double Target(CsvReader reader, TargetColumn column, Segment segment)
    {
        ReadOnlySpan<byte> cell = reader.GetSpan(column.Index);
        if (column.Reader is not { } numbers)
            return plan.Rules.IsMissing(cell) ? double.NaN : classes.GetOrAdd(cell);
        CellKind kind = numbers.Read(cell, out double value);
        if (kind >= CellKind.Infinite)
            Count(kind, reader, column.Index, segment);
        return kind == CellKind.Value && column.ClassValues.Length > 0 ? ClassOf(value, column) : value;
    }

    // The few classes of the plan have its codes, which nobody has to be asked for.
    private int ClassOf(double number, TargetColumn column)
    {
        int known = Array.IndexOf(column.ClassValues, number);
        return known >= 0 ? known : classes.GetOrAdd(number);
    }

    private void Count(CellKind kind, CsvReader reader, int column, Segment segment)
    {
        UnusableCells[column]++;
        if (kind == CellKind.Bad && plan.Rules.IsStrict)
        {
            throw new InputException(_file, segment.Line + reader.LineNumber - 1, column + 1,
                $"column '{Quoting.Shortened(plan.Source.Table.Columns[column])}' holds '{Quoting.Shortened(reader.GetSpan(column))}', which is not a finite number; "
                + "expected one as in the other rows; correct the cell, leave it empty if the value is missing, or do without `Strict`"
                + DecimalCommas.Hint(reader.GetSpan(column)));
        }
    }

    // Said by the one place that knows how.
    private InputException InTable(Segment segment)
    {
        try
        {
            var builder = new CsvTableBuilder(new MemoryInput(_file, []), plan.Source.Detected, plan.Source.Table.Columns);
            builder.Add(segment);
        }
        catch (InputException e)
        {
            return e;
        }

        return new InputException(_file, segment.Line, "the rows from here on cannot be read");
    }
}

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
    /// <exception cref="InputException">The file cannot be read.</exception>
    public void Fill(SegmentReader reader)
    {
        Count = 0;
        while (Count < _segments.Length && reader.Next(ref _rooms[Count]) is { } segment)
            _segments[Count++] = segment;
    }

    /// <summary>Encodes the segments.</summary>
    public Task EncodeAsync() => Task.Run(() => Parallel.For(0, Count, i => Encoders[i].Encode(_segments[i])));
}
