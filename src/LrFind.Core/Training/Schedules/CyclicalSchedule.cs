using LrFind.Data;

namespace LrFind.Training.Schedules;

/// <summary>
/// A rate that rises and falls in triangles: lr_t = lo + (hi − lo) · max(0, 1 − x) · a, with c = ⌊1 + t / 2n⌋, x = |t / n − 2c + 1| and a = 1
/// (triangular), 2^−(c−1) (triangular2) or γ^t (exp_range).
/// </summary>
/// <remarks>
/// Smith, "Cyclical Learning Rates for Training Neural Networks" (2015), sections 3.1 and 3.2; <c>torch.optim.lr_scheduler.CyclicLR</c>.
/// </remarks>
public sealed class CyclicalSchedule : LrSchedule
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
        SettingException.Require(lowest < highest, nameof(BaseRate), lowest, FormattableString.Invariant($"less than the largest rate, {highest}"));
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

    /// <summary>The steps n of half a cycle, at least 1. Default: an eighth of all, which makes four cycles (the paper asks for three or more).</summary>
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
