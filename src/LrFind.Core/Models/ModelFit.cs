using LrFind.Foundation;
using LrFind.Models.Layers;

namespace LrFind.Models;

/// <summary>Sizes of a model's ends: checked against the data, or adjusted to them.</summary>
internal static class ModelFit
{
    /// <summary>The layer for rows of another size; where it cannot be resized, itself.</summary>
    /// <param name="input">The shape of the rows it is to take.</param>
    public static LayerSpec ToInput(LayerSpec layer, TensorShape input)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(input);
        return layer.Descriptor.Resize(layer, input);
    }

    /// <summary>The model, if it gives a row of as many outputs as the data need; of two classes, one or two.</summary>
    /// <param name="data">What the model has to fit.</param>
    /// <param name="fits">Whether the last layer may be resized.</param>
    /// <param name="file">The file that describes the model, for the error.</param>
    /// <exception cref="InputException">It gives other outputs, and they may not or cannot be changed.</exception>
    public static ModelSpec ToOutputs(ModelSpec model, DataShape data, bool fits, string file)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        bool hasTwoLogits = data.TakesTwoLogits && model.OutputShape is { Rank: 1, Count: 2 };
        string needed = FormattableString.Invariant($"({data.Outputs}){(data.TakesTwoLogits ? " or (2)" : "")}");
        return hasTwoLogits ? model : ToOutputs(model, data.Outputs, needed, fits, file);
    }

    private static ModelSpec ToOutputs(ModelSpec model, int outputs, string needed, bool fits, string file)
    {
        if (model.OutputShape.Rank == 1 && model.OutputShape.Count == outputs)
            return model;
        string found = $"the model gives rows of the shape {model.OutputShape}; the data need {needed}";
        if (!fits)
            throw new InputException(file, $"{found}; `FitIo` adjusts the first layer and the last to the data");
        ModelNode[] nodes = [.. model.Nodes];
        if (TryResize(model, nodes, nodes.Length - 1, outputs) && Rebuilt(model, nodes) is { OutputShape: { Rank: 1 } shape } resized
            && shape.Count == outputs)
            return resized;
        throw new InputException(file, $"{found}; `FitIo` adjusts models that end in a linear layer");
    }

    // Another reader of the last layer may not take its new size.
    private static ModelSpec? Rebuilt(ModelSpec model, ModelNode[] nodes)
    {
        try
        {
            return new ModelSpec(model.Name, model.InputShape, nodes) { Warnings = model.Warnings };
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // The last linear layer, behind it nothing that depends on the size; of a sum each part, but for one that is repeated.
    private static bool TryResize(ModelSpec model, ModelNode[] nodes, int node, int outputs)
    {
        if (node < 0)
            return false;
        if (nodes[node].Layer is LinearSpec linear)
        {
            // With all that have the same weights.
            int owner = nodes[node].SharedWith ?? node;
            for (int i = owner; i < nodes.Length; i++)
            {
                if (i == owner || nodes[i].SharedWith == owner)
                    nodes[i] = nodes[i] with { Layer = linear with { OutFeatures = outputs } };
            }

            return true;
        }

        if (nodes[node].Layer is ParameterSpec { Shape.Rank: 1 } parameter)
        {
            nodes[node] = nodes[node] with { Layer = parameter with { Shape = new TensorShape(outputs) } };
            return true;
        }

        bool resized = nodes[node].Layer is ElementwiseSpec or FlattenSpec or BroadcastSpec;
        foreach (int input in nodes[node].Inputs)
        {
            bool isRepeated = model.ShapeOf(input).Count == 1 && model.OutputShape.Count > 1;
            resized = resized && (isRepeated || TryResize(model, nodes, input, outputs));
        }

        return resized;
    }
}
