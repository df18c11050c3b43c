using LrFind.Training;

namespace LrFind.Nn.Optimizers;

/// <summary>An optimizer: one pass over all parameters of a network.</summary>
/// <param name="parameters">The parameters, with their gradients.</param>
internal abstract class Optimizer(ParameterStore parameters)
{
    /// <summary>The parameters, with their gradients.</summary>
    protected ParameterStore Parameters { get; } = parameters;

    /// <summary>Updates all values from their gradients.</summary>
    /// <param name="learningRate">The rate of this step.</param>
    public abstract void Step(double learningRate);

    /// <summary>The optimizer of a specification.</summary>
    public static Optimizer Create(OptimizerSpec spec, ParameterStore parameters) => spec switch
    {
        SgdSpec sgd => new Sgd(sgd, parameters),
        AdamSpec adam => new Adam(adam, parameters),
        _ => throw new NotSupportedException($"the embedded engine has no optimizer '{spec.Name}'"),
    };
}
