using LrFind.Training;

namespace LrFind.Nn.Layers;

/// <summary>Specification → layer: the one list of what the engine can do.</summary>
internal static class LayerFactory
{
    /// <summary>Builds a layer and draws its weights.</summary>
    /// <param name="spec">The settings.</param>
    /// <param name="context">What to build from.</param>
    /// <param name="inputs">What it reads.</param>
    /// <param name="output">What it gives.</param>
    /// <param name="relu">Whether a ReLU that follows is to be done in the same pass; see <see cref="CanFuseRelu"/>.</param>
    public static Layer Create(LayerSpec spec, BuildContext context, Activation[] inputs, Activation output, bool relu = false) => spec switch
    {
        LinearSpec linear => new Linear(linear, context, inputs[0], output, relu),
        ReluSpec => new Relu(inputs[0], output),
        TanhSpec => new Tanh(inputs[0], output),
        _ => throw new NotSupportedException($"the embedded engine has no layer {spec}"),
    };

    /// <summary>Whether a layer can do the ReLU that follows it.</summary>
    public static bool CanFuseRelu(LayerSpec spec) => spec is LinearSpec;
}
