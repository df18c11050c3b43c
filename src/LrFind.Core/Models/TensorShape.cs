using System.Globalization;
using System.Text;
using LrFind.Data;

namespace LrFind.Models;

/// <summary>The shape of one row of a tensor, without the batch: (64) for a vector, (1, 28, 28) for an image of one channel.</summary>
internal sealed class TensorShape : IEquatable<TensorShape>
{
    /// <summary>The most values of a row: 128 MiB of them, some hundred times as many as a table has columns.</summary>
    public const int MaxCount = 1 << 25;

    private readonly int[] _sizes;

    /// <summary>Creates a shape.</summary>
    /// <param name="sizes">At least one size, each at least 1; channels before height before width.</param>
    /// <exception cref="ArgumentException">
    /// There is no size, or one is less than 1, or the row would have more than <see cref="MaxCount"/> values.
    /// </exception>
    public TensorShape(params int[] sizes)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        if (sizes.Length == 0)
            throw new ArgumentException("a shape needs at least one size", nameof(sizes));
        long count = 1;
        foreach (int size in sizes)
        {
            if (size < 1)
                throw new ArgumentException($"a size of a shape is {size}; expected at least 1", nameof(sizes));
            count *= size;
            if (count > MaxCount)
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"a row of the shape ({string.Join(", ", sizes)}) has more than {MaxCount} values"), nameof(sizes));
            }
        }

        _sizes = (int[])sizes.Clone();
        Count = (int)count;
    }

    /// <summary>The number of sizes.</summary>
    public int Rank => _sizes.Length;

    /// <summary>The number of values of a row: the product of the sizes.</summary>
    public int Count { get; }

    /// <summary>One size.</summary>
    /// <param name="dimension">From 0.</param>
    public int this[int dimension] => _sizes[dimension];

    /// <summary>All sizes.</summary>
    internal int[] ToArray() => [.. _sizes];

    /// <inheritdoc/>
    public bool Equals(TensorShape? other) => other is not null && _sizes.AsSpan().SequenceEqual(other._sizes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TensorShape);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Rank, Count);

    /// <summary>The shape as PyTorch writes it, as in (1, 28, 28).</summary>
    public override string ToString()
    {
        var text = new StringBuilder("(");
        for (int i = 0; i < _sizes.Length; i++)
            text.Append(i == 0 ? "" : ", ").Append(_sizes[i].ToString(CultureInfo.InvariantCulture));
        return text.Append(')').ToString();
    }
}

/// <summary>What a model has to fit: the rows it is given and the outputs it owes.</summary>
/// <param name="Input">The shape of a row of features.</param>
/// <param name="Outputs">The number of outputs of a row, at least 1.</param>
internal sealed record DataShape(TensorShape Input, int Outputs)
{
    /// <summary>The features that are categorical columns, in the order of the features. Default: none.</summary>
    public IReadOnlyList<OneHotGroup> OneHotGroups { get; init; } = [];

    /// <summary>Whether two outputs, one for each of two classes, will do in place of one. Default: no.</summary>
    public bool TakesTwoLogits { get; init; }

    /// <summary>The columns of the table that the features were made of. Default: none that are known.</summary>
    public FeatureColumns Columns { get; init; } = FeatureColumns.None;

    /// <summary>What a data set asks of a model.</summary>
    public static DataShape From(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        TensorShape input = dataset.InputShape is { } sizes ? new([.. sizes]) : new(dataset.FeatureNames.Count);
        return new DataShape(input, dataset.OutputCount)
        {
            OneHotGroups = dataset.OneHotGroups,
            Columns = dataset.Columns,
            TakesTwoLogits = dataset is { Task: TaskKind.Binary, OutputCount: 1 },
        };
    }
}
