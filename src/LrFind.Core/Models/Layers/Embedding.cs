using LrFind.Foundation;

namespace LrFind.Models.Layers;

/// <summary>
/// A trained vector for each of a number of categories: <c>torch.nn.Embedding</c>. It takes rows of indices, as whole floats from 0.
/// </summary>
internal sealed record EmbeddingSpec : LayerSpec
{
    /// <summary>Creates the settings.</summary>
    /// <param name="numEmbeddings">The number of categories, from 1 to 2²⁴: larger whole numbers are not all floats.</param>
    /// <param name="embeddingDim">Values of a vector, at least 1.</param>
    /// <exception cref="SettingException">A number is out of range.</exception>
    public EmbeddingSpec(int numEmbeddings, int embeddingDim)
    {
        SettingException.Require(numEmbeddings is >= 1 and <= 1 << 24, nameof(NumEmbeddings), numEmbeddings,
            "a whole number from 1 to 16777216");
        (NumEmbeddings, EmbeddingDim) = (numEmbeddings, Window.AtLeastOne(embeddingDim, nameof(EmbeddingDim)));
    }

    /// <summary>The number of categories.</summary>
    public int NumEmbeddings { get; }

    /// <summary>Values of a vector.</summary>
    public int EmbeddingDim { get; }

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor
        .Of("Embedding", a => new EmbeddingSpec(a.Integer("num_embeddings"), a.Integer("embedding_dim")))
        .Integer("num_embeddings", l => l.NumEmbeddings)
        .Integer("embedding_dim", l => l.EmbeddingDim);

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;

    /// <inheritdoc/>
    public override long ParameterCount => (long)NumEmbeddings * EmbeddingDim;

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
}

/// <summary>
/// A trained vector for each of a number of categories, given as a row of zeros with a one at the category's place; zeros alone give zeros:
/// <c>torch.nn.Embedding</c> for data that are one-hot already.
/// </summary>
internal sealed record OneHotEmbeddingSpec : LayerSpec
{
    /// <summary>Creates the settings.</summary>
    /// <param name="numEmbeddings">The number of categories, at least 1.</param>
    /// <param name="embeddingDim">Values of a vector, at least 1.</param>
    /// <exception cref="SettingException">A number is less than 1.</exception>
    public OneHotEmbeddingSpec(int numEmbeddings, int embeddingDim) =>
        (NumEmbeddings, EmbeddingDim) = (Window.AtLeastOne(numEmbeddings, nameof(NumEmbeddings)),
            Window.AtLeastOne(embeddingDim, nameof(EmbeddingDim)));

    /// <summary>The number of categories.</summary>
    public int NumEmbeddings { get; }

    /// <summary>Values of a vector.</summary>
    public int EmbeddingDim { get; }

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor
        .Of("OneHotEmbedding", a => new OneHotEmbeddingSpec(a.Integer("num_embeddings"), a.Integer("embedding_dim")))
        .Integer("num_embeddings", l => l.NumEmbeddings)
        .Integer("embedding_dim", l => l.EmbeddingDim);

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;

    /// <inheritdoc/>
    public override long ParameterCount => (long)NumEmbeddings * EmbeddingDim;

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
