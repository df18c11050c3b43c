using LrFind.TorchSharp.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Finding;

/// <summary>
/// All that a range test changes of a training, as it was at one time: weights, buffers, what modules keep in their fields, gradients and
/// whether they are computed, modes, the optimizer, and torch's generator.
/// </summary>
internal sealed class TrainingState : IDisposable
{
    private readonly ModuleModes _modes;
    private readonly FieldCopies _fields;
    private readonly TensorCopies _tensors = new();
    private readonly OptimizerCopy _optimizer;
    private readonly Tensor _generator = random.get_rng_state().DetachFromDisposeScope();
    private readonly (Parameter Parameter, bool RequiresGrad, Tensor? Gradient)[] _parameters;

    /// <summary>Copies all.</summary>
    /// <param name="model">The model.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="parameters">What both hold, each parameter once.</param>
    public TrainingState(nn.Module model, OptimizerHelper optimizer, IReadOnlyList<Parameter> parameters)
    {
        _modes = new ModuleModes(model);
        foreach (Tensor tensor in parameters.Concat(model.buffers()))
            _tensors.Add(tensor);
        _fields = new FieldCopies(model);
        _optimizer = new OptimizerCopy(optimizer);
        // The gradients themselves, not copies: the test has its own.
        _parameters = [.. parameters.Select(p => (p, p.requires_grad, p.grad?.DetachFromDisposeScope()))];
    }

    /// <summary>Puts all back to the last bit.</summary>
    public void PutBack()
    {
        _fields.PutBack();
        _tensors.PutBack();
        _optimizer.PutBack();
        foreach ((Parameter parameter, bool requiresGrad, Tensor? gradient) in _parameters)
        {
            if (parameter.requires_grad != requiresGrad)
                parameter.requires_grad = requiresGrad;
            parameter.grad = gradient;
        }

        _modes.PutBack();
        random.set_rng_state(_generator);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _tensors.Dispose();
        _fields.Dispose();
        _optimizer.Dispose();
        _generator.Dispose();
        foreach ((_, _, Tensor? gradient) in _parameters)
            gradient?.Dispose();
    }
}
