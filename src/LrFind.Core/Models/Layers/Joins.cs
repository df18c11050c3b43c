namespace LrFind.Models.Layers;

/// <summary>An operation on the outputs of two or more layers, without parameters.</summary>
internal abstract record JoinSpec : LayerSpec
{
    private protected JoinSpec()
    {
    }

    /// <summary>The inputs, of which there must be two or more.</summary>
    private protected IReadOnlyList<TensorShape> Several(IReadOnlyList<TensorShape> inputs) =>
        inputs.Count >= 2 ? inputs : throw Unfit($"takes two or more inputs, not {inputs.Count}");

    /// <summary>The shape that all inputs have.</summary>
    private protected TensorShape Common(IReadOnlyList<TensorShape> inputs)
    {
        foreach (TensorShape input in Several(inputs))
        {
            if (!input.Equals(inputs[0]))
                throw Unfit($"cannot join rows of shapes {inputs[0]} and {input}; expected equal shapes");
        }

        return inputs[0];
    }
}

/// <summary>The sum of two or more inputs of one shape, value by value: <c>torch.add</c>, without broadcasting.</summary>
internal sealed record AddSpec : JoinSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor.Of("Add", _ => new AddSpec());

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs) => Common(inputs);
}

/// <summary>The product of two or more inputs of one shape, value by value: <c>torch.mul</c>, without broadcasting.</summary>
internal sealed record MulSpec : JoinSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor.Of("Mul", _ => new MulSpec());

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs) => Common(inputs);
}

/// <summary>Two or more inputs behind each other along the first dimension of a row, the channels: <c>torch.cat</c> with dim=1.</summary>
internal sealed record ConcatSpec : JoinSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor.Of("Concat", _ => new ConcatSpec());

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape first = Several(inputs)[0];
        int[] sizes = new int[first.Rank];
        for (int d = 1; d < sizes.Length; d++)
            sizes[d] = first[d];
        long channels = 0;
        foreach (TensorShape input in inputs)
        {
            bool fits = input.Rank == first.Rank;
            for (int d = 1; fits && d < sizes.Length; d++)
                fits = input[d] == first[d];
            if (!fits)
                throw Unfit($"cannot join rows of shapes {first} and {input}; expected shapes that differ in the first size only");
            channels += input[0];
        }

        if (channels > int.MaxValue)
            throw Unfit("would give more values than can be addressed");
        sizes[0] = (int)channels;
        return new TensorShape(sizes);
    }
}

/// <summary>The operations on the outputs of several layers.</summary>
internal static class Joins
{
    /// <summary>What there is to know of each kind.</summary>
    public static readonly LayerDescriptor[] All =
    [
        AddSpec.Description, MulSpec.Description, ConcatSpec.Description,
    ];
}
