using LrFind.Foundation;

namespace LrFind.Data.Loading;

/// <summary>
/// Rows that are collected without knowing how many will come: those to train on from the front of one block, those to validate with from
/// its end.
/// </summary>
internal sealed class RowStore
{
    private readonly string _file;
    private readonly int _width;
    private readonly int _targets;
    private float[] _features;
    private double[] _values;
    private int _capacity;

    /// <summary>Makes room for about as many rows as are expected; memory is taken up as they come.</summary>
    /// <param name="file">The file, for messages.</param>
    /// <param name="expectedRows">About how many rows.</param>
    /// <param name="width">Features of a row.</param>
    /// <param name="targets">Targets of a row.</param>
    /// <exception cref="InputException">They would not fit.</exception>
    public RowStore(string file, long expectedRows, int width, int targets)
    {
        (_file, _width, _targets) = (file, width, targets);
        RequireMemory(file, expectedRows, width);
        _capacity = Fitting(expectedRows);
        _features = GC.AllocateUninitializedArray<float>(_capacity * width);
        _values = GC.AllocateUninitializedArray<double>(_capacity * targets);
    }

    /// <summary>Checks that the features of all rows fit in memory.</summary>
    /// <param name="file">The file, for messages.</param>
    /// <param name="width">Features of a row.</param>
    /// <exception cref="InputException">They do not.</exception>
    public static void RequireMemory(string file, long rows, int width)
    {
        double bytes = (double)rows * width * sizeof(float);
        if (bytes > MachineMemory.Bytes)
        {
            throw new InputException(file,
                $"the rows of {NumberText.Plural(width, "feature")} take up {MachineMemory.Words(bytes)}; expected at most the "
                + $"{MachineMemory.Words(MachineMemory.Bytes)} that there are; choose columns with `Features`, or do without `AllRows`");
        }
    }

    /// <summary>Rows to train on.</summary>
    public int Training { get; private set; }

    /// <summary>Rows to validate with.</summary>
    public int Validation { get; private set; }

    /// <summary>All features: rows to train on at the front, rows to validate with at the end.</summary>
    public float[] Features => _features;

    /// <summary>The row, of <see cref="Features"/>, at which the rows to validate with start.</summary>
    public int ValidationStart => _capacity - Validation;

    /// <summary>Neighbouring rows, not copied.</summary>
    /// <param name="start">The first, by its place in <see cref="Features"/>.</param>
    public RowPart Part(int start, int count) => new(
        new Lazy<ArraySegment<float>>(new ArraySegment<float>(_features, start * _width, count * _width)),
        new ArraySegment<double>(_values, start * _targets, count * _targets));

    /// <summary>Gives the classes other numbers.</summary>
    /// <param name="numberOf">The new number of each.</param>
    public void Renumber(int[] numberOf)
    {
        Renumber(_values.AsSpan(0, Training), numberOf);
        Renumber(_values.AsSpan(ValidationStart, Validation), numberOf);

        static void Renumber(Span<double> classes, int[] numberOf)
        {
            foreach (ref double number in classes)
                number = numberOf[(int)number];
        }
    }

    /// <summary>Takes a row in.</summary>
    /// <exception cref="InputException">It does not fit any more.</exception>
    public void Add(ReadOnlySpan<float> features, ReadOnlySpan<double> targets, bool isValidation)
    {
        if (Training + Validation == _capacity)
            Grow();
        int place = isValidation ? _capacity - ++Validation : Training++;
        features.CopyTo(_features.AsSpan(place * _width));
        targets.CopyTo(_values.AsSpan(place * _targets));
    }

    private void Grow()
    {
        int old = _capacity;
        _capacity = Fitting(old + old / 4L + 1024);
        RequireMemory(_file, _capacity, _width);
        if (_capacity == old)
            throw TooMany();
        _features = Grown(_features, old, _width);
        _values = Grown(_values, old, _targets);
    }

    private T[] Grown<T>(T[] items, int oldCapacity, int width)
    {
        T[] grown = GC.AllocateUninitializedArray<T>(_capacity * width);
        items.AsSpan(0, Training * width).CopyTo(grown);
        items.AsSpan((oldCapacity - Validation) * width).CopyTo(grown.AsSpan((_capacity - Validation) * width));
        return grown;
    }

    private int Fitting(long rows)
    {
        long most = Array.MaxLength / Math.Max(_width, _targets);
        return most > 0 ? (int)Math.Min(rows, most) : throw TooMany();
    }

    private InputException TooMany() => new(_file, FormattableString.Invariant(
        $"the rows of {_width} features are more than an array holds ({Array.MaxLength} numbers); expected fewer; choose columns with `Features`, or do without `AllRows`"));
}

/// <summary>Encoded rows of one segment of a file; refilled for the next.</summary>
/// <param name="width">Features of a row.</param>
/// <param name="targets">Targets of a row.</param>
internal sealed class RowBlock(int width, int targets)
{
    private float[] _features = [];
    private double[] _targets = [];

    public int Count { get; private set; }

    /// <summary>The features of a row.</summary>
    public Span<float> Features(int row) => _features.AsSpan(row * width, width);

    /// <summary>The targets of a row: numbers, or the code of its class; NaN where there is none.</summary>
    public Span<double> Targets(int row) => _targets.AsSpan(row * targets, targets);

    /// <summary>Takes all rows out.</summary>
    public void Clear() => Count = 0;

    /// <summary>Makes room for a row.</summary>
    /// <returns>Its number.</returns>
    public int Add()
    {
        if ((Count + 1) * width > _features.Length || (Count + 1) * targets > _targets.Length)
        {
            int capacity = Math.Max(64, 2 * Count);
            Array.Resize(ref _features, capacity * width);
            Array.Resize(ref _targets, capacity * targets);
        }

        return Count++;
    }
}
