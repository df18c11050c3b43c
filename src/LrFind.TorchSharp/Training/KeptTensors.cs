using System.Collections;
using System.Reflection;
using TorchSharp;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Training;

/// <summary>
/// What a module keeps in its fields from one step to the next, such as the hidden state of a recurrent layer. All other tensors of a step
/// go when its scope ends, whether the module disposes of them or not.
/// </summary>
/// <param name="module">The module.</param>
internal sealed class KeptTensors(nn.Module module) : IDisposable
{
    private HashSet<IDisposable> _kept = new(ReferenceEqualityComparer.Instance);

    /// <summary>Takes what the module keeps out of a scope that is about to end, and disposes of what it keeps no longer.</summary>
    public void Rescue(DisposeScope scope)
    {
        var found = new HashSet<IDisposable>(ReferenceEqualityComparer.Instance);
        foreach (object value in FieldWalk.Values(module))
        {
            if (value is IDisposable disposable && (_kept.Contains(disposable) || scope.Contains(disposable)))
                found.Add(disposable);
        }

        scope.Detach(found);
        foreach (IDisposable former in _kept)
        {
            if (!found.Contains(former))
                former.Dispose();
        }

        _kept = found;
    }

    /// <summary>Notes what the fields hold.</summary>
    public State Capture() => new(module);

    /// <summary>Leaves what the module holds to it, and disposes of the rest.</summary>
    public void Release()
    {
        HashSet<object> held = FieldWalk.Values(module);
        foreach (IDisposable tensor in _kept)
        {
            if (!held.Contains(tensor))
                tensor.Dispose();
        }

        _kept.Clear();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IDisposable tensor in _kept)
            tensor.Dispose();
        _kept.Clear();
    }

    /// <summary>What the fields of a module held at one time. What was empty then may have been filled for good, and stays.</summary>
    internal sealed class State
    {
        private readonly List<(object Owner, FieldInfo Field, object Value)> _fields = [];
        private readonly List<(IList List, object?[] Items)> _lists = [];
        private readonly List<(IDictionary Map, DictionaryEntry[] Entries)> _maps = [];

        /// <summary>Notes what the fields hold.</summary>
        public State(nn.Module module)
        {
            foreach ((object owner, FieldInfo field, object value) in FieldWalk.Fields(module))
            {
                if (value is not nn.Module)
                    _fields.Add((owner, field, value));
                if (value is IList { IsReadOnly: false } list)
                    _lists.Add((list, [.. list.Cast<object?>()]));
                else if (value is IDictionary { IsReadOnly: false } map)
                    _maps.Add((map, [.. map.Cast<DictionaryEntry>()]));
            }
        }

        /// <summary>Makes the fields hold it again.</summary>
        public void PutBack()
        {
            foreach ((object owner, FieldInfo field, object value) in _fields)
                field.SetValue(owner, value);
            foreach ((IList list, object?[] items) in _lists)
                PutBack(list, items);
            foreach ((IDictionary map, DictionaryEntry[] entries) in _maps)
            {
                map.Clear();
                foreach (DictionaryEntry entry in entries)
                    map.Add(entry.Key, entry.Value);
            }
        }

        private static void PutBack(IList list, object?[] items)
        {
            if (!list.IsFixedSize)
            {
                list.Clear();
                foreach (object? item in items)
                    list.Add(item);
                return;
            }

            for (int i = 0; i < items.Length; i++)
                list[i] = items[i];
        }
    }
}
