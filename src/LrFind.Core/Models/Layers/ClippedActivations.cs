using LrFind.Foundation;

namespace LrFind.Models.Layers;

/// <summary>min(max(x, 0), 6): <c>torch.nn.ReLU6</c>.</summary>
internal sealed record Relu6Spec : ElementwiseSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor.Of("ReLU6", _ => new Relu6Spec()).AsActivation("relu6");

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>min(max(x, lowest), highest): <c>torch.nn.Hardtanh</c>, and <c>torch.clamp</c> with two bounds.</summary>
internal sealed record HardtanhSpec : ElementwiseSpec
{
    private readonly double _minVal = -1, _maxVal = 1;

    /// <summary>What lower values become. Default: −1.</summary>
    /// <exception cref="SettingException">It is not finite.</exception>
    public double MinVal
    {
        get => _minVal;
        init => _minVal = Setting.Finite(value, nameof(MinVal));
    }

    /// <summary>What higher values become. Default: 1.</summary>
    /// <exception cref="SettingException">It is not finite.</exception>
    public double MaxVal
    {
        get => _maxVal;
        init => _maxVal = Setting.Finite(value, nameof(MaxVal));
    }

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor
        .Of("Hardtanh", a => Checked(new HardtanhSpec { MinVal = a.Number("min_val"), MaxVal = a.Number("max_val") }))
        .Number("min_val", l => l.MinVal, -1, Printing.Pointed)
        .Number("max_val", l => l.MaxVal, 1, Printing.Pointed)
        .AsActivation("hardtanh");

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;

    private static HardtanhSpec Checked(HardtanhSpec spec)
    {
        SettingException.Require(spec.MaxVal > spec.MinVal, nameof(MaxVal), spec.MaxVal, "more than min_val");
        return spec;
    }
}

/// <summary>min(max(x + 3, 0), 6) / 6: <c>torch.nn.Hardsigmoid</c>.</summary>
internal sealed record HardsigmoidSpec : ElementwiseSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description =
        LayerDescriptor.Of("Hardsigmoid", _ => new HardsigmoidSpec()).AsActivation("hardsigmoid");

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>x where it is positive, else α (e^(x/α) − 1): <c>torch.nn.CELU</c>.</summary>
internal sealed record CeluSpec : ElementwiseSpec
{
    private readonly double _alpha = 1;

    /// <summary>Minus the limit for very negative x, more than 0. Default: 1.</summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public double Alpha
    {
        get => _alpha;
        init
        {
            SettingException.Require(value is > 0 and < double.PositiveInfinity, nameof(Alpha), value, "a number of more than 0");
            _alpha = value;
        }
    }

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor
        .Of("CELU", a => new CeluSpec { Alpha = a.Number("alpha") })
        .Number("alpha", l => l.Alpha, 1, Printing.Pointed)
        .AsActivation("celu");

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>x where it is above a threshold, else a value: <c>torch.nn.Threshold</c>.</summary>
/// <param name="Threshold">The threshold, finite.</param>
/// <param name="Value">What takes the place of the rest, finite.</param>
internal sealed record ThresholdSpec(double Threshold, double Value) : ElementwiseSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor
        .Of("Threshold", a => new ThresholdSpec(
            Setting.Finite(a.Number("threshold"), nameof(Threshold)), Setting.Finite(a.Number("value"), nameof(Value))))
        .Number("threshold", l => l.Threshold, null)
        .Number("value", l => l.Value, null);

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>factor · x + offset, with two numbers that are not trained.</summary>
internal sealed record ScaleSpec : ElementwiseSpec
{
    private readonly double _factor = 1, _offset;

    /// <summary>What each value is multiplied by. Default: 1.</summary>
    /// <exception cref="SettingException">It is not finite.</exception>
    public double Factor
    {
        get => _factor;
        init => _factor = Setting.Finite(value, nameof(Factor));
    }

    /// <summary>What is added to it then. Default: 0.</summary>
    /// <exception cref="SettingException">It is not finite.</exception>
    public double Offset
    {
        get => _offset;
        init => _offset = Setting.Finite(value, nameof(Offset));
    }

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor
        .Of("Scale", a => new ScaleSpec { Factor = a.Number("factor"), Offset = a.Number("offset") })
        .Number("factor", l => l.Factor, 1)
        .Number("offset", l => l.Offset, 0);

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}
