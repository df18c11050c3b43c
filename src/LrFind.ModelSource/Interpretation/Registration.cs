using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Interpretation;

/// <summary>
/// Which layers a model registers. TorchSharp trains those only: what is in a list or an array, or was put into its field after
/// RegisterComponents, keeps its initial weights.
/// </summary>
internal sealed class Registration(Reader reader)
{
    private readonly List<(LayerModule Layer, string Name)> _used = [];

    /// <summary>Takes down that the model uses a layer that has weights.</summary>
    /// <param name="name">What it is called in messages.</param>
    public void Use(LayerModule layer, string name) => _used.Add((layer, name));

    /// <summary>Makes sure that a model registers all layers that it uses.</summary>
    /// <exception cref="Foundation.InputException">TorchSharp would not train one of them.</exception>
    public void Require(ModuleValue model)
    {
        var registered = new HashSet<Value>(ReferenceEqualityComparer.Instance);
        Collect(model, registered);
        foreach ((LayerModule layer, string name) in _used)
        {
            if (!registered.Contains(layer))
            {
                string known = layer.Syntax.Parent?.Parent is VariableDeclaratorSyntax variable ? variable.Identifier.ValueText : name;
                throw reader.Error(layer.Syntax,
                    $"the layer '{known}' is never registered, so that TorchSharp would not train it; call RegisterComponents() behind what fills "
                    + "the fields, and hold layers in a ModuleList instead of a list or an array");
            }
        }
    }

    private static void Collect(Value module, HashSet<Value> registered)
    {
        if (!registered.Add(module))
            return;
        IEnumerable<Value> parts = module switch
        {
            InstanceModule instance => instance.Registered,
            SequentialModule sequence => sequence.Modules.Select(m => m.Value),
            ListValue list => list.Items,
            DictionaryValue dictionary => dictionary.Pairs.Select(p => p.Items[1]),
            _ => [],
        };
        foreach (Value part in parts)
            Collect(part, registered);
    }
}
