using System.Reflection;
using LrFind.TorchSharp.Training;
using TorchSharp.Modules;

using static TorchSharp.torch;

namespace LrFind.TorchSharp.Finding;

/// <summary>
/// All settings and averages of an optimizer at one time. TorchSharp's own <c>state_dict</c> hands out the live objects, and its
/// <c>load_state_dict</c> fails where an average is not there yet and ties what it loads to the dispose scope that is open.
/// </summary>
internal sealed class OptimizerCopy : IDisposable
{
    private readonly List<(object Owner, FieldInfo Field, object? Value)> _values = [];
    private readonly List<TensorField> _tensors = [];

    /// <summary>Copies all.</summary>
    public OptimizerCopy(OptimizerHelper optimizer)
    {
        optim.Optimizer.StateDictionary live = optimizer.state_dict();
        foreach (object owner in live.Options.Concat<object>(live.State).Distinct(ReferenceEqualityComparer.Instance))
        {
            foreach (FieldInfo field in FieldWalk.DeclaredFields(owner.GetType(), static t => t == typeof(object)))
                Add(owner, field);
        }
    }

    /// <summary>Puts all back.</summary>
    public void PutBack()
    {
        foreach ((object owner, FieldInfo field, object? value) in _values)
            field.SetValue(owner, value);
        foreach (TensorField tensor in _tensors)
            tensor.PutBack();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (TensorField tensor in _tensors)
            tensor.Dispose();
    }

    private void Add(object owner, FieldInfo field)
    {
        object? value = field.GetValue(owner);
        if (typeof(Parameter).IsAssignableFrom(field.FieldType))
            return;
        if (typeof(Tensor).IsAssignableFrom(field.FieldType))
            _tensors.Add(new TensorField(owner, field, (Tensor?)value));
        else
            _values.Add((owner, field, value));
    }

    /// <summary>An average, which optimizers write into, replace, or make at the first step.</summary>
    private sealed class TensorField(object owner, FieldInfo field, Tensor? live) : IDisposable
    {
        private Tensor? _copy = live is null ? null : TensorCopies.Of(live);

        public void PutBack()
        {
            var now = (Tensor?)field.GetValue(owner);
            if (now is not null && !ReferenceEquals(now, live))
                now.Dispose();
            Tensor? former = live;
            if (live is { IsInvalid: true })
                (former, _copy) = (_copy, null);
            else if (live is not null)
                CopyBack(live);
            field.SetValue(owner, former);
        }

        public void Dispose() => _copy?.Dispose();

        private void CopyBack(Tensor target)
        {
            using IDisposable noGradients = no_grad();
            target.copy_(_copy!);
        }
    }
}
