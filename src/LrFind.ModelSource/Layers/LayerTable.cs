using LrFind.Models.Layers;
using LrFind.ModelSource.Values;

namespace LrFind.ModelSource.Layers;

/// <summary>The layers that can be read, with TorchSharp's parameters in the spelling of its current release and of older ones.</summary>
internal static class LayerTable
{
    private static readonly string[] s_conv =
    [
        "in_channels|inputChannel", "out_channels|outputChannel", "kernel_size", "stride|strides", "padding", "dilation",
        "padding_mode", "groups", "bias", "device", "dtype",
    ];

    private static readonly string[] s_convTranspose =
    [
        "in_channels|inputChannel", "out_channels|outputChannel", "kernel_size", "stride|strides", "padding",
        "output_padding|outputPadding", "dilation", "padding_mode", "groups", "bias", "device", "dtype",
    ];

    private static readonly string[] s_maxPool = ["kernel_size", "stride|strides", "padding", "dilation", "ceil_mode"];

    private static readonly string[] s_avgPool =
        ["kernel_size", "stride|strides", "padding", "ceil_mode", "count_include_pad", "divisor_override"];

    private static readonly string[] s_batchNorm =
        ["features|num_features", "eps", "momentum", "affine", "track_running_stats", "device", "dtype"];

    private static readonly string[] s_pad = ["padding"];

    private static readonly string[] s_dropout = ["p|probability", "inplace"];

    private static readonly LayerKind[] s_named =
    [
        new("Linear", "", ["inputSize|in_features", "outputSize|out_features", "hasBias|bias", "device", "dtype"]),
        new("Conv1d", "", s_conv) { Adapt = Padded },
        new("Conv2d", "", s_conv) { Adapt = Padded },
        new("ConvTranspose1d", "", s_convTranspose) { Refuse = RequireZeros },
        new("ConvTranspose2d", "", s_convTranspose) { Refuse = RequireZeros },
        new("MaxPool1d", "max_pool1d", s_maxPool),
        new("MaxPool2d", "max_pool2d", s_maxPool),
        new("AvgPool1d", "avg_pool1d", s_avgPool) { Refuse = a => a.RequireNone("divisor_override") },
        new("AvgPool2d", "avg_pool2d", s_avgPool),
        new("AdaptiveAvgPool1d", "adaptive_avg_pool1d", ["output_size|output_sizes"]),
        new("AdaptiveAvgPool2d", "adaptive_avg_pool2d", ["output_size|output_sizes"]),
        new("AdaptiveMaxPool1d", "adaptive_max_pool1d", ["output_size|output_sizes"]),
        new("AdaptiveMaxPool2d", "adaptive_max_pool2d", ["output_size|output_sizes"]),
        new("BatchNorm1d", "", s_batchNorm),
        new("BatchNorm2d", "", s_batchNorm),
        new("LayerNorm", "", ["normalized_shape", "eps", "elementwise_affine", "bias", "device", "dtype"]),
        new("GroupNorm", "", ["num_groups", "num_channels", "eps", "affine", "device", "dtype"]),
        new("InstanceNorm1d", "", s_batchNorm) { Refuse = RequireNoStatistics },
        new("InstanceNorm2d", "", s_batchNorm) { Refuse = RequireNoStatistics },
        new("Embedding", "",
            ["num_embeddings", "embedding_dims|embedding_dim", "padding_idx", "max_norm", "norm_type", "scale_grad_by_freq", "sparse",
                "device", "dtype"])
        {
            Refuse = RequirePlainTable,
        },
        new("EmbeddingBag", "",
            ["num_embeddings", "embedding_dims|embedding_dim", "max_norm", "norm_type", "scale_grad_by_freq", "mode", "sparse",
                "include_last_offset", "padding_index|padding_idx", "device", "dtype"])
        {
            Refuse = RequirePlainBag,
        },
        new("Dropout", "dropout", s_dropout) { Adapt = OnlyInTraining },
        new("Dropout1d", "dropout1d", s_dropout) { Adapt = OnlyInTraining },
        new("Dropout2d", "dropout2d", s_dropout) { Adapt = OnlyInTraining },
        new("Dropout3d", "dropout3d", s_dropout) { Adapt = OnlyInTraining },
        new("AlphaDropout", "", s_dropout),
        new("PReLU", "", ["num_parameters", "init", "device", "dtype"]),
        new("GLU", "glu", ["dim"]),
        new("Threshold", "threshold", ["threshold", "value", "inplace"]),
        new("Flatten", "", ["start_dim", "end_dim"]) { Refuse = RequireVector },
        new("Unflatten", "", ["dim", "unflattened_size"]) { Refuse = a => a.Require("dim", 1) },
        new("Upsample", "interpolate",
            ["size", "scale_factor", "mode", "align_corners", "recompute_scale_factor", "antialias"])
        {
            Refuse = RequirePlainScale,
        },
        new("PixelShuffle", "pixel_shuffle", ["upscale_factor"]),
        new("ZeroPad2d", "", s_pad),
        new("ConstantPad1d", "", [.. s_pad, "value"]),
        new("ConstantPad2d", "", [.. s_pad, "value"]),
        new("ReflectionPad1d", "", s_pad),
        new("ReflectionPad2d", "", s_pad),
        new("ReplicationPad1d", "", s_pad),
        new("ReplicationPad2d", "", s_pad),
        new("Identity", "", []),
    ];

    // Activations are functions of their names too, and but for Softplus they can be done in place. What TorchSharp 0.107 calls Hardtanh
    // is another function than PyTorch's.
    private static readonly LayerKind[] s_all =
    [
        .. s_named,
        .. LayerCatalog.All.Where(d => d.Activation is not null && d != HardtanhSpec.Description).Select(d => new LayerKind(
            d.Kind, d.Activation!.Replace('-', '_'),
            [.. d.Parameters.Select(p => p.Name), .. d.Kind == "Softplus" ? [] : (string[])["inplace"]])),
        new("Softmax", "softmax", ["dim", "dtype"]),
        new("LogSoftmax", "log_softmax", ["dim", "dtype"]),
        new("Softmin", "softmin", ["dim"]),
    ];

    // One function, whose arguments say which of the pads it is.
    private static readonly LayerKind s_padFunction = new("ZeroPad2d", "pad", ["pad|padding", "mode", "value"]) { Make = MakePad };

    /// <summary>The names, for messages.</summary>
    public static string Names => string.Join(", ", s_all.Select(l => l.Name));

    /// <summary>The layer of a name; <see langword="null"/> where there is none.</summary>
    public static LayerKind? Find(string name) => Array.Find(s_all, l => l.Name == name);

    /// <summary>The layer that a function is; <see langword="null"/> where there is none.</summary>
    public static LayerKind? FindFunction(string name) =>
        name == s_padFunction.Function ? s_padFunction : Array.Find(s_all, l => l.Function == name && name.Length > 0);

    private static void RequireZeros(SourceArguments a)
    {
        if (a.ValueOf("padding_mode") is not null)
            a.Word("padding_mode", ["zeros"]);
    }

    // Padding.Valid is none; Padding.Same keeps the size, and with an even window it would be uneven.
    private static LayerSpec Padded(SourceArguments a, LayerSpec layer) => a.ValueOf("padding") is SymbolValue && layer is ConvSpec conv
        ? conv with
        {
            Padding = new SpatialPair(
                Named(a, conv.KernelSize.Height, conv.Stride.Height, conv.Dilation.Height),
                Named(a, conv.KernelSize.Width, conv.Stride.Width, conv.Dilation.Width)),
        }
        : layer;

    private static int Named(SourceArguments a, int kernel, int stride, int dilation)
    {
        string name = ((SymbolValue)a.ValueOf("padding")!).Name;
        if (name.EndsWith("Padding.Valid", StringComparison.Ordinal))
            return 0;
        long around = (long)dilation * (kernel - 1);
        return name.EndsWith("Padding.Same", StringComparison.Ordinal) && stride == 1 && around % 2 == 0 && around / 2 <= int.MaxValue
            ? (int)(around / 2)
            : throw a.Refused("padding",
                $"is {name}, which is not supported; lrfind has Padding.Valid, Padding.Same with odd windows and stride 1, and numbers");
    }

    private static void RequireNoStatistics(SourceArguments a) => a.Require("track_running_stats", false);

    private static void RequirePlainTable(SourceArguments a)
    {
        a.RequireNone("max_norm");
        a.Require("scale_grad_by_freq", false);
    }

    private static void RequirePlainScale(SourceArguments a)
    {
        a.Require("recompute_scale_factor", false);
        a.Require("antialias", false);
    }

    private static LayerSpec MakePad(SourceArguments a)
    {
        string mode = a.ValueOf("mode") is null ? "constant" : a.Word("mode", ["constant", "reflect", "replicate"]);
        double value = a.ValueOf("value") is null ? 0 : a.Number("value");
        return a.Integers("pad") switch
        {
            [var left, var right] => OfRows(new Edges(0, 0, left, right)),
            [var left, var right, var top, var bottom] => OfImages(new Edges(top, bottom, left, right)),
            _ => throw a.Refused("pad", "is not supported; lrfind has it with 2 numbers for rows of values and with 4 for images"),
        };

        LayerSpec OfRows(Edges edges) => mode switch
        {
            "reflect" => new ReflectionPad1dSpec(edges),
            "replicate" => new ReplicationPad1dSpec(edges),
            _ => new ConstantPad1dSpec(edges) { Value = value },
        };

        LayerSpec OfImages(Edges edges) => mode switch
        {
            "reflect" => new ReflectionPad2dSpec(edges),
            "replicate" => new ReplicationPad2dSpec(edges),
            _ => new ConstantPad2dSpec(edges) { Value = value },
        };
    }

    private static void RequirePlainBag(SourceArguments a)
    {
        RequirePlainTable(a);
        a.Require("padding_index", -1);
    }

    private static void RequireVector(SourceArguments a)
    {
        a.Require("start_dim", 1);
        a.Require("end_dim", -1);
    }

    // The function says whether it is training; the layer knows.
    private static LayerSpec OnlyInTraining(SourceArguments a, LayerSpec layer) =>
        a.Has("training") && !a.Boolean("training", true) ? new IdentitySpec() : layer;
}
