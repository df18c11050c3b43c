using LrFind.Data;

namespace LrFind.Training;

/// <summary>A layer that gives one value for each window of each channel and has no parameters.</summary>
public abstract record PoolSpec : WindowSpec
{
    private protected PoolSpec()
    {
    }

    /// <inheritdoc/>
    public sealed override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        return Moved(input, input[0]);
    }

    // More padding than half the window would make windows of padding alone; PyTorch refuses it as well.
    private protected static int AtMostHalf(int padding, int kernel)
    {
        SettingException.Require(padding >= 0 && padding <= kernel / 2, "Padding", padding,
            FormattableString.Invariant($"a whole number from 0 to {kernel / 2}, half the kernel"));
        return padding;
    }

    private protected static SpatialPair AtMostHalf(SpatialPair padding, SpatialPair kernel) =>
        new(AtMostHalf(padding.Height, kernel.Height), AtMostHalf(padding.Width, kernel.Width));
}
