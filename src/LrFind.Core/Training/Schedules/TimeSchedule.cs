namespace LrFind.Training.Schedules;

/// <summary>A rate that falls with the inverse of time: lr_t = lr / (1 + d · t).</summary>
/// <remarks>Robbins and Monro, "A Stochastic Approximation Method" (1951); <c>InverseTimeDecay</c> of Keras.</remarks>
/// <param name="rate">The rate of the first step, more than 0.</param>
/// <param name="steps">Steps of the training, at least 2.</param>
public sealed class TimeSchedule(double rate, int steps) : LrSchedule(rate, steps)
{
    private readonly double _decay = 9.0 / steps;

    /// <inheritdoc/>
    public override string Name => "time";

    /// <summary>The decay d a step, more than 0. Default: what leaves a tenth of the rate after all steps.</summary>
    /// <exception cref="Data.SettingException">It is out of range.</exception>
    public double Decay { get => _decay; init => _decay = Setting.Positive(value, nameof(Decay)); }

    /// <inheritdoc/>
    public override double At(int index) => Rate / (1 + Decay * index);
}
