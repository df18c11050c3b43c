using LrFind.Data;
using LrFind.Training;

namespace LrFind.Nn.Losses;

/// <summary>A loss, as a mean over a batch.</summary>
internal abstract class Loss
{
    /// <summary>The mean loss, and its gradient by the outputs.</summary>
    /// <param name="outputs">[rows, width].</param>
    /// <param name="batch">The targets.</param>
    /// <param name="gradients">[rows, width], overwritten.</param>
    public abstract double Compute(ReadOnlySpan<float> outputs, Batch batch, Span<float> gradients);

    /// <summary>The loss of a part of what is to be evaluated.</summary>
    /// <param name="outputs">[rows, width].</param>
    /// <param name="batch">The targets.</param>
    public abstract LossSum Measure(ReadOnlySpan<float> outputs, Batch batch);

    /// <summary>The loss of a specification.</summary>
    /// <param name="spec">The settings.</param>
    /// <param name="outputs">The values that the model gives for a row.</param>
    /// <exception cref="SettingException">The settings do not suit that number.</exception>
    public static Loss Create(LossSpec spec, int outputs)
    {
        spec.RequireFits(outputs);
        return spec switch
        {
            CrossEntropyLossSpec crossEntropy => new CrossEntropyLoss(crossEntropy, outputs),
            MseLossSpec => Each(new MseLoss(), isBinary: false),
            BceWithLogitsLossSpec binary => Each(new BceWithLogitsLoss(binary, outputs), isBinary: outputs == 1),
            L1LossSpec => Each(new L1Loss(), isBinary: false),
            SmoothL1LossSpec smooth => Each(new SmoothL1Loss((float)smooth.Beta), isBinary: false),
            HuberLossSpec huber => Each(new HuberLoss((float)huber.Delta), isBinary: false),
            PoissonNllLossSpec { LogInput: true } poisson => Each(new PoissonLogLoss(poisson.Full), isBinary: false),
            PoissonNllLossSpec poisson => Each(new PoissonLoss((float)poisson.Epsilon, poisson.Full), isBinary: false),
            _ => throw new NotSupportedException($"the embedded engine has no loss '{spec.Name}'"),
        };
    }

    private static ElementwiseLoss<T> Each<T>(T function, bool isBinary)
        where T : struct, IElementwiseLoss => new(function, isBinary);
}
