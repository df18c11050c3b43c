namespace LrFind.Training;

/// <summary>
/// A trained vector for each of a number of categories, given as a row of zeros with a one at the category's place; zeros alone give zeros:
/// <c>torch.nn.Embedding</c> for data that are one-hot already.
/// </summary>
public sealed record OneHotEmbeddingSpec : LayerSpec
{
    /// <summary>Creates the settings.</summary>
    /// <param name="numEmbeddings">The number of categories, at least 1.</param>
    /// <param name="embeddingDim">Values of a vector, at least 1.</param>
    /// <exception cref="Data.SettingException">A number is less than 1.</exception>
    public OneHotEmbeddingSpec(int numEmbeddings, int embeddingDim) =>
        (NumEmbeddings, EmbeddingDim) = (Window.AtLeastOne(numEmbeddings, nameof(NumEmbeddings)), Window.AtLeastOne(embeddingDim, nameof(EmbeddingDim)));

    /// <summary>The number of categories.</summary>
    public int NumEmbeddings { get; }

    /// <summary>Values of a vector.</summary>
    public int EmbeddingDim { get; }

    /// <inheritdoc/>
    public override string Kind => "OneHotEmbedding";

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

    /// <summary>The layer as PyTorch would write a module of that name.</summary>
    public override string ToString() => FormattableString.Invariant($"OneHotEmbedding({NumEmbeddings}, {EmbeddingDim})");
}
