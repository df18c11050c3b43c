using LrFind.Foundation;

namespace LrFind.Models.Layers;

/// <summary>
/// The channels of each row scaled to mean 0 and variance 1, some of them together: <c>torch.nn.GroupNorm</c>. Wu and He, "Group
/// Normalization" (2018), equations 1 to 7.
/// </summary>
internal sealed record GroupNormSpec : NormSpec
{
    /// <summary>Creates the settings.</summary>
    /// <param name="numGroups">In how many groups the channels are.</param>
    /// <param name="numChannels">The number of channels, at least 1.</param>
    /// <exception cref="SettingException">The channels cannot be shared out so.</exception>
    public GroupNormSpec(int numGroups, int numChannels)
    {
        NumChannels = Window.AtLeastOne(numChannels, nameof(NumChannels));
        SettingException.Require(numGroups >= 1 && numChannels % numGroups == 0, nameof(NumGroups), numGroups,
            FormattableString.Invariant($"a whole number that divides {numChannels}, the channels"));
        NumGroups = numGroups;
    }

    /// <summary>In how many groups the channels are.</summary>
    public int NumGroups { get; }

    /// <summary>The number of channels.</summary>
    public int NumChannels { get; }

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor
        .Of("GroupNorm", a => new GroupNormSpec(a.Integer("num_groups"), a.Integer("num_channels"))
        {
            Epsilon = a.Number("eps"),
            Affine = a.Boolean("affine"),
        })
        .Integer("num_groups", l => l.NumGroups)
        .Integer("num_channels", l => l.NumChannels, forInput: (_, input) => input[0])
        .Number("eps", l => l.Epsilon, 1e-5)
        .Boolean("affine", l => l.Affine, true)
        .WithWeights();

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;

    /// <inheritdoc/>
    public override long ParameterCount => Affine ? 2L * NumChannels : 0;

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        return input[0] == NumChannels ? input : throw Unfit($"cannot take rows of shape {input}: expected {NumChannels} channels");
    }
}

/// <summary>
/// Each channel of each row scaled to mean 0 and variance 1, in evaluation too: no statistics are kept. Ulyanov et al., "Instance
/// Normalization" (2016), equation 5.
/// </summary>
internal abstract record InstanceNormSpec : NormSpec
{
    private readonly int _rank;
    private readonly double _momentum = 0.1;

    private protected InstanceNormSpec(int numFeatures, int rank)
    {
        (NumFeatures, _rank) = (Window.AtLeastOne(numFeatures, nameof(NumFeatures)), rank);
        Affine = false;
    }

    private protected static LayerDescriptor Describe<T>(string kind, Func<int, T> create)
        where T : InstanceNormSpec => LayerDescriptor
        .Of(kind, a => create(a.Integer("num_features")) with
        {
            Epsilon = a.Number("eps"),
            Momentum = a.Number("momentum"),
            Affine = a.Boolean("affine"),
        })
        .Integer("num_features", l => l.NumFeatures, forInput: (_, input) => input[0])
        .Number("eps", l => l.Epsilon, 1e-5)
        .Number("momentum", l => l.Momentum, 0.1)
        .Boolean("affine", l => l.Affine, false)
        .With("track_running_stats=False")
        .WithWeights();

    /// <summary>The number of channels.</summary>
    public int NumFeatures { get; }

    /// <summary>What would be the share of the newest batch in running statistics. Default: 0.1.</summary>
    /// <exception cref="SettingException">It is not finite.</exception>
    public double Momentum
    {
        get => _momentum;
        init => _momentum = Setting.Finite(value, nameof(Momentum));
    }

    /// <inheritdoc/>
    public sealed override long ParameterCount => Affine ? 2L * NumFeatures : 0;

    /// <inheritdoc/>
    public sealed override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        if (input.Rank != _rank || input[0] != NumFeatures)
            throw Unfit($"cannot take rows of shape {input}");
        return input.Count > NumFeatures
            ? input : throw Unfit($"cannot take rows of shape {input}: one value of a channel has no variance");
    }
}

/// <summary>Normalisation of each channel of rows of shape (channels, width): <c>torch.nn.InstanceNorm1d</c>.</summary>
internal sealed record InstanceNorm1dSpec : InstanceNormSpec
{
    /// <summary>Creates the settings.</summary>
    /// <param name="numFeatures">The number of channels, at least 1.</param>
    /// <exception cref="SettingException">It is less than 1.</exception>
    public InstanceNorm1dSpec(int numFeatures) : base(numFeatures, rank: 2)
    {
    }

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = Describe("InstanceNorm1d", channels => new InstanceNorm1dSpec(channels));

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>Normalisation of each channel of rows of shape (channels, height, width): <c>torch.nn.InstanceNorm2d</c>.</summary>
internal sealed record InstanceNorm2dSpec : InstanceNormSpec
{
    /// <inheritdoc cref="InstanceNorm1dSpec(int)"/>
    public InstanceNorm2dSpec(int numFeatures) : base(numFeatures, rank: 3)
    {
    }

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = Describe("InstanceNorm2d", channels => new InstanceNorm2dSpec(channels));

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}
