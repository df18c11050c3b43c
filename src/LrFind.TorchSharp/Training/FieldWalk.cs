using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Training;

/// <summary>
/// Finds what users' modules hold in their fields, also in arrays, lists, tuples and objects of their own. Layers of TorchSharp hold
/// parameters and buffers only and are passed over, as is everything whose type says that no tensor can be in it.
/// </summary>
internal static class FieldWalk
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly ConcurrentDictionary<Type, FieldInfo[]> s_fields = new();
    private static readonly ConcurrentDictionary<Type, bool> s_canHold = new();

    /// <summary>All fields that hold something, or objects, in which a tensor may be.</summary>
    public static List<(object Owner, FieldInfo Field, object Value)> Fields(nn.Module module)
    {
        var walk = new Walk();
        walk.Enter(module);
        return walk.Fields;
    }

    /// <summary>All tensors and other objects that are reached.</summary>
    public static HashSet<object> Values(nn.Module module)
    {
        var walk = new Walk();
        walk.Enter(module);
        return walk.Visited;
    }

    /// <summary>The instance fields of a type and of what it derives from, up to the first type that is passed over.</summary>
    public static IEnumerable<FieldInfo> DeclaredFields(Type type, Func<Type, bool> isPassedOver)
    {
        for (Type? level = type; level is not null && !isPassedOver(level); level = level.BaseType)
        {
            foreach (FieldInfo field in level.GetFields(Declared))
                yield return field;
        }
    }

    private static FieldInfo[] FieldsOf(Type type) => s_fields.GetOrAdd(type,
        static t => [.. DeclaredFields(t, IsPassedOver).Where(f => CanHold(f.FieldType))]);

    private static bool CanHold(Type type)
    {
        if (s_canHold.TryGetValue(type, out bool known))
            return known;
        // A type that holds others of its own kind is better looked into for nothing than passed over.
        s_canHold[type] = true;
        return s_canHold[type] = CanHoldUnseen(type);
    }

    private static bool CanHoldUnseen(Type type)
    {
        if (type.IsPrimitive || type.IsEnum || type.IsPointer || type == typeof(string) || typeof(Delegate).IsAssignableFrom(type))
            return false;
        if (type.IsArray)
            return CanHold(type.GetElementType()!);
        if (typeof(nn.Module).IsAssignableFrom(type))
            return type != typeof(GraphModule);
        if (type.Assembly == typeof(torch).Assembly)
            return typeof(IDisposable).IsAssignableFrom(type);
        if (IsPassedOver(type) && type.IsGenericType)
            return type.GetGenericArguments().Any(CanHold);
        return type.IsInterface || type.IsAbstract || type == typeof(object) || typeof(ICollection).IsAssignableFrom(type)
            || FieldsOf(type).Length > 0;
    }

    // Objects of the framework and of TorchSharp hold no tensors but as collections and tuples do.
    private static bool IsPassedOver(Type type) => type.Assembly == typeof(torch).Assembly || type.Assembly == typeof(FieldWalk).Assembly
        || type.Assembly.GetName().Name!.StartsWith("System.", StringComparison.Ordinal);

    private sealed class Walk
    {
        public HashSet<object> Visited { get; } = new(ReferenceEqualityComparer.Instance);

        public List<(object Owner, FieldInfo Field, object Value)> Fields { get; } = [];

        public void Enter(object? value)
        {
            if (value is null || !CanHold(value.GetType()) || !Visited.Add(value) || value is Tensor or nn.utils.rnn.PackedSequence)
                return;
            if (value is nn.Module module)
                EnterAll(module.children());
            if (value is ITuple tuple)
            {
                for (int i = 0; i < tuple.Length; i++)
                    Enter(tuple[i]);
            }
            else if (value is IDictionary map)
            {
                EnterAll(map.Values);
            }
            else if (value is ICollection or IReadOnlyCollection<object>)
            {
                EnterAll((IEnumerable)value);
            }

            foreach (FieldInfo field in FieldsOf(value.GetType()))
            {
                if (field.GetValue(value) is not { } held)
                    continue;
                Fields.Add((value, field, held));
                Enter(held);
            }
        }

        private void EnterAll(IEnumerable values)
        {
            foreach (object? value in values)
                Enter(value);
        }
    }
}
