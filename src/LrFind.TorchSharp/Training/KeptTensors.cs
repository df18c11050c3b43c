using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using TorchSharp;
using TorchSharp.Modules;
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

    /// <summary>
    /// What the fields of a module held at one time. What was empty then may have been filled for good, and stays. Tensors that the module
    /// has disposed of since are there again under another handle, which belongs to the scope that was open at that time.
    /// </summary>
    internal sealed class State
    {
        private readonly List<(object Owner, FieldInfo Field, object Value)> _fields = [];
        private readonly List<(IList List, object?[] Items)> _lists = [];
        private readonly List<(IDictionary Map, DictionaryEntry[] Entries)> _maps = [];
        private readonly Dictionary<object, Tensor> _handles = new(ReferenceEqualityComparer.Instance);

        /// <summary>Notes what the fields hold.</summary>
        public State(nn.Module module)
        {
            foreach (object value in FieldWalk.Values(module))
            {
                if (value is Tensor { IsInvalid: false } tensor and not Parameter)
                    _handles.Add(tensor, tensor.alias());
            }

            foreach ((object owner, FieldInfo field, object value) in FieldWalk.Fields(module))
            {
                if (value is not nn.Module)
                    _fields.Add((owner, field, value));
                if (value is IList { IsReadOnly: false } list)
                    _lists.Add((list, [.. list.Cast<object?>()]));
                else if (value is IDictionary { IsReadOnly: false } map)
                    _maps.Add((map, Entries(map)));
            }
        }

        /// <summary>Other handles of the tensors.</summary>
        public IReadOnlyCollection<Tensor> Handles => _handles.Values;

        /// <summary>Whether a field held something then.</summary>
        public bool IsFilled(object owner, FieldInfo field) => _fields.Exists(f => ReferenceEquals(f.Owner, owner) && f.Field == field);

        /// <summary>Makes the fields hold it again.</summary>
        public void PutBack()
        {
            foreach ((object owner, FieldInfo field, object value) in _fields)
                field.SetValue(owner, Alive(value));
            foreach ((IList list, object?[] items) in _lists)
                PutBack(list, items);
            foreach ((IDictionary map, DictionaryEntry[] entries) in _maps)
            {
                map.Clear();
                foreach (DictionaryEntry entry in entries)
                    map.Add(entry.Key, Alive(entry.Value));
            }
        }

        private void PutBack(IList list, object?[] items)
        {
            if (!list.IsFixedSize)
                list.Clear();
            for (int i = 0; i < items.Length; i++)
            {
                if (list.IsFixedSize)
                    list[i] = Alive(items[i]);
                else
                    list.Add(Alive(items[i]));
            }
        }

        private object? Alive(object? value) => value switch
        {
            Tensor { IsInvalid: true } gone => _handles.GetValueOrDefault(gone, gone),
            ITuple tuple when Items(tuple).Any(i => i is Tensor { IsInvalid: true }) =>
                Activator.CreateInstance(value.GetType(), [.. Items(tuple).Select(Alive)]),
            _ => value,
        };

        private static IEnumerable<object?> Items(ITuple tuple) => Enumerable.Range(0, tuple.Length).Select(i => tuple[i]);

        private static DictionaryEntry[] Entries(IDictionary map)
        {
            var entries = new List<DictionaryEntry>();
            foreach (DictionaryEntry entry in map)
                entries.Add(entry);
            return [.. entries];
        }
    }
}
