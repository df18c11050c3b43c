using LrFind.Foundation;

namespace LrFind.Models.Schedules;

/// <summary>
/// A rate that rises and falls in triangles: lr_t = lo + (hi − lo) · max(0, 1 − x) · a, with c = ⌊1 + t / 2n⌋, x = |t / n − 2c + 1| and a =
/// 1 (triangular), 2^−(c−1) (triangular2) or γ^t (exp_range).
/// </summary>
/// <remarks>
/// Smith, "Cyclical Learning Rates for Training Neural Networks" (2015), sections 3.1 and 3.2; <c>torch.optim.lr_scheduler.CyclicLR</c>.
/// </remarks>
internal sealed class CyclicalSchedule : LrSchedule
{
    private readonly int _stepSize;
    private readonly double _gamma;

    /// <summary>Computes the defaults.</summary>
    /// <param name="mode">What becomes of the triangles' height.</param>
    /// <param name="lowest">The lower end, more than 0.</param>
    /// <param name="highest">The upper end, more than <paramref name="lowest"/>.</param>
    /// <param name="steps">Steps of the training, at least 2.</param>
    /// <exception cref="SettingException">A value is out of its range.</exception>
    public CyclicalSchedule(CyclicalMode mode, double lowest, double highest, int steps)
        : base(highest, steps)
    {
        BaseRate = Setting.Positive(lowest, nameof(BaseRate));
        SettingException.Require(lowest < highest, nameof(BaseRate), lowest,
            FormattableString.Invariant($"less than the largest rate, {highest}"));
        (Mode, _stepSize, _gamma) = (mode, Math.Max(1, steps / 8), Math.Pow(0.1, 1.0 / steps));
    }

    /// <inheritdoc/>
    public override string Name => Mode switch
    {
        CyclicalMode.Triangular => "triangular",
        CyclicalMode.Triangular2 => "triangular2",
        _ => "exp-range",
    };

    /// <summary>What becomes of the triangles' height.</summary>
    public CyclicalMode Mode { get; }

    /// <summary>The lower end lo; the upper end hi is <see cref="LrSchedule.Rate"/>.</summary>
    public double BaseRate { get; }

    /// <summary>
    /// The steps n of half a cycle, at least 1. Default: an eighth of all, which makes four cycles (the paper asks for three or more).
    /// </summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public int StepSize { get => _stepSize; init => _stepSize = Count(value, nameof(StepSize)); }

    /// <summary>The factor γ of exp_range, more than 0 and at most 1. Default: what leaves a tenth of the height after all steps.</summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public double Gamma { get => _gamma; init => _gamma = Share(value, nameof(Gamma)); }

    /// <inheritdoc/>
    public override double At(int index)
    {
        int cycle = 1 + index / (2 * StepSize);
        double x = Math.Abs((double)index / StepSize - 2 * cycle + 1);
        double height = Mode switch
        {
            CyclicalMode.Triangular => 1,
            CyclicalMode.Triangular2 => Math.Pow(2, 1 - cycle),
            _ => Math.Pow(Gamma, index),
        };
        return BaseRate + (Rate - BaseRate) * Math.Max(0, 1 - x) * height;
    }
}

/// <summary>What becomes of the height of the triangles of a <see cref="CyclicalSchedule"/>.</summary>
internal enum CyclicalMode
{
    /// <summary>It stays.</summary>
    Triangular,

    /// <summary>It halves from cycle to cycle.</summary>
    Triangular2,

    /// <summary>It falls by the same factor each step.</summary>
    ExpRange,
}

/// <summary>
/// One cycle: the rate rises from lr / d to lr over a share p of the steps, and falls to lr / (d · f) by the last one, both along half a
/// cosine.
/// </summary>
/// <remarks>
/// Smith and Topin, "Super-Convergence: Very Fast Training of Neural Networks Using Large Learning Rates" (2017), section 3, with the
/// cosine that fastai brought in; <c>torch.optim.lr_scheduler.OneCycleLR</c>.
/// </remarks>
/// <param name="rate">The largest rate lr, more than 0.</param>
/// <param name="steps">Steps of the training, at least 2.</param>
internal sealed class OneCycleSchedule(double rate, int steps) : LrSchedule(rate, steps)
{
    /// <inheritdoc/>
    public override string Name => "one-cycle";

    /// <summary>The share p of the steps in which the rate rises, more than 0 and at most 1. Default: 0.3.</summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public double RisingShare { get; init => field = Share(value, nameof(RisingShare)); } = 0.3;

    /// <summary>The largest rate as a multiple d of the first, more than 0. Default: 25.</summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public double StartDivisor { get; init => field = Setting.Positive(value, nameof(StartDivisor)); } = 25;

    /// <summary>The first rate as a multiple f of the last, more than 0. Default: 10,000.</summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public double EndDivisor { get; init => field = Setting.Positive(value, nameof(EndDivisor)); } = 1e4;

    /// <inheritdoc/>
    public override double At(int index)
    {
        double first = Rate / StartDivisor, peak = RisingShare * Steps - 1, last = Steps - 1;
        // With so few steps that the peak is before the first, there is no rise.
        return index <= peak ? Between(first, Rate, index / peak)
            : Between(Rate, first / EndDivisor, (index - Math.Max(0, peak)) / (last - Math.Max(0, peak)));
    }

    private static double Between(double from, double to, double share) => to + (from - to) / 2 * (1 + Math.Cos(Math.PI * share));
}
