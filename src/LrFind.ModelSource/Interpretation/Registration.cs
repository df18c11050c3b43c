using LrFind.Foundation;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Interpretation;

/// <summary>
/// Which layers a model registers. TorchSharp trains those only, and tells them only of evaluation: what is in a list or an array, or was
/// put into its field after RegisterComponents, keeps its initial weights and its mode.
/// </summary>
internal sealed class Registration(Reader reader)
{
    // What the user can do about it.
    private const string Remedy =
        "call RegisterComponents() behind what fills the fields, and hold layers in a ModuleList instead of a list or an array";

    private readonly HashSet<Value> _registered = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Value> _missing = new(ReferenceEqualityComparer.Instance);
    private Part? _firstMissing;
    private bool _isTrained;

    /// <summary>Whether the model is made, and runs.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>Notes what the model registers, before its forward runs.</summary>
    public void Begin(ModuleValue model)
    {
        Collect(model);
        IsRunning = true;
    }

    /// <summary>Notes a layer that was made just now.</summary>
    public LayerModule Made(LayerModule layer)
    {
        layer.IsMadeAnew = IsAnew(layer.Syntax);
        return layer;
    }

    /// <summary>Whether what is made at a place just now is made in each forward.</summary>
    public bool IsAnew(SyntaxNode place) =>
        // A static field has one value, whenever that is asked for.
        IsRunning && !(place.FirstAncestorOrSelf<MemberDeclarationSyntax>()
            is (BaseFieldDeclarationSyntax or PropertyDeclarationSyntax) and var member && Entry.ModuleClass.IsStatic(member));

    /// <summary>Whether the model registers a layer; where that matters and it does not, a warning says so.</summary>
    /// <param name="name">What it is called in messages.</param>
    /// <exception cref="InputException">Each forward would make another one.</exception>
    public bool Has(LayerModule layer, string name)
    {
        bool hasWeights = layer.Layer.ParameterCount > 0, hasMode = layer.Layer.Descriptor.HasMode;
        return layer.IsFunction || !(hasWeights || hasMode)
            || Has(new Part(layer, "layer", layer.Syntax, name, hasWeights, hasMode, layer.IsMadeAnew));
    }

    /// <summary>Whether the model registers a parameter; where it does not, a warning says so.</summary>
    /// <inheritdoc cref="Has(LayerModule, string)"/>
    public bool Has(ConstantValue parameter, string name) =>
        Has(new Part(parameter, "parameter", parameter.Syntax, name, HasWeights: true, HasMode: false, parameter.IsMadeAnew));

    /// <summary>Makes sure that there is something to train.</summary>
    /// <exception cref="InputException">All layers with weights are missing.</exception>
    public void RequireAny()
    {
        if (!_isTrained && _firstMissing is { } missing)
        {
            throw reader.Error(missing.Syntax,
                $"the {missing.Words} is never registered, so that TorchSharp would not train it, nor anything else; {Remedy}");
        }
    }

    private bool Has(Part part)
    {
        if (!IsRunning || _registered.Contains(part.Value))
        {
            _isTrained |= part.HasWeights;
            return true;
        }

        if (part is { HasWeights: true, IsMadeAnew: true })
        {
            throw reader.Error(part.Syntax, $"the {part.Words} is made anew in each forward and never registered, so that TorchSharp "
                + "would not train it; make it in the constructor, and keep it in a field");
        }

        _firstMissing ??= part.HasWeights ? part : null;
        if (_missing.Add(part.Value))
            reader.Model.Warnings.Add(new Warning(part.Problem, Remedy));
        return false;
    }

    // A layer or a parameter that a model uses.
    private sealed record Part(Value Value, string Kind, SyntaxNode Syntax, string Name, bool HasWeights, bool HasMode, bool IsMadeAnew)
    {
        public string Words =>
            $"{Kind} '{(Syntax.Parent?.Parent is VariableDeclaratorSyntax variable ? variable.Identifier.ValueText : Name)}'";

        public string Problem
        {
            get
            {
                FileLinePositionSpan span = Syntax.GetLocation().GetLineSpan();
                string place = FormattableString.Invariant($"line {span.StartLinePosition.Line + 1} of {Path.GetFileName(span.Path)}");
                string weights = HasWeights ? "TorchSharp does not train it: it keeps its initial weights" : "it ";
                string mode = HasMode ? $"{(HasWeights ? ", and it " : "")}goes on as in training where the model is evaluated" : "";
                return $"the {Words} in {place} is never registered, so that {weights}{mode}";
            }
        }
    }

    private void Collect(Value module)
    {
        if (!_registered.Add(module))
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
            Collect(part);
    }
}
