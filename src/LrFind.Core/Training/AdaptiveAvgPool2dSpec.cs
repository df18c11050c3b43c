namespace LrFind.Training;

/// <summary>The mean of each channel of rows of shape (channels, height, width): <c>torch.nn.AdaptiveAvgPool2d(1)</c>.</summary>
public sealed record AdaptiveAvgPool2dSpec : AdaptiveAvgPoolSpec
{
    /// <inheritdoc/>
    public override string Kind => "AdaptiveAvgPool2d";

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        return input.Rank == 3
            ? new TensorShape(input[0], 1, 1)
            : throw Unfit($"cannot take rows of shape {input}; expected (channels, height, width)");
    }
}
