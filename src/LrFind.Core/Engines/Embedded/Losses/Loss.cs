using LrFind.Data;
using LrFind.Foundation;
using LrFind.Models.Losses;

namespace LrFind.Engines.Embedded.Losses;

/// <summary>A loss, as a mean over a batch.</summary>
internal abstract class Loss
{
    /// <summary>The mean loss, and its gradient by the outputs.</summary>
    /// <param name="outputs">[rows, width].</param>
    /// <param name="gradients">[rows, width], overwritten.</param>
    public abstract double Compute(ReadOnlySpan<float> outputs, Batch batch, Span<float> gradients);

    /// <summary>The loss of a part of what is to be evaluated.</summary>
    /// <param name="outputs">[rows, width].</param>
    public abstract LossSum Measure(ReadOnlySpan<float> outputs, Batch batch);

    /// <summary>The loss of a specification.</summary>
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

/// <summary>The loss of some rows in a form that adds up: that of all parts is Σ Sum / Σ Weight.</summary>
/// <param name="Sum">The sum of losses.</param>
/// <param name="Weight">What to divide it by: the number of values compared, or the weights of the targets.</param>
/// <param name="Hits">The number of rows whose class is right; <see langword="null"/> where a row has no class.</param>
internal readonly record struct LossSum(double Sum, double Weight, int? Hits);
