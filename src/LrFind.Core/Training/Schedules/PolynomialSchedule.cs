namespace LrFind.Training.Schedules;

/// <summary>A rate that falls to 0 by a power of what is left: lr_t = lr · (1 − t / T)^p, T the number of steps.</summary>
/// <remarks><c>torch.optim.lr_scheduler.PolynomialLR</c>; as in Chen et al., "DeepLab" (2016), section 4.1.2.</remarks>
/// <param name="rate">The rate of the first step, more than 0.</param>
/// <param name="steps">Steps of the training, at least 2.</param>
public sealed class PolynomialSchedule(double rate, int steps) : LrSchedule(rate, steps)
{
    /// <inheritdoc/>
    public override string Name => "polynomial";

    /// <summary>The power p, more than 0. Default: 1, as in PyTorch: a straight line.</summary>
    /// <exception cref="Data.SettingException">It is out of range.</exception>
    public double Power { get; init => field = Setting.Positive(value, nameof(Power)); } = 1;

    /// <inheritdoc/>
    public override double At(int index) => Rate * Math.Pow(1 - (double)index / Steps, Power);
}
