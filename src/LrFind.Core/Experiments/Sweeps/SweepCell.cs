using LrFind.Training;

namespace LrFind.Experiments.Sweeps;

/// <summary>One cell of a grid: one search for a learning rate.</summary>
/// <param name="Index">Its place in the grid, from 0.</param>
/// <param name="Model">The model, as the user named it.</param>
/// <param name="Optimizer">The optimizer with its settings.</param>
/// <param name="BatchSize">Rows of a mini-batch.</param>
public sealed record SweepCell(int Index, string Model, OptimizerSpec Optimizer, int BatchSize)
{
    /// <summary>The weight decay; <see langword="null"/> for an optimizer that has none.</summary>
    public double? WeightDecay => (Optimizer as WeightDecayingSpec)?.WeightDecay;

    /// <summary>The momentum; <see langword="null"/> for an optimizer that has none.</summary>
    public double? Momentum => Optimizer switch
    {
        SgdSpec sgd => sgd.Momentum,
        RMSpropSpec rmsprop => rmsprop.Momentum,
        _ => null,
    };
}
