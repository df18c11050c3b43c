using LrFind.Foundation;

namespace LrFind.Models.Layers;

/// <summary>eˣ: <c>torch.exp</c>.</summary>
internal sealed record ExpSpec : ElementwiseSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor.Of("Exp", _ => new ExpSpec());

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>The natural logarithm; NaN of negative numbers: <c>torch.log</c>.</summary>
internal sealed record LogSpec : ElementwiseSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor.Of("Log", _ => new LogSpec());

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>√x; NaN of negative numbers: <c>torch.sqrt</c>.</summary>
internal sealed record SqrtSpec : ElementwiseSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor.Of("Sqrt", _ => new SqrtSpec());

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>|x|, with the gradient 0 at 0: <c>torch.abs</c>.</summary>
internal sealed record AbsSpec : ElementwiseSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor.Of("Abs", _ => new AbsSpec());

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>x to the power of a number that is not trained: <c>torch.pow</c>, and with 2, −1 and −½ square, reciprocal and rsqrt.</summary>
internal sealed record PowSpec : ElementwiseSpec
{
    private readonly double _exponent = 2;

    /// <summary>The exponent. Default: 2.</summary>
    /// <exception cref="SettingException">It is not finite.</exception>
    public double Exponent
    {
        get => _exponent;
        init => _exponent = Setting.Finite(value, nameof(Exponent));
    }

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor
        .Of("Pow", a => new PowSpec { Exponent = a.Number("exponent") })
        .Number("exponent", l => l.Exponent, 2);

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>sin x: <c>torch.sin</c>.</summary>
internal sealed record SinSpec : ElementwiseSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor.Of("Sin", _ => new SinSpec());

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>cos x: <c>torch.cos</c>.</summary>
internal sealed record CosSpec : ElementwiseSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor.Of("Cos", _ => new CosSpec());

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>The functions of one value.</summary>
internal static class Functions
{
    /// <summary>What there is to know of each kind.</summary>
    public static readonly LayerDescriptor[] All =
    [
        ExpSpec.Description, LogSpec.Description, SqrtSpec.Description, AbsSpec.Description, PowSpec.Description, SinSpec.Description,
        CosSpec.Description,
    ];
}
