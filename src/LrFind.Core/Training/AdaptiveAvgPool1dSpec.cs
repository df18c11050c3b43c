namespace LrFind.Training;

/// <summary>The mean of each channel of rows of shape (channels, width): <c>torch.nn.AdaptiveAvgPool1d(1)</c>.</summary>
public sealed record AdaptiveAvgPool1dSpec : AdaptiveAvgPoolSpec
{
    /// <inheritdoc/>
    public override string Kind => "AdaptiveAvgPool1d";

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        return input.Rank == 2
            ? new TensorShape(input[0], 1)
            : throw Unfit($"cannot take rows of shape {input}; expected (channels, width)");
    }
}
