using LrFind.Models.Layers;

namespace LrFind.Models.Json;

/// <summary>The kinds of layers that the JSON form has: all there are.</summary>
internal static class LayerFormats
{
    private static readonly (string, Func<LayerSpec, object?>)[] s_conv1d =
    [
        ("in_channels", s => ((Conv1dSpec)s).InChannels),
        ("out_channels", s => ((Conv1dSpec)s).OutChannels),
        ("kernel_size", s => ((Conv1dSpec)s).KernelSize),
        ("stride", s => ((Conv1dSpec)s).Stride),
        ("padding", s => ((Conv1dSpec)s).Padding),
        ("dilation", s => ((Conv1dSpec)s).Dilation),
        ("bias", s => ((Conv1dSpec)s).Bias),
    ];

    private static readonly (string, Func<LayerSpec, object?>)[] s_conv2d =
    [
        ("in_channels", s => ((Conv2dSpec)s).InChannels),
        ("out_channels", s => ((Conv2dSpec)s).OutChannels),
        ("kernel_size", s => ((Conv2dSpec)s).KernelSize),
        ("stride", s => ((Conv2dSpec)s).Stride),
        ("padding", s => ((Conv2dSpec)s).Padding),
        ("dilation", s => ((Conv2dSpec)s).Dilation),
        ("bias", s => ((Conv2dSpec)s).Bias),
    ];

    private static readonly (string, Func<LayerSpec, object?>)[] s_batchNorm =
    [
        ("num_features", s => ((BatchNormSpec)s).NumFeatures),
        ("eps", s => ((BatchNormSpec)s).Epsilon),
        ("momentum", s => ((BatchNormSpec)s).Momentum),
        ("affine", s => ((BatchNormSpec)s).Affine),
        ("track_running_stats", s => ((BatchNormSpec)s).TrackRunningStats),
    ];

    /// <summary>All, in the order of the schema.</summary>
    public static IReadOnlyList<LayerFormat> All { get; } =
    [
        new("Linear", a => new LinearSpec(a.Size("in_features"), a.Size("out_features"), a.Truth("bias", true)),
            ("in_features", s => ((LinearSpec)s).InFeatures), ("out_features", s => ((LinearSpec)s).OutFeatures), ("bias", s => ((LinearSpec)s).Bias)),
        new("Conv1d", Conv1d, s_conv1d),
        new("Conv2d", Conv2d, s_conv2d),
        new("MaxPool1d", a => new MaxPool1dSpec(a.Size("kernel_size")) { Stride = a.Size("stride", a.Size("kernel_size")), Padding = a.Integer("padding", 0) },
            ("kernel_size", s => ((MaxPool1dSpec)s).KernelSize), ("stride", s => ((MaxPool1dSpec)s).Stride), ("padding", s => ((MaxPool1dSpec)s).Padding)),
        new("MaxPool2d", a => new MaxPool2dSpec(a.Pair("kernel_size")) { Stride = a.Pair("stride", a.Pair("kernel_size")), Padding = a.Pair("padding", 0) },
            ("kernel_size", s => ((MaxPool2dSpec)s).KernelSize), ("stride", s => ((MaxPool2dSpec)s).Stride), ("padding", s => ((MaxPool2dSpec)s).Padding)),
        new("AvgPool1d", AvgPool1d,
            ("kernel_size", s => ((AvgPool1dSpec)s).KernelSize), ("stride", s => ((AvgPool1dSpec)s).Stride), ("padding", s => ((AvgPool1dSpec)s).Padding),
            ("count_include_pad", s => ((AvgPool1dSpec)s).CountIncludePad)),
        new("AvgPool2d", AvgPool2d,
            ("kernel_size", s => ((AvgPool2dSpec)s).KernelSize), ("stride", s => ((AvgPool2dSpec)s).Stride), ("padding", s => ((AvgPool2dSpec)s).Padding),
            ("count_include_pad", s => ((AvgPool2dSpec)s).CountIncludePad)),
        new("AdaptiveAvgPool1d", _ => new AdaptiveAvgPool1dSpec()),
        new("AdaptiveAvgPool2d", _ => new AdaptiveAvgPool2dSpec()),
        new("BatchNorm1d", a => BatchNorm(a, new BatchNorm1dSpec(a.Size("num_features"))), s_batchNorm),
        new("BatchNorm2d", a => BatchNorm(a, new BatchNorm2dSpec(a.Size("num_features"))), s_batchNorm),
        new("LayerNorm", a => new LayerNormSpec(a.Shape("normalized_shape")) { Epsilon = a.Real("eps", 1e-5), Affine = a.Truth("elementwise_affine", true) },
            ("normalized_shape", s => ((LayerNormSpec)s).NormalizedShape), ("eps", s => ((LayerNormSpec)s).Epsilon),
            ("elementwise_affine", s => ((LayerNormSpec)s).Affine)),
        new("Embedding", a => new EmbeddingSpec(a.Size("num_embeddings"), a.Size("embedding_dim")),
            ("num_embeddings", s => ((EmbeddingSpec)s).NumEmbeddings), ("embedding_dim", s => ((EmbeddingSpec)s).EmbeddingDim)),
        new("OneHotEmbedding", a => new OneHotEmbeddingSpec(a.Size("num_embeddings"), a.Size("embedding_dim")),
            ("num_embeddings", s => ((OneHotEmbeddingSpec)s).NumEmbeddings), ("embedding_dim", s => ((OneHotEmbeddingSpec)s).EmbeddingDim)),
        new("Slice", a => new SliceSpec(a.Integer("start"), a.Size("length")), ("start", s => ((SliceSpec)s).Start), ("length", s => ((SliceSpec)s).Length)),
        new("Flatten", _ => new FlattenSpec()),
        new("Unflatten", a => new UnflattenSpec(a.Shape("unflattened_size")), ("unflattened_size", s => ((UnflattenSpec)s).UnflattenedSize)),
        new("Add", _ => new AddSpec()),
        new("Mul", _ => new MulSpec()),
        new("Concat", _ => new ConcatSpec()),
        new("Dropout", a => new DropoutSpec { P = a.Real("p", 0.5) }, ("p", s => ((DropoutSpec)s).P)),
        new("Identity", _ => new IdentitySpec()),
        new("ReLU", _ => new ReluSpec()),
        new("LeakyReLU", a => new LeakyReluSpec { NegativeSlope = a.Real("negative_slope", 0.01) }, ("negative_slope", s => ((LeakyReluSpec)s).NegativeSlope)),
        new("ELU", a => new EluSpec { Alpha = a.Real("alpha", 1) }, ("alpha", s => ((EluSpec)s).Alpha)),
        new("SELU", _ => new SeluSpec()),
        new("GELU", a => new GeluSpec(a.Word("approximate", "none", "tanh") == 0 ? GeluApproximation.None : GeluApproximation.Tanh),
            ("approximate", s => ((GeluSpec)s).Approximate == GeluApproximation.Tanh ? "tanh" : "none")),
        new("SiLU", _ => new SiluSpec()),
        new("Mish", _ => new MishSpec()),
        new("Sigmoid", _ => new SigmoidSpec()),
        new("Tanh", _ => new TanhSpec()),
        new("Softplus", a => new SoftplusSpec { Beta = a.Real("beta", 1), Threshold = a.Real("threshold", 20) },
            ("beta", s => ((SoftplusSpec)s).Beta), ("threshold", s => ((SoftplusSpec)s).Threshold)),
        new("Hardswish", _ => new HardswishSpec()),
        new("Softmax", _ => new SoftmaxSpec()),
        new("LogSoftmax", _ => new LogSoftmaxSpec()),
    ];

    /// <summary>The format of a kind; <see langword="null"/> where there is no such kind.</summary>
    public static LayerFormat? Find(string kind)
    {
        foreach (LayerFormat format in All)
        {
            if (format.Kind == kind)
                return format;
        }

        return null;
    }

    private static Conv1dSpec Conv1d(LayerSettings a) => new(a.Size("in_channels"), a.Size("out_channels"), a.Size("kernel_size"))
    {
        Stride = a.Size("stride", 1),
        Padding = a.Integer("padding", 0),
        Dilation = a.Size("dilation", 1),
        Bias = a.Truth("bias", true),
    };

    private static Conv2dSpec Conv2d(LayerSettings a) => new(a.Size("in_channels"), a.Size("out_channels"), a.Pair("kernel_size"))
    {
        Stride = a.Pair("stride", 1),
        Padding = a.Pair("padding", 0),
        Dilation = a.Pair("dilation", 1),
        Bias = a.Truth("bias", true),
    };

    private static AvgPool1dSpec AvgPool1d(LayerSettings a) => new(a.Size("kernel_size"))
    {
        Stride = a.Size("stride", a.Size("kernel_size")),
        Padding = a.Integer("padding", 0),
        CountIncludePad = a.Truth("count_include_pad", true),
    };

    private static AvgPool2dSpec AvgPool2d(LayerSettings a) => new(a.Pair("kernel_size"))
    {
        Stride = a.Pair("stride", a.Pair("kernel_size")),
        Padding = a.Pair("padding", 0),
        CountIncludePad = a.Truth("count_include_pad", true),
    };

    private static BatchNormSpec BatchNorm(LayerSettings a, BatchNormSpec norm) => norm with
    {
        Epsilon = a.Real("eps", 1e-5),
        Momentum = a.IsNull("momentum") ? null : a.Real("momentum", 0.1),
        Affine = a.Truth("affine", true),
        TrackRunningStats = a.Truth("track_running_stats", true),
    };
}

/// <summary>How a kind of layer is written as JSON, and read.</summary>
/// <param name="kind">The layer's kind.</param>
/// <param name="read">The layer from its settings.</param>
/// <param name="settings">The names of the settings, as PyTorch has them, and their values.</param>
internal sealed class LayerFormat(string kind, Func<LayerSettings, LayerSpec> read, params (string Name, Func<LayerSpec, object?> Value)[] settings)
{
    /// <summary>The layer's kind.</summary>
    public string Kind { get; } = kind;

    /// <summary>The settings in the order in which they are written.</summary>
    public IReadOnlyList<(string Name, Func<LayerSpec, object?> Value)> Settings { get; } = settings;

    /// <summary>The layer from its settings.</summary>
    public LayerSpec Read(LayerSettings given) => read(given);
}
