using LrFind.ModelSource.Entry;

namespace LrFind.ModelSource.Values;

/// <summary>An object of a class of the file.</summary>
internal sealed class InstanceModule(ModuleClass type) : ModuleValue
{
    /// <summary>Its class.</summary>
    public ModuleClass Type { get; } = type;

    /// <summary>The values of its fields, properties and parameters of a primary constructor.</summary>
    public Dictionary<string, Value> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>Sets a field; a module or a list of modules without a name gets the field's.</summary>
    public void SetField(string name, Value value)
    {
        Fields[name] = value;
        if (value is ModuleValue { Name: null } module)
            module.Name = name.TrimStart('_');
        else if (value is ListValue { Name: null } list)
            list.SetName(name.TrimStart('_'));
    }

    /// <inheritdoc/>
    public override string Words => $"an object of class '{Type.Name}'";
}
