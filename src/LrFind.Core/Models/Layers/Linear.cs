namespace LrFind.Models.Layers;

/// <summary>y = x·Wᵀ + b over the last dimension: <c>torch.nn.Linear</c>.</summary>
/// <param name="InFeatures">The last size of the rows it takes, at least 1.</param>
/// <param name="OutFeatures">The last size of the rows it gives, at least 1.</param>
/// <param name="Bias">Whether there is a b. Default: yes.</param>
internal sealed record LinearSpec(int InFeatures, int OutFeatures, bool Bias = true) : LayerSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor.Of("Linear", a =>
        new LinearSpec(a.Integer("in_features"), a.Integer("out_features"), a.Boolean("bias")))
        .Integer("in_features", l => l.InFeatures, forInput: (_, input) => input[input.Rank - 1])
        .Integer("out_features", l => l.OutFeatures)
        .Boolean("bias", l => l.Bias, true, Printing.UnlessDefault)
        .WithWeights();

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;

    /// <inheritdoc/>
    public override long ParameterCount => (InFeatures + (Bias ? 1L : 0L)) * OutFeatures;

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        if (input[input.Rank - 1] != InFeatures)
            throw Unfit($"cannot take rows of shape {input}");
        int[] sizes = new int[input.Rank];
        for (int i = 0; i < sizes.Length - 1; i++)
            sizes[i] = input[i];
        sizes[^1] = OutFeatures;
        return new TensorShape(sizes);
    }
}
