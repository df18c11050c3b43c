using LrFind.Models.Layers;
using LrFind.ModelSource.Values;

namespace LrFind.ModelSource.Layers;

/// <summary>The layers that can be read, with TorchSharp's parameters in the spelling of its current release and of older ones.</summary>
internal static class LayerTable
{
    private static readonly string[] s_conv =
    [
        "in_channels|inputChannel", "out_channels|outputChannel", "kernel_size", "stride|strides", "padding", "dilation", "padding_mode", "groups",
        "bias", "device", "dtype",
    ];

    private static readonly string[] s_maxPool = ["kernel_size", "stride|strides", "padding", "dilation", "ceil_mode"];

    private static readonly string[] s_avgPool = ["kernel_size", "stride|strides", "padding", "ceil_mode", "count_include_pad", "divisor_override"];

    private static readonly string[] s_batchNorm = ["features|num_features", "eps", "momentum", "affine", "track_running_stats", "device", "dtype"];

    private static readonly LayerKind[] s_all =
    [
        new("Linear", "", ["inputSize|in_features", "outputSize|out_features", "hasBias|bias", "device", "dtype"],
            a => new LinearSpec(a.Integer("inputSize"), a.Integer("outputSize"), a.Truth("hasBias", true))),
        new("Conv1d", "", s_conv, Conv1d),
        new("Conv2d", "", s_conv, Conv2d),
        new("MaxPool1d", "max_pool1d", s_maxPool, MaxPool1d),
        new("MaxPool2d", "max_pool2d", s_maxPool, MaxPool2d),
        new("AvgPool1d", "avg_pool1d", s_avgPool, AvgPool1d),
        new("AvgPool2d", "avg_pool2d", s_avgPool, AvgPool2d),
        new("AdaptiveAvgPool1d", "adaptive_avg_pool1d", ["output_size|output_sizes"], a => ToOne(a, new AdaptiveAvgPool1dSpec())),
        new("AdaptiveAvgPool2d", "adaptive_avg_pool2d", ["output_size|output_sizes"], a => ToOne(a, new AdaptiveAvgPool2dSpec())),
        new("BatchNorm1d", "", s_batchNorm, a => BatchNorm(a, new BatchNorm1dSpec(a.Integer("features")))),
        new("BatchNorm2d", "", s_batchNorm, a => BatchNorm(a, new BatchNorm2dSpec(a.Integer("features")))),
        new("LayerNorm", "", ["normalized_shape", "eps", "elementwise_affine", "bias", "device", "dtype"], LayerNorm),
        new("Embedding", "",
            ["num_embeddings", "embedding_dims|embedding_dim", "padding_idx", "max_norm", "norm_type", "scale_grad_by_freq", "sparse", "device", "dtype"],
            Embedding),
        new("Dropout", "dropout", ["p|probability", "inplace"], Dropout),
        new("Flatten", "", ["start_dim", "end_dim"], Flatten),
        new("Unflatten", "", ["dim", "unflattened_size"], Unflatten),
        new("Identity", "", [], _ => new IdentitySpec()),
        new("ReLU", "relu", ["inplace"], _ => new ReluSpec()),
        new("LeakyReLU", "leaky_relu", ["negative_slope", "inplace"], a => new LeakyReluSpec { NegativeSlope = a.Real("negative_slope", 0.01) }),
        new("ELU", "elu", ["alpha", "inplace"], a => new EluSpec { Alpha = a.Real("alpha", 1) }),
        new("SELU", "selu", ["inplace"], _ => new SeluSpec()),
        new("GELU", "gelu", ["approximate", "inplace"], Gelu),
        new("SiLU", "silu", ["inplace"], _ => new SiluSpec()),
        new("Mish", "mish", ["inplace"], _ => new MishSpec()),
        new("Sigmoid", "sigmoid", ["inplace"], _ => new SigmoidSpec()),
        new("Tanh", "tanh", ["inplace"], _ => new TanhSpec()),
        new("Softplus", "softplus", ["beta", "threshold"], a => new SoftplusSpec { Beta = a.Real("beta", 1), Threshold = a.Real("threshold", 20) }),
        new("Hardswish", "hardswish", ["inplace"], _ => new HardswishSpec()),
        new("Softmax", "softmax", ["dim", "dtype"], _ => new SoftmaxSpec()),
        new("LogSoftmax", "log_softmax", ["dim", "dtype"], _ => new LogSoftmaxSpec()),
    ];

    /// <summary>The names, for messages.</summary>
    public static string Names => string.Join(", ", s_all.Select(l => l.Name));

    /// <summary>The layer of a name; <see langword="null"/> where there is none.</summary>
    public static LayerKind? Find(string name) => Array.Find(s_all, l => l.Name == name);

    /// <summary>The layer that a function is; <see langword="null"/> where there is none.</summary>
    public static LayerKind? FindFunction(string name) => Array.Find(s_all, l => l.Function == name && name.Length > 0);

    private static Conv1dSpec Conv1d(LayerArguments a)
    {
        RequirePlain(a);
        int kernel = a.Single("kernel_size"), stride = a.Integer("stride", 1), dilation = a.Integer("dilation", 1);
        return new Conv1dSpec(a.Integer("in_channels"), a.Integer("out_channels"), kernel)
        {
            Stride = stride,
            Dilation = dilation,
            Bias = a.Truth("bias", true),
            Padding = a.ValueOf("padding") is SymbolValue ? Named(a, kernel, stride, dilation) : a.Integer("padding", 0),
        };
    }

    private static Conv2dSpec Conv2d(LayerArguments a)
    {
        RequirePlain(a);
        SpatialPair kernel = a.Pair("kernel_size"), stride = a.Pair("stride", 1), dilation = a.Pair("dilation", 1);
        return new Conv2dSpec(a.Integer("in_channels"), a.Integer("out_channels"), kernel)
        {
            Stride = stride,
            Dilation = dilation,
            Bias = a.Truth("bias", true),
            Padding = a.ValueOf("padding") is SymbolValue
                ? new SpatialPair(Named(a, kernel.Height, stride.Height, dilation.Height), Named(a, kernel.Width, stride.Width, dilation.Width))
                : a.Pair("padding", 0),
        };
    }

    private static void RequirePlain(LayerArguments a)
    {
        a.Require("groups", 1);
        if (a.ValueOf("padding_mode") is { } mode && mode is not SymbolValue { Name: "PaddingModes.Zeros" or "torch.PaddingModes.Zeros" or "TorchSharp.PaddingModes.Zeros" })
            throw a.Refused("padding_mode", "is not supported; lrfind pads with zeros");
    }

    // Padding.Valid is none; Padding.Same keeps the size, and with an even window it would be uneven.
    private static int Named(LayerArguments a, int kernel, int stride, int dilation)
    {
        string name = ((SymbolValue)a.ValueOf("padding")!).Name;
        if (name.EndsWith("Padding.Valid", StringComparison.Ordinal))
            return 0;
        long around = (long)dilation * (kernel - 1);
        return name.EndsWith("Padding.Same", StringComparison.Ordinal) && stride == 1 && around % 2 == 0 && around / 2 <= int.MaxValue
            ? (int)(around / 2)
            : throw a.Refused("padding", $"is {name}, which is not supported; lrfind has Padding.Valid, Padding.Same with odd windows and stride 1, and numbers");
    }

    private static MaxPool1dSpec MaxPool1d(LayerArguments a)
    {
        a.Require("dilation", 1);
        a.Require("ceil_mode", false);
        int kernel = a.Single("kernel_size");
        return new MaxPool1dSpec(kernel) { Stride = a.Integer("stride", kernel), Padding = a.Integer("padding", 0) };
    }

    private static MaxPool2dSpec MaxPool2d(LayerArguments a)
    {
        a.Require("dilation", 1);
        a.Require("ceil_mode", false);
        SpatialPair kernel = a.Pair("kernel_size");
        return new MaxPool2dSpec(kernel) { Stride = a.Pair("stride", kernel), Padding = a.Pair("padding", 0) };
    }

    private static AvgPool1dSpec AvgPool1d(LayerArguments a)
    {
        a.Require("ceil_mode", false);
        a.RequireNone("divisor_override");
        int kernel = a.Single("kernel_size");
        return new AvgPool1dSpec(kernel)
        {
            Stride = a.Integer("stride", kernel),
            Padding = a.Integer("padding", 0),
            CountIncludePad = a.Truth("count_include_pad", true),
        };
    }

    private static AvgPool2dSpec AvgPool2d(LayerArguments a)
    {
        a.Require("ceil_mode", false);
        a.RequireNone("divisor_override");
        SpatialPair kernel = a.Pair("kernel_size");
        return new AvgPool2dSpec(kernel)
        {
            Stride = a.Pair("stride", kernel),
            Padding = a.Pair("padding", 0),
            CountIncludePad = a.Truth("count_include_pad", true),
        };
    }

    private static AdaptiveAvgPoolSpec ToOne(LayerArguments a, AdaptiveAvgPoolSpec layer)
    {
        if (a.Pair("output_size") != 1)
            throw a.Refused("output_size", "is more than 1, which is not supported; lrfind has it with 1");
        return layer;
    }

    private static BatchNormSpec BatchNorm(LayerArguments a, BatchNormSpec norm) => norm with
    {
        Epsilon = a.Real("eps", 1e-5),
        Momentum = a.ValueOf("momentum") is null ? 0.1 : a.Real("momentum", 0.1),
        Affine = a.Truth("affine", true),
        TrackRunningStats = a.Truth("track_running_stats", true),
    };

    private static LayerNormSpec LayerNorm(LayerArguments a)
    {
        bool affine = a.Truth("elementwise_affine", true);
        // A release without 'bias' has the device there.
        if (affine && a.ValueOf("bias") is not SymbolValue)
            a.Require("bias", true);
        return new LayerNormSpec(a.Shape("normalized_shape")) { Epsilon = a.Real("eps", 1e-5), Affine = affine };
    }

    private static EmbeddingSpec Embedding(LayerArguments a)
    {
        a.RequireNone("padding_idx");
        a.RequireNone("max_norm");
        a.Require("scale_grad_by_freq", false);
        return new EmbeddingSpec(a.Integer("num_embeddings"), a.Integer("embedding_dims"));
    }

    private static ElementwiseSpec Dropout(LayerArguments a) =>
        a.Has("training") && !a.Truth("training", true) ? new IdentitySpec() : new DropoutSpec { P = a.Real("p", 0.5) };

    private static FlattenSpec Flatten(LayerArguments a)
    {
        a.Require("start_dim", 1);
        a.Require("end_dim", -1);
        return new FlattenSpec();
    }

    private static UnflattenSpec Unflatten(LayerArguments a)
    {
        a.Require("dim", 1);
        return new UnflattenSpec(a.Shape("unflattened_size"));
    }

    // GELU(inplace), GELU(approximate) and GELU(approximate, inplace) are overloads.
    private static GeluSpec Gelu(LayerArguments a) => a.ValueOf("approximate") switch
    {
        SymbolValue { Name: var name } when name.EndsWith("tanh", StringComparison.Ordinal) => new GeluSpec(GeluApproximation.Tanh),
        null or TruthValue => new GeluSpec(),
        SymbolValue { Name: var name } when name.EndsWith("none", StringComparison.Ordinal) => new GeluSpec(),
        _ => throw a.Refused("approximate", "is not supported; lrfind has none and tanh"),
    };
}
