using LrFind.Models.Layers;

namespace LrFind.Engines.Embedded.Layers;

/// <summary>Specification → layer: the one list of what the engine can do.</summary>
internal static class LayerFactory
{
    /// <summary>Builds a layer and draws its weights.</summary>
    /// <param name="context">What to build from.</param>
    /// <param name="relu">Whether a ReLU that follows is to be done in the same pass; see <see cref="CanFuseRelu"/>.</param>
    public static Layer Create(LayerSpec spec, BuildContext context, LayerBuffer[] inputs, LayerBuffer output, bool relu = false) =>
        spec switch
        {
            LinearSpec linear => new Linear(linear, context, inputs[0], output, relu),
            ReluSpec => new Relu(inputs[0], output),
            KernelSpec conv => new Conv(conv, context, inputs[0], output, relu),
            MaxPoolSpec pool => new MaxPool(pool, context, inputs[0], output),
            AvgPoolSpec pool => new AvgPool(pool, context, inputs[0], output),
            AdaptivePoolSpec pool => CreateAdaptivePool(pool, context, inputs[0], output),
            BatchNormSpec norm => new BatchNorm(norm, context, inputs[0], output),
            LayerNormSpec norm => new LayerNorm(norm, context, inputs[0], output),
            GroupNormSpec norm => new GroupNorm(norm, norm.NumGroups, context, inputs[0], output),
            InstanceNormSpec norm => new GroupNorm(norm, norm.NumFeatures, context, inputs[0], output),
            PReluSpec prelu => new PRelu(prelu, context, inputs[0], output),
            GluSpec glu => new Glu(inputs[0], output, glu.HalfOf(context.InputShapes[0])),
            ParameterSpec parameter => new ParameterRow(parameter, context, output),
            IndexedTableSpec embedding => new Embedding(embedding, context, inputs[0], output),
            OneHotEmbeddingSpec embedding => CreateOneHotEmbedding(embedding, context, inputs[0], output),
            ReshapeSpec => new Reshape(inputs[0], output),
            UpsampleSpec upsample => new Upsample(upsample, context, inputs[0], output),
            PixelShuffleSpec shuffle => new PixelShuffle(shuffle, context, inputs[0], output),
            PadSpec pad => new Pad(pad, context, inputs[0], output),
            SliceSpec slice => new Slice(slice.Start * (context.InputShapes[0].Count / context.InputShapes[0][0]), inputs[0], output),
            PermuteSpec permute => new Permute(permute.Places(context.InputShapes[0]), inputs[0], output),
            AddSpec => new Add(inputs, output),
            MulSpec => new Mul(inputs, output),
            DivSpec => new Div(inputs, output),
            ConcatSpec => new Concat(inputs, output),
            ElementwiseSpec => Activations.Create(spec, context, inputs[0], output),
            _ => throw new NotSupportedException($"the embedded engine has no layer {spec}"),
        };

    private static Layer CreateAdaptivePool(AdaptivePoolSpec spec, BuildContext context, LayerBuffer input, LayerBuffer output)
    {
        var planes = ChannelPlanes.Of(context.InputShapes[0]);
        if (spec is AdaptiveAvgPoolSpec && spec.OutputSize == 1)
            return new GlobalAvgPool(planes, input, output);
        var windows = new EvenWindows(planes, spec.OutputSize);
        return spec is AdaptiveAvgPoolSpec
            ? new AdaptiveAvgPool(windows, input, output) : new AdaptiveMaxPool(windows, context, input, output);
    }

    // The product of a one-hot row and W picks a row of W.
    private static Linear CreateOneHotEmbedding(OneHotEmbeddingSpec spec, BuildContext context, LayerBuffer input, LayerBuffer output)
    {
        var table = new Linear(new LinearSpec(spec.NumEmbeddings, spec.EmbeddingDim, Bias: false), context, input, output, relu: false);
        Initializer.Normal(table.Parameters[0].Parameter.ValueSpan, context.Weights);
        return table;
    }

    /// <summary>Whether a layer can do the ReLU that follows it.</summary>
    public static bool CanFuseRelu(LayerSpec spec) => spec is LinearSpec or ConvSpec;
}
