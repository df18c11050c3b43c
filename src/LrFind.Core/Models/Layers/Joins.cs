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
}

/// <summary>
/// An operation on the values of two or more inputs. Their rows have as many sizes; where one size of an input is 1 and that of another is
/// not, its values stand for all along that dimension, as PyTorch broadcasts them.
/// </summary>
internal abstract record BroadcastSpec : JoinSpec
{
    private protected BroadcastSpec()
    {
    }

    /// <inheritdoc/>
    public sealed override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        int[] sizes = Several(inputs)[0].ToArray();
        foreach (TensorShape input in inputs)
        {
            bool fits = input.Rank == sizes.Length;
            for (int d = 0; fits && d < sizes.Length; d++)
            {
                fits = input[d] == sizes[d] || input[d] == 1 || sizes[d] == 1;
                sizes[d] = Math.Max(sizes[d], input[d]);
            }

            if (!fits)
                throw Unfit($"cannot join rows of shapes {inputs[0]} and {input}; expected as many sizes, and each the same or 1");
        }

        return inputs.All(i => i.Equals(inputs[0])) ? inputs[0] : new TensorShape(sizes);
    }
}

/// <summary>The sum of two or more inputs, value by value: <c>torch.add</c>.</summary>
internal sealed record AddSpec : BroadcastSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor.Of("Add", _ => new AddSpec());

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>The product of two or more inputs, value by value: <c>torch.mul</c>.</summary>
internal sealed record MulSpec : BroadcastSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor.Of("Mul", _ => new MulSpec());

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>The first input divided by each of the others, value by value: <c>torch.div</c>.</summary>
internal sealed record DivSpec : BroadcastSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor.Of("Div", _ => new DivSpec());

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
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
        AddSpec.Description, MulSpec.Description, DivSpec.Description, ConcatSpec.Description,
    ];
}
