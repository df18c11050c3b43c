namespace LrFind.Training.Schedules;

/// <summary>A rate that falls by a factor every so many steps: lr_t = lr · γ^⌊t / n⌋.</summary>
/// <remarks><c>torch.optim.lr_scheduler.StepLR</c>; as in He et al., "Deep Residual Learning" (2015), section 3.4.</remarks>
/// <param name="rate">The rate of the first step, more than 0.</param>
/// <param name="steps">Steps of the training, at least 2.</param>
public sealed class StepSchedule(double rate, int steps) : LrSchedule(rate, steps)
{
    private readonly int _stepSize = (steps + 2) / 3;

    /// <inheritdoc/>
    public override string Name => "step";

    /// <summary>The steps n between two falls, at least 1. Default: a third of all.</summary>
    /// <exception cref="Data.SettingException">It is out of range.</exception>
    public int StepSize { get => _stepSize; init => _stepSize = Count(value, nameof(StepSize)); }

    /// <summary>The factor γ, more than 0 and at most 1. Default: 0.1.</summary>
    /// <exception cref="Data.SettingException">It is out of range.</exception>
    public double Gamma { get; init => field = Share(value, nameof(Gamma)); } = 0.1;

    /// <inheritdoc/>
    public override double At(int index) => Rate * Math.Pow(Gamma, index / StepSize);
}
