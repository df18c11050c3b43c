using System.Globalization;
using System.Text;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Layers;

namespace LrFind.Reports;

/// <summary>A model's layers in a phrase.</summary>
internal static class ModelPhrase
{
    /// <summary>
    /// The widths of a chain of linear layers, as in 4-64-64-3; for other models input, output and how many layers there are of each kind
    /// that has parameters, as in 1x8x8 to 10: 2 Conv2d, 1 Linear.
    /// </summary>
    public static string Shape(SizedModel model)
    {
        if (model is not ModelSpec graph || !IsChain(graph))
        {
            string kinds = Kinds(model is ModelSpec layers ? Parametric(layers).Select(l => l.Kind) : model.Layers.Select(l => l.Words));
            return $"{Sizes(model.InputShape)} to {Sizes(model.OutputShape)}{(kinds.Length == 0 ? "" : $": {kinds}")}";
        }

        string others = Kinds(Parametric(graph).Where(l => l is not LinearSpec).Select(l => l.Kind));
        return others.Length == 0 ? Widths(graph) : $"{Widths(graph)} with {others}";
    }

    /// <summary>A shape as users write it, as in 1x28x28.</summary>
    public static string Sizes(TensorShape shape)
    {
        var text = new StringBuilder();
        for (int i = 0; i < shape.Rank; i++)
            text.Append(i == 0 ? "" : "x").Append(shape[i].ToString(CultureInfo.InvariantCulture));
        return text.ToString();
    }

    private static bool IsChain(ModelSpec model)
    {
        bool chain = model.InputShape.Rank == 1;
        for (int i = 0; chain && i < model.Nodes.Count; i++)
        {
            ModelNode node = model.Nodes[i];
            chain = node.Inputs.Count == 1 && node.Inputs[0] == i - 1
                && (node.Layer is LinearSpec or NormSpec || node.Layer.ParameterCount == 0);
        }

        return chain;
    }

    private static string Widths(ModelSpec model)
    {
        var widths = new StringBuilder(Sizes(model.InputShape));
        foreach (ModelNode node in model.Nodes)
        {
            if (node.Layer is LinearSpec linear)
                widths.Append(CultureInfo.InvariantCulture, $"-{linear.OutFeatures}");
        }

        return widths.ToString();
    }

    private static IEnumerable<LayerSpec> Parametric(ModelSpec model) => model.Nodes.Where(n => n.OwnWeights > 0).Select(n => n.Layer);

    // Each kind with its number, in the order of first appearance.
    private static string Kinds(IEnumerable<string> kinds) =>
        string.Join(", ", kinds.GroupBy(k => k).Select(k => $"{NumberText.Count(k.Count())} {k.Key}"));
}
