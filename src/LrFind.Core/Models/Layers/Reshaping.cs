using LrFind.Foundation;

namespace LrFind.Models.Layers;

/// <summary>A layer that gives the values it takes, in another shape.</summary>
public abstract record ReshapeSpec : LayerSpec
{
    private protected ReshapeSpec()
    {
    }
}

/// <summary>Each row as a vector: <c>torch.nn.Flatten</c> with start_dim=1.</summary>
public sealed record FlattenSpec : ReshapeSpec
{
    /// <inheritdoc/>
    public override string Kind => "Flatten";

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs) => new(Single(inputs).Count);

    /// <summary>The layer as PyTorch writes it.</summary>
    public override string ToString() => "Flatten(start_dim=1, end_dim=-1)";
}

/// <summary>Each row, a vector, in a shape of as many values: <c>torch.nn.Unflatten</c> with dim=1.</summary>
/// <param name="UnflattenedSize">The shape.</param>
public sealed record UnflattenSpec(TensorShape UnflattenedSize) : ReshapeSpec
{
    /// <inheritdoc/>
    public override string Kind => "Unflatten";

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        return input.Rank == 1 && input.Count == UnflattenedSize.Count
            ? UnflattenedSize
            : throw Unfit($"cannot take rows of shape {input}; expected ({UnflattenedSize.Count})");
    }

    /// <summary>The layer as PyTorch writes it.</summary>
    public override string ToString() =>
        $"Unflatten(dim=1, unflattened_size={(UnflattenedSize.Rank == 1 ? $"({UnflattenedSize[0]},)" : $"{UnflattenedSize}")})";
}

/// <summary>A part of each row along its first dimension, the channels: <c>torch.narrow</c> with dim=1.</summary>
public sealed record SliceSpec : LayerSpec
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

    /// <inheritdoc/>
    public override string Kind => "Slice";

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

    /// <summary>The layer as PyTorch would write a module of that name.</summary>
    public override string ToString() => FormattableString.Invariant($"Slice(start={Start}, length={Length})");
}
