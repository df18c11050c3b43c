using System.Globalization;
using LrFind.Models;
using LrFind.Models.Layers;
using LrFind.ModelSource.Entry;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;

namespace LrFind.ModelSource.Interpretation;

/// <summary>Applies modules to tensors, and puts sequences together.</summary>
internal sealed class ModuleRunner(Reader reader)
{
    /// <summary>What a module gives for tensors.</summary>
    /// <param name="arguments">What its forward method is given.</param>
    /// <param name="prefix">What stands in front of the names of layers.</param>
    public Value Apply(ModuleValue module, List<Argument> arguments, SyntaxNode call, string prefix)
    {
        reader.Step(call);
        if (module is InstanceModule instance)
        {
            if (instance.Sequence is { } own && !instance.Type.HasMethod(ModuleClass.Forward))
                return RunSequence(instance, own, arguments, call, prefix);
            OwnedMethod forward = Dispatch.Find(reader, instance.Type, instance.Type, instance.Type.ForwardName, arguments, call)
                ?? throw reader.Error(instance.Type.Syntax.Identifier.Parent!,
                    FormattableString.Invariant($"the class '{instance.Type.Name}' has no forward method for {(arguments.Count == 1 ? "a tensor" : $"{arguments.Count} tensors")}"));
            return reader.Invoker.Run(forward, instance, arguments, call, PrefixOf(instance, prefix));
        }

        TensorValue input = OnlyTensor(arguments, call);
        return module is SequentialModule sequence ? ApplyAll(sequence, input, call, prefix)
            : ApplyLayer((LayerModule)module, input, call, prefix);
    }

    /// <summary>What a module that derives from Sequential gives.</summary>
    public Value RunSequence(InstanceModule instance, SequentialModule own, List<Argument> arguments, SyntaxNode call, string prefix) =>
        ApplyAll(own, OnlyTensor(arguments, call), call, PrefixOf(instance, prefix));

    private TensorValue OnlyTensor(List<Argument> arguments, SyntaxNode call) => arguments is [var only]
        ? reader.Tensor(only.Value, only.Syntax)
        : throw reader.Error(call, FormattableString.Invariant($"forward is given {arguments.Count} arguments; expected one tensor"));

    /// <summary>What stands in front of the names of the layers of a module.</summary>
    public static string PrefixOf(ModuleValue module, string prefix) => module.Name is { } name ? $"{prefix}{name}." : prefix;

    /// <summary>Sequential(…): modules, pairs of names and modules, or lists of either.</summary>
    public SequentialModule Sequence(List<Argument> arguments)
    {
        var sequence = new SequentialModule();
        foreach (Argument argument in arguments)
        {
            IReadOnlyList<Value> items = argument.Value is ListValue list ? list.Items : [argument.Value];
            foreach (Value item in items)
                Append(sequence, item, argument.Syntax);
        }

        return sequence;
    }

    /// <summary>Adds a module, with a name or without, to a sequence.</summary>
    public void Append(SequentialModule sequence, List<Argument> arguments, SyntaxNode call) =>
        Append(sequence, arguments.Count == 1 ? arguments[0].Value : new TupleValue([.. arguments.Select(a => a.Value)]), call);

    private void Append(SequentialModule sequence, Value item, SyntaxNode node)
    {
        string? name = null;
        if (item is TupleValue { Items: [TextValue text, var named] })
            (name, item) = (text.Text, named);
        if (item is not ModuleValue module)
            throw reader.Error(node, $"{item.Words} is no part of Sequential; expected a layer, or a name and a layer");
        sequence.Modules.Add(new(name ?? sequence.Modules.Count.ToString(CultureInfo.InvariantCulture), module));
        reader.Step(node);
    }

    private TensorValue ApplyAll(SequentialModule sequence, TensorValue input, SyntaxNode call, string prefix)
    {
        return reader.Call(call, () =>
        {
            TensorValue value = input;
            string inner = PrefixOf(sequence, prefix);
            foreach ((string name, ModuleValue module) in sequence.Modules)
            {
                module.Name = name;
                value = reader.Tensor(Apply(module, [new Argument(null, value, call)], call, inner), call);
            }

            return value;
        });
    }

    private TensorValue ApplyLayer(LayerModule module, TensorValue input, SyntaxNode call, string prefix)
    {
        string name = prefix + (module.Name ?? module.Kind.ToLowerInvariant());
        if (!input.HasBatch && !TakesAny(module))
            input = reader.Constants.AsRows(input);
        RequireLast(module, input, call);
        int fixedWeights = module.Fixed.Count;
        if (fixedWeights > 0 && fixedWeights < module.WeightNames.Count())
            throw reader.Error(call,
                $"of the layer '{name}' some weights are trained and some are not, which is not supported; all are or none is");
        bool isRegistered = reader.Registration.Has(module, name);
        // What is wrong with a layer is wrong where it is made; with what it is given again, where it is used again.
        TensorValue output = reader.Add(module.Node is null ? module.Syntax : call, new ModelNode(name, module.Layer, [input.Node])
        {
            SharedWith = module.Node,
            IsTrained = (isRegistered && fixedWeights == 0) || module.Layer.ParameterCount == 0,
            IsAlwaysTraining = !isRegistered && module.Layer.Descriptor.HasMode,
        }, input);
        if (module.Layer.HasState)
            module.Node ??= output.Node;
        if (!module.InPlace)
            return output;
        input.Node = output.Node;
        return input;
    }

    // Layers to which the first dimension is like any other.
    private static bool TakesAny(LayerModule module) => module.Layer is ElementwiseSpec or LinearSpec or LayerNormSpec or EmbeddingSpec;

    private void RequireLast(LayerModule module, TensorValue input, SyntaxNode call)
    {
        if (!input.HasBatch && !TakesAny(module))
            throw reader.Error(call, $"{module.Kind} of a tensor that is not made of rows is not supported");
        TensorShape shape = reader.Model.ShapeOf(input.Node);
        if (module.Dimension != -1 && module.Dimension != shape.Rank)
        {
            throw reader.Error(call, FormattableString.Invariant(
                $"{module.Kind} along dimension {module.Dimension} of rows of the shape {shape} is not supported; lrfind has it along the last dimension, -1"));
        }
    }
}
