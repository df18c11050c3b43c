using LrFind.Foundation;

namespace LrFind.Models.Layers;

/// <summary>x where it is positive, else a · x with a trained slope a, one for all or one a channel: <c>torch.nn.PReLU</c>.</summary>
internal sealed record PReluSpec : LayerSpec
{
    private readonly double _init = 0.25;

    /// <summary>Creates the settings.</summary>
    /// <param name="numParameters">The number of slopes: 1, or that of the channels.</param>
    /// <exception cref="SettingException">It is less than 1.</exception>
    public PReluSpec(int numParameters) => NumParameters = Window.AtLeastOne(numParameters, nameof(NumParameters));

    /// <summary>The number of slopes.</summary>
    public int NumParameters { get; }

    /// <summary>What they are at first. Default: 0.25.</summary>
    /// <exception cref="SettingException">It is not finite.</exception>
    public double Init
    {
        get => _init;
        init => _init = Setting.Finite(value, nameof(Init));
    }

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor
        .Of("PReLU", a => new PReluSpec(a.Integer("num_parameters")) { Init = a.Number("init") })
        .Integer("num_parameters", l => l.NumParameters, byDefault: 1, printing: Printing.Keyword,
            forInput: (l, input) => l.NumParameters == 1 ? 1 : input[0])
        .Number("init", l => l.Init, 0.25, Printing.Never)
        .WithWeights();

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;

    /// <inheritdoc/>
    public override long ParameterCount => NumParameters;

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        return NumParameters == 1 || input[0] == NumParameters
            ? input : throw Unfit($"cannot take rows of shape {input}: expected {NumParameters} channels");
    }
}

/// <summary>
/// a · σ(b), a and b being the two halves of each row along a dimension: <c>torch.nn.GLU</c>. Dauphin et al., "Language Modeling with
/// Gated Convolutional Networks" (2016), equation 1.
/// </summary>
internal sealed record GluSpec : LayerSpec
{
    private readonly int _dim = -1;

    /// <summary>The dimension that is halved, the batch being the first, or from the end as −1. Default: −1.</summary>
    /// <exception cref="SettingException">It is that of the batch.</exception>
    public int Dim
    {
        get => _dim;
        init
        {
            SettingException.Require(value != 0, nameof(Dim), value, "a dimension behind that of the batch, 0");
            _dim = value;
        }
    }

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor
        .Of("GLU", a => new GluSpec { Dim = a.Integer("dim") })
        .Integer("dim", l => l.Dim, least: int.MinValue, byDefault: -1, printing: Printing.Keyword);

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        int place = PlaceIn(input);
        if (place < 0 || place >= input.Rank || input[place] % 2 != 0)
            throw Unfit($"cannot take rows of shape {input}: expected an even size there");
        int[] sizes = input.ToArray();
        sizes[place] /= 2;
        return new TensorShape(sizes);
    }

    /// <summary>How many values of a row follow each other in each half.</summary>
    internal int HalfOf(TensorShape input)
    {
        int half = 1;
        for (int i = PlaceIn(input); i < input.Rank; i++)
            half *= input[i];
        return half / 2;
    }

    private int PlaceIn(TensorShape input) => Dim > 0 ? Dim - 1 : input.Rank + Dim;
}
