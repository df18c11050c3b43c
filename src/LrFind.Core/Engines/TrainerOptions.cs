using LrFind.Foundation;

namespace LrFind.Engines;

/// <summary>How a trainer takes its steps.</summary>
internal sealed record TrainerOptions
{
    /// <summary>The most rows that go through a model at once.</summary>
    public const int MaxBatchSize = 1 << 24;

    private readonly double? _clipNorm;
    private readonly int _batchSize = 64;

    /// <summary>
    /// Rows that go through the model at once, from 1 to <see cref="MaxBatchSize"/>. A step's batch may be larger: then it is taken in parts whose gradients are
    /// accumulated, as if they had been one (but for batch normalisation, which sees each part alone). Default: 64.
    /// </summary>
    /// <exception cref="SettingException">It is out of its range.</exception>
    public int BatchSize
    {
        get => _batchSize;
        init
        {
            SettingException.Require(value >= 1, nameof(BatchSize), value, "a whole number of at least 1");
            SettingException.Require(value <= MaxBatchSize, nameof(BatchSize), value,
                FormattableString.Invariant($"a whole number from 1 to {MaxBatchSize}"));
            _batchSize = value;
        }
    }

    /// <summary>
    /// The largest L2 norm of all gradients together, more than 0; larger ones are scaled down to it
    /// (<c>torch.nn.utils.clip_grad_norm_</c>). Default: none.
    /// </summary>
    /// <exception cref="SettingException">It is not more than 0, or not finite.</exception>
    public double? ClipNorm
    {
        get => _clipNorm;
        init => _clipNorm = value is { } norm ? Setting.Positive(norm, nameof(ClipNorm)) : null;
    }

    /// <summary>The most threads to use, for trainers that run side by side; 0, the default, for as many as the engine has.</summary>
    public int Threads { get; init; }

    /// <summary>The seed of the initial weights and of dropout. Default: 0.</summary>
    public long Seed { get; init; }
}
