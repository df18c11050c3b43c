using LrFind.Foundation;

namespace LrFind.Models.Layers;

/// <summary>A trained vector for each of a number of categories.</summary>
internal abstract record EmbeddingTableSpec : LayerSpec
{
    private protected EmbeddingTableSpec(int numEmbeddings, int embeddingDim) =>
        (NumEmbeddings, EmbeddingDim) = (Window.AtLeastOne(numEmbeddings, nameof(NumEmbeddings)),
            Window.AtLeastOne(embeddingDim, nameof(EmbeddingDim)));

    private protected static LayerDescriptor Describe<T>(string kind, Func<int, int, T> create)
        where T : EmbeddingTableSpec => LayerDescriptor
        .Of(kind, a => create(a.Integer("num_embeddings"), a.Integer("embedding_dim")))
        .Integer("num_embeddings", l => l.NumEmbeddings)
        .Integer("embedding_dim", l => l.EmbeddingDim);

    /// <summary>The number of categories.</summary>
    public int NumEmbeddings { get; }

    /// <summary>Values of a vector.</summary>
    public int EmbeddingDim { get; }

    /// <inheritdoc/>
    public sealed override long ParameterCount => (long)NumEmbeddings * EmbeddingDim;
}

/// <summary>
/// A trained vector for each of a number of categories: <c>torch.nn.Embedding</c>. It takes rows of indices, as whole floats from 0.
/// </summary>
internal sealed record EmbeddingSpec : EmbeddingTableSpec
{
    /// <summary>Creates the settings.</summary>
    /// <param name="numEmbeddings">The number of categories, from 1 to 2²⁴: larger whole numbers are not all floats.</param>
    /// <param name="embeddingDim">Values of a vector, at least 1.</param>
    /// <exception cref="SettingException">A number is out of range.</exception>
    public EmbeddingSpec(int numEmbeddings, int embeddingDim) : base(Countable(numEmbeddings), embeddingDim)
    {
    }

    /// <summary>The error for an index without a vector.</summary>
    /// <param name="model">The model as the user named it.</param>
    /// <param name="index">The index, as it came.</param>
    /// <param name="row">The row of the batch, from 0.</param>
    internal InputException NoVector(string model, float index, long row) => new(model,
        FormattableString.Invariant($"{this} was given the index {index} in row {row} of the batch; ")
        + FormattableString.Invariant($"expected a whole number from 0 to {NumEmbeddings - 1}; ")
        + "features are standardised, `Model` embedding-mlp has a vector for each text of a column");

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = Describe("Embedding", (rows, width) => new EmbeddingSpec(rows, width));

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        if (ParameterCount > int.MaxValue)
            throw Unfit("has more weights than can be addressed");
        int[] sizes = new int[input.Rank + 1];
        for (int i = 0; i < input.Rank; i++)
            sizes[i] = input[i];
        sizes[^1] = EmbeddingDim;
        return new TensorShape(sizes);
    }

    private static int Countable(int numEmbeddings)
    {
        SettingException.Require(numEmbeddings is >= 1 and <= 1 << 24, nameof(NumEmbeddings), numEmbeddings,
            "a whole number from 1 to 16777216");
        return numEmbeddings;
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
        Describe("OneHotEmbedding", (rows, width) => new OneHotEmbeddingSpec(rows, width));

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
        EmbeddingSpec.Description, OneHotEmbeddingSpec.Description,
    ];
}
