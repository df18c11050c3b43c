namespace LrFind.Training.Schedules;

/// <summary>A rate that rises linearly over the first steps and stays: lr_t = lr · (s + (1 − s) · min(t, w) / w).</summary>
/// <remarks>Goyal et al., "Accurate, Large Minibatch SGD" (2017), section 2.2; <c>torch.optim.lr_scheduler.LinearLR</c>.</remarks>
/// <param name="rate">The rate in the end, more than 0.</param>
/// <param name="steps">Steps of the training, at least 2.</param>
public sealed class WarmUpSchedule(double rate, int steps) : LrSchedule(rate, steps)
{
    private readonly int _warmUp = Math.Max(1, steps / 10);

    /// <inheritdoc/>
    public override string Name => "warmup";

    /// <summary>The share s of the rate at the first step, more than 0 and at most 1. Default: 0.1.</summary>
    /// <exception cref="Data.SettingException">It is out of range.</exception>
    public double StartFactor { get; init => field = Share(value, nameof(StartFactor)); } = 0.1;

    /// <summary>The steps w it rises over, at least 1. Default: a tenth of all.</summary>
    /// <exception cref="Data.SettingException">It is out of range.</exception>
    public int WarmUp { get => _warmUp; init => _warmUp = Count(value, nameof(WarmUp)); }

    /// <inheritdoc/>
    public override double At(int index) => Rate * (StartFactor + (1 - StartFactor) * Math.Min(index, WarmUp) / WarmUp);
}
