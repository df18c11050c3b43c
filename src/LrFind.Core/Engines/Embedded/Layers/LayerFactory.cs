using LrFind.Models;
using LrFind.Models.Layers;

namespace LrFind.Engines.Embedded.Layers;

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
        ConvSpec conv => new Conv(conv, context, inputs[0], output, relu),
        MaxPoolSpec pool => new MaxPool(pool, context, inputs[0], output),
        AvgPoolSpec pool => new AvgPool(pool, context, inputs[0], output),
        AdaptiveAvgPoolSpec => new GlobalAvgPool(Planes.Of(context.InputShapes[0]), inputs[0], output),
        BatchNormSpec norm => new BatchNorm(norm, context, inputs[0], output),
        LayerNormSpec norm => new LayerNorm(norm, context, inputs[0], output),
        EmbeddingSpec embedding => new Embedding(embedding, context, inputs[0], output),
        OneHotEmbeddingSpec embedding => CreateOneHotEmbedding(embedding, context, inputs[0], output),
        ReshapeSpec => new Reshape(inputs[0], output),
        SliceSpec slice => new Slice(slice.Start * (context.InputShapes[0].Count / context.InputShapes[0][0]), inputs[0], output),
        AddSpec => new Add(inputs, output),
        MulSpec => new Mul(inputs, output),
        ConcatSpec => new Concat(inputs, output),
        ElementwiseSpec => CreateElementwise(spec, context, inputs[0], output),
        _ => throw new NotSupportedException($"the embedded engine has no layer {spec}"),
    };

    private static Layer CreateElementwise(LayerSpec spec, BuildContext context, Activation input, Activation output) => spec switch
    {
        TanhSpec => Each(new Tanh(), input, output),
        LeakyReluSpec leaky => Each(new LeakyRelu((float)leaky.NegativeSlope), input, output),
        EluSpec elu => Each(new Elu((float)elu.Alpha, 1), input, output),
        SeluSpec => Each(Elu.SelfNormalizing, input, output),
        GeluSpec { Approximate: GeluApproximation.Tanh } => Each(new GeluTanh(), input, output),
        GeluSpec => Each(new Gelu(), input, output),
        SiluSpec => Each(new Silu(), input, output),
        MishSpec => Each(new Mish(), input, output),
        SigmoidSpec => Each(new Sigmoid(), input, output),
        SoftplusSpec softplus => Each(new Softplus((float)softplus.Beta, (float)softplus.Threshold), input, output),
        HardswishSpec => Each(new Hardswish(), input, output),
        SoftmaxSpec => new Softmax(input, output, LastSize(context.InputShapes[0])),
        LogSoftmaxSpec => new LogSoftmax(input, output, LastSize(context.InputShapes[0])),
        DropoutSpec { P: > 0 } dropout => new Dropout(dropout, context, input, output),
        DropoutSpec or IdentitySpec => Each(new Identity(), input, output),
        _ => throw new NotSupportedException($"the embedded engine has no layer {spec}"),
    };

    // The product of a one-hot row and W picks a row of W.
    private static Linear CreateOneHotEmbedding(OneHotEmbeddingSpec spec, BuildContext context, Activation input, Activation output)
    {
        var table = new Linear(new LinearSpec(spec.NumEmbeddings, spec.EmbeddingDim, Bias: false), context, input, output, relu: false);
        Initializer.Normal(table.Parameters[0].Parameter.ValueSpan, context.Weights);
        return table;
    }

    private static Elementwise<T> Each<T>(T function, Activation input, Activation output)
        where T : struct, IElementwise => new(function, input, output);

    private static int LastSize(TensorShape shape) => shape[shape.Rank - 1];

    /// <summary>Whether a layer can do the ReLU that follows it.</summary>
    public static bool CanFuseRelu(LayerSpec spec) => spec is LinearSpec or ConvSpec;
}
