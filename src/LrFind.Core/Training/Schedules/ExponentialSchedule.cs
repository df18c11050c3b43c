namespace LrFind.Training.Schedules;

/// <summary>A rate that falls by the same factor each step: lr_t = lr · γ^t.</summary>
/// <remarks><c>torch.optim.lr_scheduler.ExponentialLR</c>.</remarks>
/// <param name="rate">The rate of the first step, more than 0.</param>
/// <param name="steps">Steps of the training, at least 2.</param>
public sealed class ExponentialSchedule(double rate, int steps) : LrSchedule(rate, steps)
{
    private readonly double _gamma = Math.Pow(0.1, 1.0 / steps);

    /// <inheritdoc/>
    public override string Name => "exponential";

    /// <summary>The factor γ, more than 0 and at most 1. Default: what leaves a tenth of the rate after all steps.</summary>
    /// <exception cref="Data.SettingException">It is out of range.</exception>
    public double Gamma { get => _gamma; init => _gamma = Share(value, nameof(Gamma)); }

    /// <inheritdoc/>
    public override double At(int index) => Rate * Math.Pow(Gamma, index);
}
