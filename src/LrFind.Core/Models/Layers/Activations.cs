using LrFind.Foundation;

namespace LrFind.Models.Layers;

/// <summary>A layer that gives rows of the shape it takes and has no parameters: an activation, or nothing at all.</summary>
internal abstract record ElementwiseSpec : LayerSpec
{
    private protected ElementwiseSpec()
    {
    }

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs) => Single(inputs);
}

/// <summary>Gives what it takes: <c>torch.nn.Identity</c>.</summary>
internal sealed record IdentitySpec : ElementwiseSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor.Of("Identity", _ => new IdentitySpec());

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>max(x, 0): <c>torch.nn.ReLU</c>.</summary>
internal sealed record ReluSpec : ElementwiseSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor.Of("ReLU", _ => new ReluSpec()).AsActivation("relu");

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>x where it is positive, else slope · x: <c>torch.nn.LeakyReLU</c>.</summary>
internal sealed record LeakyReluSpec : ElementwiseSpec
{
    private readonly double _negativeSlope = 0.01;

    /// <summary>The slope of the negative side. Default: 0.01.</summary>
    /// <exception cref="SettingException">It is not finite.</exception>
    public double NegativeSlope
    {
        get => _negativeSlope;
        init => _negativeSlope = Setting.Finite(value, nameof(NegativeSlope));
    }

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor
        .Of("LeakyReLU", a => new LeakyReluSpec { NegativeSlope = a.Number("negative_slope") })
        .Number("negative_slope", l => l.NegativeSlope, 0.01)
        .AsActivation("leaky-relu");

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>x where it is positive, else α (eˣ − 1): <c>torch.nn.ELU</c>.</summary>
internal sealed record EluSpec : ElementwiseSpec
{
    private readonly double _alpha = 1;

    /// <summary>Minus the limit for very negative x. Default: 1.</summary>
    /// <exception cref="SettingException">It is not finite.</exception>
    public double Alpha
    {
        get => _alpha;
        init => _alpha = Setting.Finite(value, nameof(Alpha));
    }

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor
        .Of("ELU", a => new EluSpec { Alpha = a.Number("alpha") })
        .Number("alpha", l => l.Alpha, 1, Printing.Pointed)
        .AsActivation("elu");

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>An ELU whose two constants keep mean 0 and variance 1: <c>torch.nn.SELU</c>.</summary>
internal sealed record SeluSpec : ElementwiseSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor.Of("SELU", _ => new SeluSpec()).AsActivation("selu");

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>x · Φ(x), Φ the normal distribution function: <c>torch.nn.GELU</c>.</summary>
/// <param name="Approximate">How Φ is computed. Default: exactly.</param>
internal sealed record GeluSpec(GeluApproximation Approximate = GeluApproximation.None) : ElementwiseSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor
        .Of("GELU", a => new GeluSpec(a.Word("approximate", "none", "tanh") == "tanh" ? GeluApproximation.Tanh : GeluApproximation.None))
        .Word("approximate", l => l.Approximate == GeluApproximation.Tanh ? "tanh" : "none", "none")
        .AsActivation("gelu");

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>How GELU computes the normal distribution function.</summary>
internal enum GeluApproximation
{
    /// <summary>Exactly, by the error function.</summary>
    None,

    /// <summary>By a hyperbolic tangent, as GPT-2 does.</summary>
    Tanh,
}

/// <summary>x · σ(x), also called swish: <c>torch.nn.SiLU</c>.</summary>
internal sealed record SiluSpec : ElementwiseSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor.Of("SiLU", _ => new SiluSpec()).AsActivation("silu");

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>x · tanh(log(1 + eˣ)): <c>torch.nn.Mish</c>.</summary>
internal sealed record MishSpec : ElementwiseSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor.Of("Mish", _ => new MishSpec()).AsActivation("mish");

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>σ(x) = 1 / (1 + e⁻ˣ): <c>torch.nn.Sigmoid</c>.</summary>
internal sealed record SigmoidSpec : ElementwiseSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor.Of("Sigmoid", _ => new SigmoidSpec()).AsActivation("sigmoid");

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>tanh(x): <c>torch.nn.Tanh</c>.</summary>
internal sealed record TanhSpec : ElementwiseSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor.Of("Tanh", _ => new TanhSpec()).AsActivation("tanh");

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>log(1 + e^(βx)) / β: <c>torch.nn.Softplus</c>.</summary>
internal sealed record SoftplusSpec : ElementwiseSpec
{
    private readonly double _beta = 1;
    private readonly double _threshold = 20;

    /// <summary>How sharp the bend is. Default: 1.</summary>
    /// <exception cref="SettingException">It is not positive or not finite.</exception>
    public double Beta
    {
        get => _beta;
        init => _beta = Setting.Positive(value, nameof(Beta));
    }

    /// <summary>The β x above which the layer is x itself. Default: 20.</summary>
    /// <exception cref="SettingException">It is not finite.</exception>
    public double Threshold
    {
        get => _threshold;
        init => _threshold = Setting.Finite(value, nameof(Threshold));
    }

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor
        .Of("Softplus", a => new SoftplusSpec { Beta = a.Number("beta"), Threshold = a.Number("threshold") })
        .Number("beta", l => l.Beta, 1)
        .Number("threshold", l => l.Threshold, 20)
        .AsActivation("softplus");

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>x · min(max(x + 3, 0), 6) / 6: <c>torch.nn.Hardswish</c>.</summary>
internal sealed record HardswishSpec : ElementwiseSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor.Of("Hardswish", _ =>
        new HardswishSpec()).AsActivation("hardswish");

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>eˣ / Σ eˣ over the last dimension: <c>torch.nn.Softmax(dim=-1)</c>.</summary>
internal sealed record SoftmaxSpec : ElementwiseSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor.Of("Softmax", _ => new SoftmaxSpec()).With("dim=-1");

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>e⁻ˣ / Σ e⁻ˣ over the last dimension: <c>torch.nn.Softmin(dim=-1)</c>.</summary>
internal sealed record SoftminSpec : ElementwiseSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor.Of("Softmin", _ => new SoftminSpec()).With("dim=-1");

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>x − log Σ eˣ over the last dimension: <c>torch.nn.LogSoftmax(dim=-1)</c>.</summary>
internal sealed record LogSoftmaxSpec : ElementwiseSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor.Of("LogSoftmax", _ => new LogSoftmaxSpec()).With("dim=-1");

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>The layers that give rows of the shape they take: activations, dropout, and none at all.</summary>
internal static class Activations
{
    /// <summary>What there is to know of each kind.</summary>
    public static readonly LayerDescriptor[] All =
    [
        .. Dropouts.All, IdentitySpec.Description, ReluSpec.Description, LeakyReluSpec.Description, EluSpec.Description,
            SeluSpec.Description, GeluSpec.Description, SiluSpec.Description, MishSpec.Description, SigmoidSpec.Description,
            TanhSpec.Description, SoftplusSpec.Description, HardswishSpec.Description, Relu6Spec.Description,
            HardtanhSpec.Description, HardsigmoidSpec.Description, CeluSpec.Description, ScaleSpec.Description, SoftmaxSpec.Description,
            LogSoftmaxSpec.Description, SoftminSpec.Description, ThresholdSpec.Description, PReluSpec.Description, GluSpec.Description,
    ];
}
