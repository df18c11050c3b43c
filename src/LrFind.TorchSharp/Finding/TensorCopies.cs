using System.Reflection;
using LrFind.TorchSharp.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Finding;

/// <summary>What tensors held at one time, to the last bit.</summary>
internal sealed class TensorCopies : IDisposable
{
    private readonly Dictionary<IntPtr, (Tensor Live, Tensor Copy)> _copies = [];

    /// <summary>Copies a tensor; a second time it is taken as copied.</summary>
    public void Add(Tensor tensor)
    {
        if (!tensor.IsInvalid && !_copies.ContainsKey(tensor.Handle))
            _copies.Add(tensor.Handle, (tensor, Of(tensor)));
    }

    /// <summary>A copy that no dispose scope of the user's ends.</summary>
    public static Tensor Of(Tensor tensor)
    {
        using IDisposable noGradients = no_grad();
        return tensor.clone().DetachFromDisposeScope();
    }

    /// <summary>Writes all into their tensors again.</summary>
    public void PutBack()
    {
        using IDisposable noGradients = no_grad();
        foreach ((Tensor live, Tensor copy) in _copies.Values)
        {
            if (!live.IsInvalid)
                live.copy_(copy);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach ((_, Tensor copy) in _copies.Values)
            copy.Dispose();
    }
}

/// <summary>
/// What the fields of users' modules hold beside parameters and buffers, at one time: hidden states, caches, buffers that are not
/// persistent, which TorchSharp does not list.
/// </summary>
internal sealed class FieldCopies : IDisposable
{
    private readonly nn.Module _module;
    private readonly KeptTensors.State _held;
    private readonly Dictionary<object, HashSet<FieldInfo>> _filled = new(ReferenceEqualityComparer.Instance);
    private readonly List<(object Owner, FieldInfo Field, Tensor Live, Tensor Copy)> _tensors = [];
    private readonly TensorCopies _contents = new();

    /// <summary>Notes what the fields hold, and copies the tensors.</summary>
    public FieldCopies(nn.Module module)
    {
        _module = module;
        _held = new KeptTensors.State(module);
        foreach ((object owner, FieldInfo field, object value) in FieldWalk.Fields(module))
        {
            if (!_filled.TryGetValue(owner, out HashSet<FieldInfo>? fields))
                _filled.Add(owner, fields = []);
            fields.Add(field);
            if (value is Tensor { IsInvalid: false } tensor and not Parameter)
                _tensors.Add((owner, field, tensor, TensorCopies.Of(tensor)));
        }

        foreach (object value in FieldWalk.Values(module))
        {
            if (value is Tensor { IsInvalid: false } tensor && CanBeWritten(tensor))
                _contents.Add(tensor);
        }
    }

    /// <summary>Makes the fields hold the same again, and nothing where they were empty.</summary>
    public void PutBack()
    {
        _held.PutBack();
        _contents.PutBack();
        for (int i = 0; i < _tensors.Count; i++)
        {
            // Some modules dispose of the state that they replace: then its copy takes its place for good.
            if (_tensors[i].Live.IsInvalid)
            {
                _tensors[i].Field.SetValue(_tensors[i].Owner, _tensors[i].Copy);
                _tensors[i] = _tensors[i] with { Copy = _tensors[i].Live };
            }
        }

        Empty();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _contents.Dispose();
        foreach ((_, _, _, Tensor copy) in _tensors)
            copy.Dispose();
    }

    // What was registered with the module stays: that cannot be undone, and would be done twice.
    private void Empty()
    {
        HashSet<object> registered = new(_module.parameters().Concat(_module.buffers()), ReferenceEqualityComparer.Instance);
        foreach ((object owner, FieldInfo field, object value) in FieldWalk.Fields(_module))
        {
            if (_filled.TryGetValue(owner, out HashSet<FieldInfo>? fields) && !fields.Contains(field)
                && value is not nn.Module && !registered.Contains(value))
                field.SetValue(owner, null);
        }
    }

    // Nobody writes into a part of a graph of gradients, or into a view that has a number in several places: torch forbids it.
    private static bool CanBeWritten(Tensor tensor)
    {
        if (!tensor.is_leaf)
            return false;
        long[] sizes = tensor.shape, strides = tensor.stride();
        for (int i = 0; i < sizes.Length; i++)
        {
            if (sizes[i] > 1 && strides[i] == 0)
                return false;
        }

        return true;
    }
}
