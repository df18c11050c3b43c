using LrFind.Engines.Embedded.Kernels;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Layers;

namespace LrFind.Engines.Embedded;

/// <summary>How large a network will be, told before any of it is made.</summary>
internal static class NetworkSize
{
    // Weights, gradients, two moments of an optimizer, and the sum of accumulated gradients.
    private const int FloatsOfParameter = 5;

    // Weights that are not trained, and their gradients.
    private const int FloatsOfFixed = 2;

    /// <summary>Checks that a network can be made and trained.</summary>
    /// <param name="threads">How many threads large products may use.</param>
    /// <exception cref="SettingException">
    /// The model, or its layers with batches of this size, are larger than the engine allows, or than the memory.
    /// </exception>
    public static void Require(ModelSpec model, TrainerOptions options, int threads)
    {
        long weights = model.ParameterCount + model.FixedCount;
        SettingException.Require(weights <= EmbeddedEngine.MaxParameters, "Model",
            FormattableString.Invariant($"'{model.Name}' with {weights} parameters"),
            FormattableString.Invariant($"at most {EmbeddedEngine.MaxParameters}"));
        long values = 0;
        for (int node = ModelSpec.InputNode; node < model.Nodes.Count; node++)
            values += (long)model.ShapeOf(node).Count * options.BatchSize;
        SettingException.Require(values <= EmbeddedEngine.MaxActivations, nameof(TrainerOptions.BatchSize),
            FormattableString.Invariant($"{options.BatchSize}, for which the layers give {values} values"),
            FormattableString.Invariant($"a size for which they give at most {EmbeddedEngine.MaxActivations}"));
        RequireMemory(model, options.BatchSize, threads);
    }

    private static void RequireMemory(ModelSpec model, int rows, int threads)
    {
        double floats = FloatsOfParameter * (double)model.ParameterCount + FloatsOfFixed * (double)model.FixedCount
            + (double)rows * model.InputShape.Count, largest = 0;
        int[] readers = model.CountReaders();
        string layer = "";
        for (int node = 0; node < model.Nodes.Count; node++)
        {
            // Values, and a gradient for each of their readers.
            double own = (double)rows * model.ShapeOf(node).Count * (2 + readers[node]) + Scratch(model, node, rows, threads);
            // Where weights are shared, each use has gradients of its own.
            own += model.Nodes[node].SharedWith is null ? 0 : model.Nodes[node].Layer.ParameterCount;
            own += 2.0 * rows * Expanded(model, node);
            floats += own;
            if (own > largest)
                (largest, layer) = (own, $"'{model.Nodes[node].Name}', {model.Nodes[node].Layer}");
        }

        double bytes = floats * sizeof(float);
        SettingException.Require(bytes <= MachineMemory.Bytes, "Model",
            $"'{model.Name}', which takes up {MachineMemory.Words(bytes)} with batches of {NumberText.Plural(rows, "row")}, "
            + $"{MachineMemory.Words(largest * sizeof(float))} of it in {layer}",
            $"one of at most {MachineMemory.Words(MachineMemory.Bytes)}, or a smaller `BatchSize`");
    }

    // What a layer lays out for itself: windows for each thread, gradients of parts of a batch, and panels of a product.
    private static double Scratch(ModelSpec model, int node, int rows, int threads)
    {
        LayerSpec layer = model.Nodes[node].Layer;
        if (layer is WindowSpec window)
        {
            // A transposed convolution has its windows over what it gives.
            var planes = ChannelPlanes.Of(layer is ConvTransposeSpec ? model.ShapeOf(node) : model.InputShapes(node)[0]);
            return layer is KernelSpec
                ? threads * (2 * window.Window.Values(planes) + Panel(model.ShapeOf(node).Count))
                    + Layers.Conv.MostChunks * (double)layer.ParameterCount
                : 2 * window.Window.Values(planes with { Channels = 1 });
        }

        return layer is LinearSpec linear
            ? threads * Panel(Math.Max((double)rows * model.InputShapes(node)[0].Count / linear.InFeatures, linear.InFeatures)) : 0;
    }

    // The values that are laid out again where an input is repeated.
    private static double Expanded(ModelSpec model, int node)
    {
        TensorShape shape = model.ShapeOf(node);
        return model.Nodes[node].Layer is BroadcastSpec
            ? (double)shape.Count * model.Nodes[node].Inputs.Count(i => !model.ShapeOf(i).Equals(shape)) : 0;
    }

    private static double Panel(double depth) => depth * Microkernel512.Columns;
}
