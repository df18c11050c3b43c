using LrFind.Foundation;

namespace LrFind.Models.Layers;

/// <summary>A trained vector for each of a number of categories.</summary>
internal abstract record EmbeddingTableSpec : LayerSpec
{
    private protected EmbeddingTableSpec(int numEmbeddings, int embeddingDim) =>
        (NumEmbeddings, EmbeddingDim) = (Window.AtLeastOne(numEmbeddings, nameof(NumEmbeddings)),
            Window.AtLeastOne(embeddingDim, nameof(EmbeddingDim)));

    private protected static LayerDescriptor<T> Describe<T>(string kind, Func<LayerArguments, int, int, T> create)
        where T : EmbeddingTableSpec => LayerDescriptor
        .Of(kind, a => create(a, a.Integer("num_embeddings"), a.Integer("embedding_dim")))
        .Integer("num_embeddings", l => l.NumEmbeddings)
        .Integer("embedding_dim", l => l.EmbeddingDim)
        .WithWeights();

    /// <summary>The number of categories.</summary>
    public int NumEmbeddings { get; }

    /// <summary>Values of a vector.</summary>
    public int EmbeddingDim { get; }

    /// <inheritdoc/>
    public sealed override long ParameterCount => (long)NumEmbeddings * EmbeddingDim;
}

/// <summary>A table that takes rows of indices, as whole floats from 0.</summary>
internal abstract record IndexedTableSpec : EmbeddingTableSpec
{
    private protected IndexedTableSpec(int numEmbeddings, int embeddingDim) : base(Countable(numEmbeddings), embeddingDim)
    {
    }

    /// <summary>The category whose vector is 0 and stays so, where there is one.</summary>
    internal virtual int? Padding => null;

    /// <summary>Whether an output is the mean of vectors, not their sum. Of one, that is the same.</summary>
    internal virtual bool IsMean => false;

    /// <summary>The error for an index without a vector.</summary>
    /// <param name="model">The model as the user named it.</param>
    /// <param name="index">The index, as it came.</param>
    /// <param name="row">The row of the batch, from 0.</param>
    internal InputException NoVector(string model, float index, long row) => new(model,
        FormattableString.Invariant($"{this} was given the index {index} in row {row} of the batch; ")
        + FormattableString.Invariant($"expected a whole number from 0 to {NumEmbeddings - 1}; ")
        + "features are standardised, `Model` embedding-mlp has a vector for each text of a column");

    /// <summary>Checks that all vectors can be addressed.</summary>
    /// <exception cref="ArgumentException">They are too many.</exception>
    private protected void RequireAddressable()
    {
        if (ParameterCount > int.MaxValue)
            throw Unfit("has more weights than can be addressed");
    }

    private static int Countable(int numEmbeddings)
    {
        SettingException.Require(numEmbeddings is >= 1 and <= 1 << 24, nameof(NumEmbeddings), numEmbeddings,
            "a whole number from 1 to 16777216");
        return numEmbeddings;
    }
}

/// <summary>A trained vector for each of a number of categories: <c>torch.nn.Embedding</c>.</summary>
internal sealed record EmbeddingSpec : IndexedTableSpec
{
    private readonly int? _paddingIdx;

    /// <summary>Creates the settings.</summary>
    /// <param name="numEmbeddings">The number of categories, from 1 to 2²⁴: larger whole numbers are not all floats.</param>
    /// <param name="embeddingDim">Values of a vector, at least 1.</param>
    /// <exception cref="SettingException">A number is out of range.</exception>
    public EmbeddingSpec(int numEmbeddings, int embeddingDim) : base(numEmbeddings, embeddingDim)
    {
    }

    /// <summary>
    /// The category that stands for nothing: its vector is 0 and is not trained. Below 0 it counts from the end. Default: none.
    /// </summary>
    /// <exception cref="SettingException">There is no such category.</exception>
    public int? PaddingIdx
    {
        get => _paddingIdx;
        init
        {
            if (value is { } index)
            {
                SettingException.Require(index >= -NumEmbeddings && index < NumEmbeddings, nameof(PaddingIdx), index,
                    FormattableString.Invariant($"a whole number from {-NumEmbeddings} to {NumEmbeddings - 1}"));
            }

            _paddingIdx = value < 0 ? value + NumEmbeddings : value;
        }
    }

    /// <inheritdoc/>
    internal override int? Padding => PaddingIdx;

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description =
        Describe("Embedding", (a, rows, width) => new EmbeddingSpec(rows, width) { PaddingIdx = a.IntegerOrNone("padding_idx") })
        .OptionalInteger("padding_idx", l => l.PaddingIdx, least: int.MinValue, Printing.UnlessDefault);

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        RequireAddressable();
        return new TensorShape([.. input.ToArray(), EmbeddingDim]);
    }
}

/// <summary>The mean or the sum of the vectors of a row's categories: <c>torch.nn.EmbeddingBag</c> of as many for each row.</summary>
internal sealed record EmbeddingBagSpec : IndexedTableSpec
{
    /// <inheritdoc cref="EmbeddingSpec(int, int)"/>
    public EmbeddingBagSpec(int numEmbeddings, int embeddingDim) : base(numEmbeddings, embeddingDim)
    {
    }

    /// <summary>Whether it is their sum. Default: no, their mean.</summary>
    public bool IsSum { get; init; }

    /// <inheritdoc/>
    internal override bool IsMean => !IsSum;

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description =
        Describe("EmbeddingBag", (a, rows, width) => new EmbeddingBagSpec(rows, width) { IsSum = a.Word("mode", "mean", "sum") == "sum" })
        .Word("mode", l => l.IsSum ? "sum" : "mean", "mean", Printing.Bare);

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        RequireAddressable();
        return input.Rank == 1
            ? new TensorShape(EmbeddingDim) : throw Unfit($"cannot take rows of shape {input}; expected a list of indices");
    }
}

/// <summary>
/// A trained vector for each of a number of categories, given as a row of zeros with a one at the category's place; zeros alone give zeros:
/// <c>torch.nn.Embedding</c> for data that are one-hot already.
/// </summary>
internal sealed record OneHotEmbeddingSpec : EmbeddingTableSpec
{
    /// <summary>Creates the settings.</summary>
    /// <param name="numEmbeddings">The number of categories, at least 1.</param>
    /// <param name="embeddingDim">Values of a vector, at least 1.</param>
    /// <exception cref="SettingException">A number is less than 1.</exception>
    public OneHotEmbeddingSpec(int numEmbeddings, int embeddingDim) : base(numEmbeddings, embeddingDim)
    {
    }

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description =
        Describe("OneHotEmbedding", (_, rows, width) => new OneHotEmbeddingSpec(rows, width));

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        return input.Rank == 1 && input.Count == NumEmbeddings
            ? new TensorShape(EmbeddingDim)
            : throw Unfit($"cannot take rows of shape {input}");
    }
}

/// <summary>The embeddings.</summary>
internal static class Embeddings
{
    /// <summary>What there is to know of each kind.</summary>
    public static readonly LayerDescriptor[] All =
    [
        EmbeddingSpec.Description, EmbeddingBagSpec.Description, OneHotEmbeddingSpec.Description,
    ];
}
