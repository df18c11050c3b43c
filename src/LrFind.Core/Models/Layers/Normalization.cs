using LrFind.Foundation;

namespace LrFind.Models.Layers;

/// <summary>A layer that shifts and scales groups of values to mean 0 and variance 1.</summary>
internal abstract record NormSpec : LayerSpec
{
    private readonly double _epsilon = 1e-5;

    private protected NormSpec()
    {
    }

    /// <summary>Added to the variance, greater than 0. Default: 1e-5.</summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public double Epsilon
    {
        get => _epsilon;
        init
        {
            SettingException.Require(value > 0 && double.IsFinite(value), nameof(Epsilon), value, "a number greater than 0");
            _epsilon = value;
        }
    }

    /// <summary>Whether the result is scaled and shifted by trained weights and biases. Default: yes.</summary>
    public bool Affine { get; init; } = true;
}

/// <summary>
/// Each channel scaled to mean 0 and variance 1 over the batch; in evaluation by running means of both. Ioffe and Szegedy, "Batch
/// Normalization" (2015), algorithms 1 and 2.
/// </summary>
internal abstract record BatchNormSpec : NormSpec
{
    private readonly double? _momentum = 0.1;

    private protected static LayerDescriptor Describe<T>(string kind, Func<LayerArguments, T> create)
        where T : BatchNormSpec => LayerDescriptor
        .Of(kind, a => create(a) with
        {
            Epsilon = a.Number("eps"),
            Momentum = a.NumberOrNone("momentum"),
            Affine = a.Boolean("affine"),
            TrackRunningStats = a.Boolean("track_running_stats"),
        })
        .Integer("num_features", l => l.NumFeatures, forInput: (_, input) => input[0])
        .Number("eps", l => l.Epsilon, 1e-5)
        .Number("momentum", l => l.Momentum, 0.1)
        .Boolean("affine", l => l.Affine, true)
        .Boolean("track_running_stats", l => l.TrackRunningStats, true)
        .WithWeights()
        .WithMode();

    private protected BatchNormSpec(int numFeatures) => NumFeatures = Window.AtLeastOne(numFeatures, nameof(NumFeatures));

    /// <summary>The number of channels.</summary>
    public int NumFeatures { get; }

    /// <summary>
    /// The share of the newest batch in the running statistics, from 0 to 1; <see langword="null"/> for the plain mean of all batches.
    /// Default: 0.1.
    /// </summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public double? Momentum
    {
        get => _momentum;
        init
        {
            if (value is { } given)
                SettingException.Require(given is >= 0 and <= 1, nameof(Momentum), given, "a number from 0 to 1");
            _momentum = value;
        }
    }

    /// <summary>Whether running statistics are kept; without them evaluation uses the batch at hand. Default: yes.</summary>
    public bool TrackRunningStats { get; init; } = true;

    /// <inheritdoc/>
    public sealed override long ParameterCount => Affine ? 2L * NumFeatures : 0;

    /// <inheritdoc/>
    public sealed override bool HasState => Affine || TrackRunningStats;

    /// <summary>Whether rows of that many dimensions can be normalised.</summary>
    private protected abstract bool Takes(int rank);

    /// <inheritdoc/>
    public sealed override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        return Takes(input.Rank) && input[0] == NumFeatures ? input : throw Unfit($"cannot take rows of shape {input}");
    }
}

/// <summary>Batch normalisation of rows of shape (channels) or (channels, width): <c>torch.nn.BatchNorm1d</c>.</summary>
internal sealed record BatchNorm1dSpec : BatchNormSpec
{
    /// <summary>Creates the settings.</summary>
    /// <param name="numFeatures">The number of channels, at least 1.</param>
    /// <exception cref="SettingException">It is less than 1.</exception>
    public BatchNorm1dSpec(int numFeatures) : base(numFeatures)
    {
    }

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = Describe("BatchNorm1d", a => new BatchNorm1dSpec(a.Integer("num_features")));

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;

    /// <inheritdoc/>
    private protected override bool Takes(int rank) => rank is 1 or 2;
}

/// <summary>Batch normalisation of rows of shape (channels, height, width): <c>torch.nn.BatchNorm2d</c>.</summary>
internal sealed record BatchNorm2dSpec : BatchNormSpec
{
    /// <summary>Creates the settings.</summary>
    /// <param name="numFeatures">The number of channels, at least 1.</param>
    /// <exception cref="SettingException">It is less than 1.</exception>
    public BatchNorm2dSpec(int numFeatures) : base(numFeatures)
    {
    }

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = Describe("BatchNorm2d", a => new BatchNorm2dSpec(a.Integer("num_features")));

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;

    /// <inheritdoc/>
    private protected override bool Takes(int rank) => rank is 3;
}

/// <summary>
/// The last dimensions of each row scaled to mean 0 and variance 1: <c>torch.nn.LayerNorm</c>. Ba, Kiros and Hinton, "Layer
/// Normalization" (2016), equation 4.
/// </summary>
/// <param name="NormalizedShape">The dimensions to normalise over: the last ones of the rows it takes.</param>
internal sealed record LayerNormSpec(TensorShape NormalizedShape) : NormSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor
        .Of("LayerNorm", a => new LayerNormSpec(a.Shape("normalized_shape"))
        {
            Epsilon = a.Number("eps"),
            Affine = a.Boolean("elementwise_affine"),
            Bias = a.Boolean("bias"),
        })
        .Shape("normalized_shape", l => l.NormalizedShape, forInput: (l, input) =>
            l.NormalizedShape.Rank == 1 ? new TensorShape(input[input.Rank - 1]) : null)
        .Number("eps", l => l.Epsilon, 1e-5)
        .Boolean("elementwise_affine", l => l.Affine, true)
        .Boolean("bias", l => l.Bias, true, Printing.UnlessDefault)
        .WithWeights();

    /// <summary>Whether there are biases where there are weights. Default: yes.</summary>
    public bool Bias { get; init; } = true;

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;

    /// <inheritdoc/>
    public override long ParameterCount => Affine ? (Bias ? 2L : 1L) * NormalizedShape.Count : 0;

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        int first = input.Rank - NormalizedShape.Rank;
        bool fits = first >= 0;
        for (int i = 0; fits && i < NormalizedShape.Rank; i++)
            fits = input[first + i] == NormalizedShape[i];
        return fits ? input : throw Unfit($"cannot take rows of shape {input}");
    }
}

/// <summary>The normalisations.</summary>
internal static class Normalization
{
    /// <summary>What there is to know of each kind.</summary>
    public static readonly LayerDescriptor[] All =
    [
        BatchNorm1dSpec.Description, BatchNorm2dSpec.Description, LayerNormSpec.Description, GroupNormSpec.Description,
            InstanceNorm1dSpec.Description, InstanceNorm2dSpec.Description,
    ];
}
