namespace LrFind.ModelSource.Values;

/// <summary>A weight of a layer, of which it can be said whether it is trained.</summary>
/// <param name="name">What TorchSharp calls it: weight or bias.</param>
internal sealed class WeightValue(LayerModule layer, string name) : Value
{
    /// <inheritdoc/>
    public override string Words => $"the {name} of a layer";

    /// <summary>Says whether it is trained.</summary>
    public void SetTrained(bool isTrained)
    {
        if (isTrained)
            layer.Fixed.Remove(name);
        else
            layer.Fixed.Add(name);
    }

    /// <summary>The weights that a module registers, those of all below it among them.</summary>
    public static IEnumerable<Value> Of(Value module) => module switch
    {
        LayerModule layer => layer.WeightNames.Select(name => new WeightValue(layer, name)),
        InstanceModule instance => instance.Registered.SelectMany(Of),
        SequentialModule sequence => sequence.Modules.SelectMany(m => Of(m.Value)),
        ListValue { IsModule: true } list => list.Items.SelectMany(Of),
        ConstantValue { IsParameter: true } => [module],
        _ => [],
    };
}
