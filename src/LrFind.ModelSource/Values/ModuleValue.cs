using LrFind.Models.Layers;
using LrFind.ModelSource.Entry;
using Microsoft.CodeAnalysis;

namespace LrFind.ModelSource.Values;

/// <summary>Something with a forward method.</summary>
internal abstract class ModuleValue : Value
{
    /// <summary>What the field or the list that holds it calls it; <see langword="null"/> where nothing does.</summary>
    public string? Name { get; set; }

    /// <summary>Gives a module or a parameter a name.</summary>
    public static void Rename(Value value, string name)
    {
        if (value is ModuleValue module)
            module.Name = name;
        else if (value is ConstantValue constant)
            constant.Name = name;
    }

    /// <inheritdoc/>
    public override string Words => "a module";
}

/// <summary>An object of a class of the file.</summary>
internal sealed class InstanceModule(ModuleClass type) : ModuleValue
{
    public ModuleClass Type { get; } = type;

    /// <summary>The values of its fields, properties and parameters of a primary constructor.</summary>
    public Dictionary<string, Value> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>What it runs, where it derives from Sequential.</summary>
    public SequentialModule? Sequence
    {
        get => _sequence;
        set
        {
            _sequence = value;
            if (value is not null)
                Registered.Add(value);
        }
    }

    private bool _isRegistered;
    private SequentialModule? _sequence;

    /// <summary>
    /// The modules that TorchSharp knows of: those that fields held at the first call of RegisterComponents, and others by name.
    /// </summary>
    public HashSet<Value> Registered { get; } = new(ReferenceEqualityComparer.Instance);

    /// <inheritdoc/>
    public override Value Copied() => Type.IsValueType ? Cloned() : this;

    /// <summary>Another object with the same values.</summary>
    public InstanceModule Cloned()
    {
        var copy = new InstanceModule(Type);
        foreach ((string name, Value value) in Fields)
            copy.Fields[name] = value.Copied();
        return copy;
    }

    /// <summary>Registers the modules that its fields hold, and those of theirs; what they hold later is too late.</summary>
    public void RegisterFields()
    {
        if (_isRegistered)
            return;
        _isRegistered = true;
        foreach ((string name, Value value) in Fields)
        {
            if (Type.IsFound(name))
                Register(value);
        }
    }

    /// <summary>Registers a module, and what the fields of its own hold; a block within a Sequential is on its own.</summary>
    public void Register(Value value)
    {
        if (value is not (InstanceModule { Type.IsModule: true } or LayerModule or SequentialModule
            or ListValue { IsModule: true } or DictionaryValue { IsModule: true } or ConstantValue { IsParameter: true }))
            return;
        Registered.Add(value);
        (value as InstanceModule)?.RegisterFields();
        IEnumerable<Value> items = (value as ListValue)?.Items ?? (value as DictionaryValue)?.Pairs.Select(p => p.Items[1]) ?? [];
        foreach (InstanceModule item in items.OfType<InstanceModule>())
            item.RegisterFields();
    }

    /// <summary>Sets a field; a module or a list of modules without a name gets the field's.</summary>
    public void SetField(string name, Value value)
    {
        Fields[name] = value;
        if (value is ModuleValue { Name: null } or ConstantValue { Name: null })
            Rename(value, name.TrimStart('_'));
        else if (value is ListValue { Name: null } list)
            list.SetName(name.TrimStart('_'));
        else if (value is DictionaryValue { Name: null } dictionary)
            dictionary.SetName(name.TrimStart('_'));
        else if (value is TupleValue tuple)
            NameItems(tuple, name.TrimStart('_'));
    }

    private static void NameItems(TupleValue tuple, string name)
    {
        for (int i = 0; i < tuple.Items.Length; i++)
        {
            if (tuple.Items[i] is ModuleValue { Name: null } module)
                module.Name = FormattableString.Invariant($"{name}.{tuple.Names?[i] ?? $"Item{i + 1}"}");
        }
    }

    /// <inheritdoc/>
    public override string Words => $"an object of class '{Type.Name}'";
}

/// <summary>A layer of the engine.</summary>
/// <param name="kind">What TorchSharp calls it.</param>
/// <param name="syntax">Where it is made.</param>
internal sealed class LayerModule(LayerSpec layer, string kind, SyntaxNode syntax) : ModuleValue
{
    public LayerSpec Layer { get; } = layer;

    /// <summary>What TorchSharp calls it.</summary>
    public string Kind { get; } = kind;

    /// <summary>Where it is made.</summary>
    public SyntaxNode Syntax { get; } = syntax;

    /// <summary>The dimension it works along, the batch being 0; -1 for the last. It has to be the last.</summary>
    public int Dimension { get; init; } = -1;

    /// <summary>Whether it writes its result over what it reads.</summary>
    public bool InPlace { get; init; }

    /// <summary>The names of its weights.</summary>
    public IEnumerable<string> WeightNames => Layer.ParameterCount == 0 ? [] : HasBias ? ["weight", "bias"] : ["weight"];

    /// <summary>Those of them that are not trained.</summary>
    public HashSet<string> Fixed { get; } = new(StringComparer.Ordinal);

    private bool HasBias => Layer is NormSpec || Layer.Descriptor.Parameters.Any(p => p.Name == "bias" && p.Value(Layer) is true);

    /// <summary>Whether it is a function, which has no mode of its own.</summary>
    public bool IsFunction { get; set; }

    /// <summary>Whether each forward would make another one.</summary>
    public bool IsMadeAnew { get; set; }

    /// <summary>The node that first used its weights; <see langword="null"/> for none so far.</summary>
    public int? Node { get; set; }
}

/// <summary>Modules one after the other.</summary>
internal sealed class SequentialModule : ModuleValue
{
    /// <summary>The modules; a name stands beside each.</summary>
    public List<KeyValuePair<string, ModuleValue>> Modules { get; } = [];
}
