using System.Reflection;
using LrFind.TorchSharp.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Finding;

/// <summary>What tensors held at one time, to the last bit. None of its own tensors belongs to a dispose scope of the user's.</summary>
internal sealed class TensorCopies : IDisposable
{
    private readonly Dictionary<IntPtr, (Tensor Live, Tensor Copy)> _copies = [];

    /// <summary>Copies a tensor; a second time it is taken as copied.</summary>
    public void Add(Tensor tensor)
    {
        using IDisposable noGradients = no_grad();
        // Under a handle of its own, so that whoever disposes of the tensor does no harm.
        if (!_copies.ContainsKey(tensor.Handle))
            _copies.Add(tensor.Handle, (tensor.alias().DetachFromDisposeScope(), Of(tensor)));
    }

    /// <summary>A copy.</summary>
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
            live.copy_(copy);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach ((Tensor live, Tensor copy) in _copies.Values)
        {
            live.Dispose();
            copy.Dispose();
        }
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
    private readonly TensorCopies _contents = new();

    /// <summary>Notes what the fields hold, and copies the tensors.</summary>
    public FieldCopies(nn.Module module)
    {
        _module = module;
        using DisposeScope scope = NewDisposeScope();
        _held = new KeptTensors.State(module);
        scope.Detach(_held.Handles);
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
        Empty();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _contents.Dispose();
        // Those that took the place of what was disposed of are the module's now.
        HashSet<object> held = FieldWalk.Values(_module);
        foreach (Tensor handle in _held.Handles)
        {
            if (!held.Contains(handle))
                handle.Dispose();
        }
    }

    // What was registered with the module stays: that cannot be undone, and would be done twice.
    private void Empty()
    {
        HashSet<object> registered = new(_module.parameters().Concat(_module.buffers()), ReferenceEqualityComparer.Instance);
        foreach ((object owner, FieldInfo field, object value) in FieldWalk.Fields(_module))
        {
            if (!_held.IsFilled(owner, field) && value is not nn.Module && !registered.Contains(value))
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
