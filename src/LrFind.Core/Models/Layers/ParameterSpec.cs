using LrFind.Foundation;

namespace LrFind.Models.Layers;

/// <summary>
/// Weights that are no layer's: <c>torch.nn.Parameter</c>, or a buffer where they are not trained. It takes nothing and gives the same row
/// for each row of a batch.
/// </summary>
/// <param name="Shape">The shape of that row.</param>
internal sealed record ParameterSpec(TensorShape Shape) : LayerSpec
{
    private readonly double _offset, _scale = 1;

    /// <summary>What initial values are drawn from. Default: zeros.</summary>
    public ParameterInit Init { get; init; }

    /// <summary>What is added to each value. Default: 0.</summary>
    /// <exception cref="SettingException">It is not finite.</exception>
    public double Offset
    {
        get => _offset;
        init => _offset = Setting.Finite(value, nameof(Offset));
    }

    /// <summary>What each value is multiplied by before that. Default: 1.</summary>
    /// <exception cref="SettingException">It is not finite.</exception>
    public double Scale
    {
        get => _scale;
        init => _scale = Setting.Finite(value, nameof(Scale));
    }

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor
        .Of("Parameter", a => new ParameterSpec(a.Shape("shape"))
        {
            Init = a.Word("init", "zeros", "normal", "uniform", "range") switch
            {
                "normal" => ParameterInit.Normal,
                "uniform" => ParameterInit.Uniform,
                "range" => ParameterInit.Range,
                _ => ParameterInit.Zeros,
            },
            Scale = a.Number("scale"),
            Offset = a.Number("offset"),
        })
        .Shape("shape", l => l.Shape, Printing.Keyword)
        .Word("init", l => l.Init switch
        {
            ParameterInit.Normal => "normal",
            ParameterInit.Uniform => "uniform",
            ParameterInit.Range => "range",
            _ => "zeros",
        }, "zeros")
        .Number("scale", l => l.Scale, 1, Printing.UnlessDefault)
        .Number("offset", l => l.Offset, 0, Printing.UnlessDefault)
        .WithWeights()
        .WithoutInputs();

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;

    /// <inheritdoc/>
    public override long ParameterCount => Shape.Count;

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs) =>
        inputs.Count == 0 ? Shape : throw Unfit($"takes no input, not {inputs.Count}");
}

/// <summary>What the initial values of a parameter are drawn from, before they are scaled and shifted.</summary>
internal enum ParameterInit
{
    /// <summary>Zeros: <c>torch.zeros</c>, and with an offset <c>torch.full</c>.</summary>
    Zeros,

    /// <summary>N(0, 1): <c>torch.randn</c>.</summary>
    Normal,

    /// <summary>U(0, 1): <c>torch.rand</c>.</summary>
    Uniform,

    /// <summary>0, 1, 2 and so on: <c>torch.arange</c>.</summary>
    Range,
}
