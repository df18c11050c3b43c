using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LrFind.Engines.Embedded.Kernels;
using LrFind.Foundation;
using LrFind.Models.Optimizers;

namespace LrFind.Engines.Embedded.Optimizers;

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
    /// <param name="parameters">The parameters, with their gradients.</param>
    /// <param name="team">Who may help with large passes.</param>
    /// <exception cref="SettingException">Two settings do not go together.</exception>
    public static Optimizer Create(OptimizerSpec spec, ParameterStore parameters, WorkerTeam team)
    {
        spec.Validate();
        return spec switch
        {
            SgdSpec sgd => new Sgd(sgd, parameters),
            AdamSpec adam => new Adam(adam, parameters, team),
            AdadeltaSpec adadelta => new Adadelta(adadelta, parameters),
            AdagradSpec adagrad => new Adagrad(adagrad, parameters),
            AdamaxSpec adamax => new Adamax(adamax, parameters),
            AsgdSpec asgd => new Asgd(asgd, parameters),
            LionSpec lion => new Lion(lion, parameters),
            NAdamSpec nadam => new NAdam(nadam, parameters, team),
            RAdamSpec radam => new RAdam(radam, parameters, team),
            RMSpropSpec rmsprop => new RMSprop(rmsprop, parameters),
            RpropSpec rprop => new Rprop(rprop, parameters),
            _ => throw new NotSupportedException($"the embedded engine has no optimizer '{spec.Name}'"),
        };
    }

    /// <summary>−1, 0 or 1; NaN for what is not finite, so that a blow-up is not hidden.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static Vector256<float> Sign(Vector256<float> x)
    {
        Vector256<float> one = Vector256<float>.One, zero = Vector256<float>.Zero;
        Vector256<float> sign = Vector256.ConditionalSelect(Vector256.GreaterThan(x, zero), one, zero)
            - Vector256.ConditionalSelect(Vector256.LessThan(x, zero), one, zero);
        // x − x is 0 for finite numbers, NaN for the others.
        return sign + (x - x);
    }
}
