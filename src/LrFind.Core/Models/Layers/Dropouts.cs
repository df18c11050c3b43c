using LrFind.Foundation;

namespace LrFind.Models.Layers;

/// <summary>A layer that puts something else in place of values in training, and gives what it takes in evaluation.</summary>
internal abstract record DroppingSpec : ElementwiseSpec
{
    private readonly double _p = 0.5;

    private protected DroppingSpec()
    {
    }

    private protected static LayerDescriptor Describe<T>(string kind, Func<T> create)
        where T : DroppingSpec => LayerDescriptor
        .Of(kind, a => create() with { P = a.Number("p") })
        .Number("p", l => l.P, 0.5)
        .WithMode();

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
}

/// <summary>In training, each value is 0 with probability p and x / (1 − p) otherwise; in evaluation x: <c>torch.nn.Dropout</c>.</summary>
internal sealed record DropoutSpec : DroppingSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = Describe("Dropout", () => new DropoutSpec());

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>Dropout of whole channels. Tompson et al., "Efficient Object Localization Using Convolutional Networks" (2014).</summary>
internal abstract record ChannelDropoutSpec : DroppingSpec
{
    private readonly int _rank;

    private protected ChannelDropoutSpec(int rank) => _rank = rank;

    /// <inheritdoc/>
    public sealed override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        return input.Rank == _rank ? input : throw Unfit($"cannot take rows of shape {input}; expected {Sizes}");
    }

    private string Sizes => _rank switch
    {
        2 => "(channels, width)",
        3 => "(channels, height, width)",
        _ => "(channels, depth, height, width)",
    };
}

/// <summary>Dropout of channels of rows of shape (channels, width): <c>torch.nn.Dropout1d</c>.</summary>
internal sealed record Dropout1dSpec() : ChannelDropoutSpec(rank: 2)
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = Describe("Dropout1d", () => new Dropout1dSpec());

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>Dropout of channels of rows of shape (channels, height, width): <c>torch.nn.Dropout2d</c>.</summary>
internal sealed record Dropout2dSpec() : ChannelDropoutSpec(rank: 3)
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = Describe("Dropout2d", () => new Dropout2dSpec());

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>Dropout of channels of rows of shape (channels, depth, height, width): <c>torch.nn.Dropout3d</c>.</summary>
internal sealed record Dropout3dSpec() : ChannelDropoutSpec(rank: 4)
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = Describe("Dropout3d", () => new Dropout3dSpec());

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>
/// Dropout to the limit of SELU for very negative x, scaled and shifted so that mean 0 and variance 1 are kept:
/// <c>torch.nn.AlphaDropout</c>. Klambauer et al., "Self-Normalizing Neural Networks" (2017).
/// </summary>
internal sealed record AlphaDropoutSpec : DroppingSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = Describe("AlphaDropout", () => new AlphaDropoutSpec());

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>The layers that drop values.</summary>
internal static class Dropouts
{
    /// <summary>What there is to know of each kind.</summary>
    public static readonly LayerDescriptor[] All =
    [
        DropoutSpec.Description, Dropout1dSpec.Description, Dropout2dSpec.Description, Dropout3dSpec.Description,
            AlphaDropoutSpec.Description,
    ];
}
