namespace LrFind.Training;

/// <summary>
/// The last dimensions of each row scaled to mean 0 and variance 1: <c>torch.nn.LayerNorm</c>. Ba, Kiros and Hinton, "Layer
/// Normalization" (2016), equation 4.
/// </summary>
/// <param name="NormalizedShape">The dimensions to normalise over: the last ones of the rows it takes.</param>
public sealed record LayerNormSpec(TensorShape NormalizedShape) : NormSpec
{
    /// <inheritdoc/>
    public override string Kind => "LayerNorm";

    /// <inheritdoc/>
    public override long ParameterCount => Affine ? 2L * NormalizedShape.Count : 0;

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        int first = input.Rank - NormalizedShape.Rank;
        bool fits = first >= 0;
        for (int i = 0; fits && i < NormalizedShape.Rank; i++)
            fits = input[first + i] == NormalizedShape[i];
        return fits ? input : throw Unfit($"cannot take rows of shape {input}");
    }

    /// <summary>The layer as PyTorch writes it.</summary>
    public override string ToString() =>
        $"LayerNorm({(NormalizedShape.Rank == 1 ? $"({NormalizedShape[0]},)" : $"{NormalizedShape}")}, eps={Write(Epsilon)}, "
        + $"elementwise_affine={Write(Affine)})";
}
