using LrFind.Data;
using LrFind.Training;

namespace LrFind.Nn.Losses;

/// <summary>A loss, as a mean over the rows of a batch.</summary>
internal abstract class Loss
{
    /// <summary>The mean loss, and its gradient by the outputs.</summary>
    /// <param name="outputs">[rows, width].</param>
    /// <param name="batch">The targets.</param>
    /// <param name="gradients">[rows, width], overwritten.</param>
    public abstract double Compute(ReadOnlySpan<float> outputs, Batch batch, Span<float> gradients);

    /// <summary>The sum over the rows of the loss, and the number of rows whose class is right.</summary>
    /// <param name="outputs">[rows, width].</param>
    /// <param name="batch">The targets.</param>
    /// <returns>The sum of losses, and the hits, or <see langword="null"/> for regression.</returns>
    public abstract (double Sum, int? Hits) Measure(ReadOnlySpan<float> outputs, Batch batch);

    /// <summary>The loss of a specification.</summary>
    public static Loss Create(LossSpec spec) => spec switch
    {
        MseLossSpec => new MseLoss(),
        BceWithLogitsLossSpec => new BceWithLogitsLoss(),
        CrossEntropyLossSpec => new CrossEntropyLoss(),
        _ => throw new NotSupportedException($"the embedded engine has no loss '{spec.Name}'"),
    };
}
