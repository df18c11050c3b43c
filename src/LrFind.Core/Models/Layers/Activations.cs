using LrFind.Foundation;

namespace LrFind.Models.Layers;

/// <summary>A layer that gives rows of the shape it takes and has no parameters: an activation, or nothing at all.</summary>
public abstract record ElementwiseSpec : LayerSpec
{
    private protected ElementwiseSpec()
    {
    }

    /// <inheritdoc/>
    public sealed override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs) => Single(inputs);

    /// <summary>The settings as PyTorch writes them, such as negative_slope=0.01; empty where there are none.</summary>
    private protected virtual string Settings => "";

    /// <summary>The layer as PyTorch writes it.</summary>
    public sealed override string ToString() => $"{Kind}({Settings})";
}

/// <summary>Gives what it takes: <c>torch.nn.Identity</c>.</summary>
public sealed record IdentitySpec : ElementwiseSpec
{
    /// <inheritdoc/>
    public override string Kind => "Identity";
}

/// <summary>In training, each value is 0 with probability p and x / (1 − p) otherwise; in evaluation x: <c>torch.nn.Dropout</c>.</summary>
public sealed record DropoutSpec : ElementwiseSpec
{
    private readonly double _p = 0.5;

    /// <summary>The probability that a value is dropped, at least 0 and less than 1. Default: 0.5.</summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public double P
    {
        get => _p;
        init
        {
            SettingException.Require(value is >= 0 and < 1, nameof(P), value, "a probability of at least 0 and less than 1");
            _p = value;
        }
    }

    /// <inheritdoc/>
    public override string Kind => "Dropout";

    /// <inheritdoc/>
    private protected override string Settings => FormattableString.Invariant($"p={P}");
}

/// <summary>max(x, 0): <c>torch.nn.ReLU</c>.</summary>
public sealed record ReluSpec : ElementwiseSpec
{
    /// <inheritdoc/>
    public override string Kind => "ReLU";
}

/// <summary>x where it is positive, else slope · x: <c>torch.nn.LeakyReLU</c>.</summary>
public sealed record LeakyReluSpec : ElementwiseSpec
{
    private readonly double _negativeSlope = 0.01;

    /// <summary>The slope of the negative side. Default: 0.01.</summary>
    /// <exception cref="SettingException">It is not finite.</exception>
    public double NegativeSlope
    {
        get => _negativeSlope;
        init => _negativeSlope = Setting.Finite(value, nameof(NegativeSlope));
    }

    /// <inheritdoc/>
    public override string Kind => "LeakyReLU";

    /// <inheritdoc/>
    private protected override string Settings => FormattableString.Invariant($"negative_slope={NegativeSlope}");
}

/// <summary>x where it is positive, else α (eˣ − 1): <c>torch.nn.ELU</c>.</summary>
public sealed record EluSpec : ElementwiseSpec
{
    private readonly double _alpha = 1;

    /// <summary>Minus the limit for very negative x. Default: 1.</summary>
    /// <exception cref="SettingException">It is not finite.</exception>
    public double Alpha
    {
        get => _alpha;
        init => _alpha = Setting.Finite(value, nameof(Alpha));
    }

    /// <inheritdoc/>
    public override string Kind => "ELU";

    /// <inheritdoc/>
    private protected override string Settings => FormattableString.Invariant($"alpha={Alpha:0.0###############}");
}

/// <summary>An ELU whose two constants keep mean 0 and variance 1: <c>torch.nn.SELU</c>.</summary>
public sealed record SeluSpec : ElementwiseSpec
{
    /// <inheritdoc/>
    public override string Kind => "SELU";
}

/// <summary>x · Φ(x), Φ the normal distribution function: <c>torch.nn.GELU</c>.</summary>
/// <param name="Approximate">How Φ is computed. Default: exactly.</param>
public sealed record GeluSpec(GeluApproximation Approximate = GeluApproximation.None) : ElementwiseSpec
{
    /// <inheritdoc/>
    public override string Kind => "GELU";

    /// <inheritdoc/>
    private protected override string Settings => Approximate == GeluApproximation.Tanh ? "approximate='tanh'" : "approximate='none'";
}

/// <summary>How GELU computes the normal distribution function.</summary>
public enum GeluApproximation
{
    /// <summary>Exactly, by the error function.</summary>
    None,

    /// <summary>By a hyperbolic tangent, as GPT-2 does.</summary>
    Tanh,
}

/// <summary>x · σ(x), also called swish: <c>torch.nn.SiLU</c>.</summary>
public sealed record SiluSpec : ElementwiseSpec
{
    /// <inheritdoc/>
    public override string Kind => "SiLU";
}

/// <summary>x · tanh(log(1 + eˣ)): <c>torch.nn.Mish</c>.</summary>
public sealed record MishSpec : ElementwiseSpec
{
    /// <inheritdoc/>
    public override string Kind => "Mish";
}

/// <summary>σ(x) = 1 / (1 + e⁻ˣ): <c>torch.nn.Sigmoid</c>.</summary>
public sealed record SigmoidSpec : ElementwiseSpec
{
    /// <inheritdoc/>
    public override string Kind => "Sigmoid";
}

/// <summary>tanh(x): <c>torch.nn.Tanh</c>.</summary>
public sealed record TanhSpec : ElementwiseSpec
{
    /// <inheritdoc/>
    public override string Kind => "Tanh";
}

/// <summary>log(1 + e^(βx)) / β: <c>torch.nn.Softplus</c>.</summary>
public sealed record SoftplusSpec : ElementwiseSpec
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

    /// <inheritdoc/>
    public override string Kind => "Softplus";

    /// <inheritdoc/>
    private protected override string Settings => FormattableString.Invariant($"beta={Beta}, threshold={Threshold}");
}

/// <summary>x · min(max(x + 3, 0), 6) / 6: <c>torch.nn.Hardswish</c>.</summary>
public sealed record HardswishSpec : ElementwiseSpec
{
    /// <inheritdoc/>
    public override string Kind => "Hardswish";
}

/// <summary>eˣ / Σ eˣ over the last dimension: <c>torch.nn.Softmax(dim=-1)</c>.</summary>
public sealed record SoftmaxSpec : ElementwiseSpec
{
    /// <inheritdoc/>
    public override string Kind => "Softmax";

    /// <inheritdoc/>
    private protected override string Settings => "dim=-1";
}

/// <summary>x − log Σ eˣ over the last dimension: <c>torch.nn.LogSoftmax(dim=-1)</c>.</summary>
public sealed record LogSoftmaxSpec : ElementwiseSpec
{
    /// <inheritdoc/>
    public override string Kind => "LogSoftmax";

    /// <inheritdoc/>
    private protected override string Settings => "dim=-1";
}
