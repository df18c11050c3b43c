using LrFind.Models;
using LrFind.Models.Layers;
using TorchSharp;
using static TorchSharp.torch;
using Gelu = TorchSharp.Modules.GELU.Approximate;

namespace LrFind.TorchSharp.Training;

/// <summary>Layer settings → TorchSharp's layer: the one list of what a <see cref="GraphModule"/> can be made of.</summary>
internal static class LayerModules
{
    /// <summary>Makes a layer and draws its weights from torch's generator.</summary>
    /// <param name="spec">The settings.</param>
    /// <param name="inputs">The shapes of a row of each input.</param>
    /// <param name="model">The model as the user named it, for messages.</param>
    public static GraphLayer Create(LayerSpec spec, TensorShape[] inputs, string model) => spec switch
    {
        LinearSpec l => nn.Linear(l.InFeatures, l.OutFeatures, l.Bias),
        ConvSpec c => Convolution(c, inputs[0].Rank == 2),
        ConvTransposeSpec c => TransposedConvolution(c, inputs[0].Rank == 2),
        MaxPoolSpec p => MaxPool(p, inputs[0].Rank == 2),
        AvgPoolSpec p => AveragePool(p, inputs[0].Rank == 2),
        AdaptiveAvgPoolSpec p => inputs[0].Rank == 2
            ? nn.AdaptiveAvgPool1d(p.OutputSize.Width) : nn.AdaptiveAvgPool2d(Pair(p.OutputSize)),
        AdaptiveMaxPoolSpec p => inputs[0].Rank == 2
            ? nn.AdaptiveMaxPool1d(p.OutputSize.Width) : nn.AdaptiveMaxPool2d([p.OutputSize.Height, p.OutputSize.Width]),
        BatchNormSpec n => BatchNorm(n, inputs[0].Rank == 3),
        LayerNormSpec n => nn.LayerNorm(Sizes(n.NormalizedShape), n.Epsilon, n.Affine, n.Bias),
        GroupNormSpec n => GroupNorm(n),
        InstanceNorm1dSpec n => nn.InstanceNorm1d(n.NumFeatures, n.Epsilon, n.Momentum, n.Affine),
        InstanceNorm2dSpec n => nn.InstanceNorm2d(n.NumFeatures, n.Epsilon, n.Momentum, n.Affine),
        EmbeddingSpec e => Embedding(e, model),
        EmbeddingBagSpec e => EmbeddingBag(e, model),
        OneHotEmbeddingSpec e => OneHotEmbedding(e),
        FlattenSpec => nn.Flatten(),
        UnflattenSpec u => nn.Unflatten(1, Sizes(u.UnflattenedSize)),
        PermuteSpec p => Function(x => x.permute([0, .. p.Dims.ToArray().Select(d => (long)d)])),
        UpsampleSpec u => Upsample(u, inputs[0].Rank == 2),
        PixelShuffleSpec p => nn.PixelShuffle(p.UpscaleFactor),
        PadSpec p => Padding(p, inputs[0].Rank == 2),
        SliceSpec s => Function(x => x.narrow(1, s.Start, s.Length)),
        AddSpec => new GraphLayer(xs => xs.Aggregate((sum, x) => sum + x)),
        MulSpec => new GraphLayer(xs => xs.Aggregate((product, x) => product * x)),
        DivSpec => new GraphLayer(xs => xs.Aggregate((quotient, x) => quotient / x)),
        ParameterSpec p => new ParameterModule(p),
        ConcatSpec => new GraphLayer(xs => cat(xs, 1)),
        PReluSpec p => nn.PReLU(p.NumParameters, p.Init),
        GluSpec g => nn.GLU(g.Dim),
        ElementwiseSpec => Elementwise(spec),
        _ => throw NotThere(spec),
    };

    private static GraphLayer Elementwise(LayerSpec spec) => spec switch
    {
        IdentitySpec => nn.Identity(),
        DropoutSpec d => nn.Dropout(d.P),
        Dropout1dSpec d => nn.Dropout1d(d.P),
        Dropout2dSpec d => nn.Dropout2d(d.P),
        Dropout3dSpec d => nn.Dropout3d(d.P),
        AlphaDropoutSpec d => nn.AlphaDropout(d.P),
        ReluSpec => nn.ReLU(),
        LeakyReluSpec r => nn.LeakyReLU(r.NegativeSlope),
        EluSpec e => nn.ELU(e.Alpha),
        SeluSpec => nn.SELU(),
        GeluSpec g => nn.GELU(g.Approximate == GeluApproximation.Tanh ? Gelu.tanh : Gelu.none),
        SiluSpec => nn.SiLU(),
        MishSpec => nn.Mish(),
        SigmoidSpec => nn.Sigmoid(),
        TanhSpec => nn.Tanh(),
        SoftplusSpec s => nn.Softplus(s.Beta, s.Threshold),
        HardswishSpec => nn.Hardswish(),
        Relu6Spec => nn.ReLU6(),
        HardtanhSpec h => Function(x => x.clamp(h.MinVal, h.MaxVal)),
        HardsigmoidSpec => nn.Hardsigmoid(),
        CeluSpec c => nn.CELU(c.Alpha),
        ScaleSpec s => Function(x => x * s.Factor + s.Offset),
        SoftmaxSpec => nn.Softmax(-1),
        LogSoftmaxSpec => nn.LogSoftmax(-1),
        SoftminSpec => nn.Softmin(-1),
        ThresholdSpec t => nn.Threshold(t.Threshold, t.Value),
        ExpSpec => Function(x => x.exp()),
        LogSpec => Function(x => x.log()),
        SqrtSpec => Function(x => x.sqrt()),
        AbsSpec => Function(x => x.abs()),
        PowSpec p => Function(x => x.pow(p.Exponent)),
        SinSpec => Function(x => x.sin()),
        CosSpec => Function(x => x.cos()),
        _ => throw NotThere(spec),
    };

    private static GraphLayer Convolution(ConvSpec spec, bool flat)
    {
        Window w = spec.Window;
        PaddingModes mode = Mode(spec.PaddingMode, PaddingModes.Zeros);
        return flat
            ? nn.Conv1d(spec.InChannels, spec.OutChannels,
                w.Kernel.Width, w.Stride.Width, w.Padding.Width, w.Dilation.Width, mode, spec.Groups, spec.Bias)
            : nn.Conv2d(spec.InChannels, spec.OutChannels,
                Pair(w.Kernel), Pair(w.Stride), Pair(w.Padding), Pair(w.Dilation), mode, spec.Groups, spec.Bias);
    }

    // TorchSharp has two names for the constant that convolutions and pads have around planes.
    private static PaddingModes Mode(PaddingMode mode, PaddingModes constant) => mode switch
    {
        PaddingMode.Zeros => constant,
        PaddingMode.Reflect => PaddingModes.Reflect,
        PaddingMode.Replicate => PaddingModes.Replicate,
        _ => PaddingModes.Circular,
    };

    private static GraphLayer Padding(PadSpec spec, bool flat)
    {
        Edges e = spec.Edges;
        long[] sides = flat ? [e.Left, e.Right] : [e.Left, e.Right, e.Top, e.Bottom];
        return Function(x => nn.functional.pad(x, sides, Mode(spec.Mode, PaddingModes.Constant), spec.Value));
    }

    private static GraphLayer Upsample(UpsampleSpec spec, bool flat)
    {
        long[]? size = spec.Size is { } s ? flat ? [s.Width] : [s.Height, s.Width] : null;
        double[]? factors = spec.ScaleFactor is { } f ? flat ? [f] : [f, f] : null;
        return spec.Mode == Upsampling.Nearest
            ? nn.Upsample(size, factors, UpsampleMode.Nearest)
            : nn.Upsample(size, factors, flat ? UpsampleMode.Linear : UpsampleMode.Bilinear, spec.AlignCorners);
    }

    private static GraphLayer TransposedConvolution(ConvTransposeSpec spec, bool flat)
    {
        Window w = spec.Window;
        return flat
            ? nn.ConvTranspose1d(spec.InChannels, spec.OutChannels, w.Kernel.Width, w.Stride.Width, w.Padding.Width,
                spec.OutputPadding.Width, w.Dilation.Width, groups: spec.Groups, bias: spec.Bias)
            : nn.ConvTranspose2d(spec.InChannels, spec.OutChannels, Pair(w.Kernel), Pair(w.Stride), Pair(w.Padding),
                Pair(spec.OutputPadding), Pair(w.Dilation), groups: spec.Groups, bias: spec.Bias);
    }

    private static GraphLayer MaxPool(MaxPoolSpec spec, bool flat)
    {
        Window w = spec.Window;
        return flat
            ? nn.MaxPool1d(w.Kernel.Width, w.Stride.Width, w.Padding.Width, w.Dilation.Width, spec.CeilMode)
            : nn.MaxPool2d(Pair(w.Kernel), Pair(w.Stride), Pair(w.Padding), Pair(w.Dilation), spec.CeilMode);
    }

    private static GraphLayer AveragePool(AvgPoolSpec spec, bool flat)
    {
        Window w = spec.Window;
        return flat
            ? nn.AvgPool1d(w.Kernel.Width, w.Stride.Width, w.Padding.Width, spec.CeilMode, spec.CountIncludePad)
            : nn.AvgPool2d(Pair(w.Kernel), Pair(w.Stride), Pair(w.Padding), spec.CeilMode, spec.CountIncludePad, spec.Divisor);
    }

    private static GraphLayer BatchNorm(BatchNormSpec spec, bool ofPlanes)
    {
        global::TorchSharp.Modules.BatchNorm norm = ofPlanes
            ? nn.BatchNorm2d(spec.NumFeatures, spec.Epsilon, affine: spec.Affine, track_running_stats: spec.TrackRunningStats)
            : nn.BatchNorm1d(spec.NumFeatures, spec.Epsilon, affine: spec.Affine, track_running_stats: spec.TrackRunningStats);
        // The functions above take no null, which stands for the plain mean of all batches.
        norm.momentum = spec.Momentum;
        return norm;
    }

    // TorchSharp's layer takes no vectors, and leaves its weights as whatever was in memory.
    private static GraphLayer GroupNorm(GroupNormSpec spec)
    {
        global::TorchSharp.Modules.GroupNorm norm = nn.GroupNorm(spec.NumGroups, spec.NumChannels, spec.Epsilon, spec.Affine);
        if (spec.Affine)
        {
            nn.init.ones_(norm.weight);
            nn.init.zeros_(norm.bias);
        }

        return new GraphLayer(xs => norm.call(xs[0].unsqueeze(-1)).squeeze(-1), norm);
    }

    private static GraphLayer Embedding(EmbeddingSpec spec, string model)
    {
        global::TorchSharp.Modules.Embedding table = nn.Embedding(spec.NumEmbeddings, spec.EmbeddingDim, spec.PaddingIdx);
        return new GraphLayer(xs => table.call(Indices(xs[0], spec, model)), table);
    }

    private static GraphLayer EmbeddingBag(EmbeddingBagSpec spec, string model)
    {
        global::TorchSharp.Modules.EmbeddingBag table = nn.EmbeddingBag(
            spec.NumEmbeddings, spec.EmbeddingDim, mode: spec.IsSum ? EmbeddingBagMode.Sum : EmbeddingBagMode.Mean);
        return new GraphLayer(xs => table.call(Indices(xs[0], spec, model)), table);
    }

    // Torch would cut off the fraction, and says nothing of the row.
    private static Tensor Indices(Tensor x, IndexedTableSpec spec, string model)
    {
        using Tensor misfits = x.ne(x.floor()).logical_or_(x.lt(0)).logical_or_(x.ge(spec.NumEmbeddings));
        if (!misfits.any().ToBoolean())
            return x.to(ScalarType.Int64);
        Tensor place = misfits.nonzero()[0];
        throw spec.NoVector(model, x.masked_select(misfits)[0].ToSingle(), place[0].ToInt64());
    }

    // The product of a one-hot row and W picks a row of W.
    private static GraphLayer OneHotEmbedding(OneHotEmbeddingSpec spec)
    {
        global::TorchSharp.Modules.Linear table = nn.Linear(spec.NumEmbeddings, spec.EmbeddingDim, hasBias: false);
        nn.init.normal_(table.weight);
        return table;
    }

    private static GraphLayer Function(Func<Tensor, Tensor> function) => new(xs => function(xs[0]));

    private static (long, long) Pair(SpatialPair pair) => (pair.Height, pair.Width);

    private static long[] Sizes(TensorShape shape)
    {
        long[] sizes = new long[shape.Rank];
        for (int i = 0; i < sizes.Length; i++)
            sizes[i] = shape[i];
        return sizes;
    }

    private static NotSupportedException NotThere(LayerSpec spec) => new($"the TorchSharp engine has no layer {spec}");
}

/// <summary>A layer of a <see cref="GraphModule"/>.</summary>
/// <param name="Forward">From the values of its inputs to its own.</param>
/// <param name="Module">What holds its weights and its mode; <see langword="null"/> for a plain function.</param>
internal sealed record GraphLayer(Func<Tensor[], Tensor> Forward, nn.Module? Module = null)
{
    /// <summary>A module of one input.</summary>
    public static implicit operator GraphLayer(nn.Module<Tensor, Tensor> module) => new(xs => module.call(xs[0]), module);
}
