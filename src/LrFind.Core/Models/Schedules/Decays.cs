using LrFind.Foundation;

namespace LrFind.Models.Schedules;

/// <summary>A rate that falls to 0 along half a cosine: lr_t = lr · (1 + cos(π · t / T)) / 2, T the number of steps.</summary>
/// <remarks>
/// Loshchilov and Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts" (2016), equation 5, without restarts;
/// <c>torch.optim.lr_scheduler.CosineAnnealingLR</c> with <c>eta_min</c> 0.
/// </remarks>
/// <param name="rate">The rate of the first step, more than 0.</param>
/// <param name="steps">Steps of the training, at least 2.</param>
internal sealed class CosineSchedule(double rate, int steps) : LrSchedule(rate, steps)
{
    /// <inheritdoc/>
    public override string Name => "cosine";

    /// <inheritdoc/>
    public override double At(int index) => Rate * (1 + Math.Cos(Math.PI * index / Steps)) / 2;
}

/// <summary>A rate that falls by the same factor each step: lr_t = lr · γ^t.</summary>
/// <remarks><c>torch.optim.lr_scheduler.ExponentialLR</c>.</remarks>
/// <param name="rate">The rate of the first step, more than 0.</param>
/// <param name="steps">Steps of the training, at least 2.</param>
internal sealed class ExponentialSchedule(double rate, int steps) : LrSchedule(rate, steps)
{
    private readonly double _gamma = Math.Pow(0.1, 1.0 / steps);

    /// <inheritdoc/>
    public override string Name => "exponential";

    /// <summary>The factor γ, more than 0 and at most 1. Default: what leaves a tenth of the rate after all steps.</summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public double Gamma { get => _gamma; init => _gamma = Share(value, nameof(Gamma)); }

    /// <inheritdoc/>
    public override double At(int index) => Rate * Math.Pow(Gamma, index);
}

/// <summary>A rate that falls to 0 by a power of what is left: lr_t = lr · (1 − t / T)^p, T the number of steps.</summary>
/// <remarks><c>torch.optim.lr_scheduler.PolynomialLR</c>; as in Chen et al., "DeepLab" (2016), section 4.1.2.</remarks>
/// <param name="rate">The rate of the first step, more than 0.</param>
/// <param name="steps">Steps of the training, at least 2.</param>
internal sealed class PolynomialSchedule(double rate, int steps) : LrSchedule(rate, steps)
{
    /// <inheritdoc/>
    public override string Name => "polynomial";

    /// <summary>The power p, more than 0. Default: 1, as in PyTorch: a straight line.</summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public double Power { get; init => field = Setting.Positive(value, nameof(Power)); } = 1;

    /// <inheritdoc/>
    public override double At(int index) => Rate * Math.Pow(1 - (double)index / Steps, Power);
}

/// <summary>A rate that falls by a factor every so many steps: lr_t = lr · γ^⌊t / n⌋.</summary>
/// <remarks><c>torch.optim.lr_scheduler.StepLR</c>; as in He et al., "Deep Residual Learning" (2015), section 3.4.</remarks>
/// <param name="rate">The rate of the first step, more than 0.</param>
/// <param name="steps">Steps of the training, at least 2.</param>
internal sealed class StepSchedule(double rate, int steps) : LrSchedule(rate, steps)
{
    private readonly int _stepSize = (steps + 2) / 3;

    /// <inheritdoc/>
    public override string Name => "step";

    /// <summary>The steps n between two falls, at least 1. Default: a third of all.</summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public int StepSize { get => _stepSize; init => _stepSize = Count(value, nameof(StepSize)); }

    /// <summary>The factor γ, more than 0 and at most 1. Default: 0.1.</summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public double Gamma { get; init => field = Share(value, nameof(Gamma)); } = 0.1;

    /// <inheritdoc/>
    public override double At(int index) => Rate * Math.Pow(Gamma, index / StepSize);
}

/// <summary>A rate that falls with the inverse of time: lr_t = lr / (1 + d · t).</summary>
/// <remarks>Robbins and Monro, "A Stochastic Approximation Method" (1951); <c>InverseTimeDecay</c> of Keras.</remarks>
/// <param name="rate">The rate of the first step, more than 0.</param>
/// <param name="steps">Steps of the training, at least 2.</param>
internal sealed class TimeSchedule(double rate, int steps) : LrSchedule(rate, steps)
{
    private readonly double _decay = 9.0 / steps;

    /// <inheritdoc/>
    public override string Name => "time";

    /// <summary>The decay d a step, more than 0. Default: what leaves a tenth of the rate after all steps.</summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public double Decay { get => _decay; init => _decay = Setting.Positive(value, nameof(Decay)); }

    /// <inheritdoc/>
    public override double At(int index) => Rate / (1 + Decay * index);
}

/// <summary>A rate that rises linearly over the first steps and stays: lr_t = lr · (s + (1 − s) · min(t, w) / w).</summary>
/// <remarks>Goyal et al., "Accurate, Large Minibatch SGD" (2017), section 2.2; <c>torch.optim.lr_scheduler.LinearLR</c>.</remarks>
/// <param name="rate">The rate in the end, more than 0.</param>
/// <param name="steps">Steps of the training, at least 2.</param>
internal sealed class WarmUpSchedule(double rate, int steps) : LrSchedule(rate, steps)
{
    private readonly int _warmUp = Math.Max(1, steps / 10);

    /// <inheritdoc/>
    public override string Name => "warmup";

    /// <summary>The share s of the rate at the first step, more than 0 and at most 1. Default: 0.1.</summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public double StartFactor { get; init => field = Share(value, nameof(StartFactor)); } = 0.1;

    /// <summary>The steps w it rises over, at least 1. Default: a tenth of all.</summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public int WarmUp { get => _warmUp; init => _warmUp = Count(value, nameof(WarmUp)); }

    /// <inheritdoc/>
    public override double At(int index) => Rate * (StartFactor + (1 - StartFactor) * Math.Min(index, WarmUp) / WarmUp);
}
