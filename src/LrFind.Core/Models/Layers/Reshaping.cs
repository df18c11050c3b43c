using LrFind.Foundation;

namespace LrFind.Models.Layers;

/// <summary>A layer that gives the values it takes, in another shape.</summary>
internal abstract record ReshapeSpec : LayerSpec
{
    private protected ReshapeSpec()
    {
    }
}

/// <summary>Each row as a vector: <c>torch.nn.Flatten</c> with start_dim=1.</summary>
internal sealed record FlattenSpec : ReshapeSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor.Of("Flatten", _ =>
        new FlattenSpec()).With("start_dim=1, end_dim=-1");

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs) => new(Single(inputs).Count);
}

/// <summary>Each row, a vector, in a shape of as many values: <c>torch.nn.Unflatten</c> with dim=1.</summary>
/// <param name="UnflattenedSize">The shape.</param>
internal sealed record UnflattenSpec(TensorShape UnflattenedSize) : ReshapeSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor
        .Of("Unflatten", a => new UnflattenSpec(a.Shape("unflattened_size")))
        .With("dim=1")
        .Shape("unflattened_size", l => l.UnflattenedSize, Printing.Keyword);

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        return input.Rank == 1 && input.Count == UnflattenedSize.Count
            ? UnflattenedSize
            : throw Unfit($"cannot take rows of shape {input}; expected ({UnflattenedSize.Count})");
    }
}

/// <summary>A part of each row along its first dimension, the channels: <c>torch.narrow</c> with dim=1.</summary>
internal sealed record SliceSpec : LayerSpec
{
    /// <summary>Creates the settings.</summary>
    /// <param name="start">The first place taken, from 0.</param>
    /// <param name="length">How many are taken, at least 1.</param>
    /// <exception cref="SettingException">A number is out of range.</exception>
    public SliceSpec(int start, int length) =>
        (Start, Length) = (Window.AtLeastZero(start, nameof(Start)), Window.AtLeastOne(length, nameof(Length)));

    /// <summary>The first place taken, from 0.</summary>
    public int Start { get; }

    /// <summary>How many are taken.</summary>
    public int Length { get; }

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor
        .Of("Slice", a => new SliceSpec(a.Integer("start"), a.Integer("length")))
        .Integer("start", l => l.Start, least: 0, printing: Printing.Keyword)
        .Integer("length", l => l.Length, printing: Printing.Keyword);

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        if ((long)Start + Length > input[0])
            throw Unfit($"cannot take rows of shape {input}");
        int[] sizes = new int[input.Rank];
        sizes[0] = Length;
        for (int i = 1; i < sizes.Length; i++)
            sizes[i] = input[i];
        return new TensorShape(sizes);
    }
}

/// <summary>The dimensions of a row in another order: <c>torch.permute</c>.</summary>
internal sealed record PermuteSpec : LayerSpec
{
    /// <summary>Creates the settings.</summary>
    /// <param name="dims">For each dimension of the result, that of the input: each from 1, the batch being 0, exactly once.</param>
    /// <exception cref="SettingException">They are not.</exception>
    public PermuteSpec(TensorShape dims)
    {
        bool[] seen = new bool[dims.Rank + 1];
        for (int i = 0; i < dims.Rank; i++)
        {
            SettingException.Require(dims[i] <= dims.Rank && !seen[dims[i]], nameof(Dims), $"{dims}",
                FormattableString.Invariant($"each dimension from 1 to {dims.Rank} once"));
            seen[dims[i]] = true;
        }

        Dims = dims;
    }

    /// <summary>For each dimension of the result that of the input, from 1.</summary>
    public TensorShape Dims { get; }

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor
        .Of("Permute", a => new PermuteSpec(a.Shape("dims")))
        .Shape("dims", l => l.Dims, Printing.Keyword);

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        if (input.Rank != Dims.Rank)
            throw Unfit($"cannot take rows of shape {input}; expected as many sizes as there are dimensions");
        int[] sizes = new int[input.Rank];
        for (int i = 0; i < sizes.Length; i++)
            sizes[i] = input[Dims[i] - 1];
        return new TensorShape(sizes);
    }

    /// <summary>For each value of the result its place in the input.</summary>
    /// <param name="input">The shape of a row of inputs.</param>
    internal int[] Places(TensorShape input)
    {
        TensorShape output = OutputShape([input]);
        int[] places = new int[input.Count];
        for (int i = 0; i < places.Length; i++)
        {
            for (int d = output.Rank - 1, rest = i; d >= 0; d--)
            {
                places[i] += rest % output[d] * Stride(input, Dims[d] - 1);
                rest /= output[d];
            }
        }

        return places;
    }

    private static int Stride(TensorShape shape, int dimension)
    {
        int stride = 1;
        for (int i = dimension + 1; i < shape.Rank; i++)
            stride *= shape[i];
        return stride;
    }
}

/// <summary>The layers that give the values they take, or some of them, in another shape.</summary>
internal static class Reshaping
{
    /// <summary>What there is to know of each kind.</summary>
    public static readonly LayerDescriptor[] All =
    [
        SliceSpec.Description, PermuteSpec.Description, FlattenSpec.Description, UnflattenSpec.Description, UpsampleSpec.Description,
            PixelShuffleSpec.Description, ZeroPad2dSpec.Description, ConstantPad1dSpec.Description, ConstantPad2dSpec.Description,
            ReflectionPad1dSpec.Description, ReflectionPad2dSpec.Description, ReplicationPad1dSpec.Description,
            ReplicationPad2dSpec.Description,
    ];
}
