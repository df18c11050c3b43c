namespace LrFind.Training.Schedules;

/// <summary>
/// One cycle: the rate rises from lr / d to lr over a share p of the steps, and falls to lr / (d · f) by the last one, both along half a cosine.
/// </summary>
/// <remarks>
/// Smith and Topin, "Super-Convergence: Very Fast Training of Neural Networks Using Large Learning Rates" (2017), section 3, with the cosine that
/// fastai brought in; <c>torch.optim.lr_scheduler.OneCycleLR</c>.
/// </remarks>
/// <param name="rate">The largest rate lr, more than 0.</param>
/// <param name="steps">Steps of the training, at least 2.</param>
public sealed class OneCycleSchedule(double rate, int steps) : LrSchedule(rate, steps)
{
    /// <inheritdoc/>
    public override string Name => "one-cycle";

    /// <summary>The share p of the steps in which the rate rises, more than 0 and at most 1. Default: 0.3.</summary>
    /// <exception cref="Data.SettingException">It is out of range.</exception>
    public double RisingShare { get; init => field = Share(value, nameof(RisingShare)); } = 0.3;

    /// <summary>The largest rate as a multiple d of the first, more than 0. Default: 25.</summary>
    /// <exception cref="Data.SettingException">It is out of range.</exception>
    public double StartDivisor { get; init => field = Setting.Positive(value, nameof(StartDivisor)); } = 25;

    /// <summary>The first rate as a multiple f of the last, more than 0. Default: 10,000.</summary>
    /// <exception cref="Data.SettingException">It is out of range.</exception>
    public double EndDivisor { get; init => field = Setting.Positive(value, nameof(EndDivisor)); } = 1e4;

    /// <inheritdoc/>
    public override double At(int index)
    {
        double first = Rate / StartDivisor, peak = RisingShare * Steps - 1, last = Steps - 1;
        // With so few steps that the peak is before the first, there is no rise.
        return index <= peak ? Between(first, Rate, index / peak) : Between(Rate, first / EndDivisor, (index - Math.Max(0, peak)) / (last - Math.Max(0, peak)));
    }

    private static double Between(double from, double to, double share) => to + (from - to) / 2 * (1 + Math.Cos(Math.PI * share));
}
