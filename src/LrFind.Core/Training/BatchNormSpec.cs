using LrFind.Data;

namespace LrFind.Training;

/// <summary>
/// Each channel scaled to mean 0 and variance 1 over the batch; in evaluation by running means of both. Ioffe and Szegedy, "Batch
/// Normalization" (2015), algorithms 1 and 2.
/// </summary>
public abstract record BatchNormSpec : NormSpec
{
    private readonly double? _momentum = 0.1;

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

    /// <summary>Whether rows of that many dimensions can be normalised.</summary>
    private protected abstract bool Takes(int rank);

    /// <inheritdoc/>
    public sealed override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        return Takes(input.Rank) && input[0] == NumFeatures ? input : throw Unfit($"cannot take rows of shape {input}");
    }

    /// <summary>The layer as PyTorch writes it.</summary>
    public sealed override string ToString() =>
        $"{Kind}({NumFeatures}, eps={Write(Epsilon)}, momentum={(Momentum is { } m ? Write(m) : "None")}, affine={Write(Affine)}, "
        + $"track_running_stats={Write(TrackRunningStats)})";
}
