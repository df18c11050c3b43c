namespace LrFind.Curves;

/// <summary>The same range test, repeated with other seeds: one curve a repeat, all with the same rates.</summary>
public sealed class CurveSet
{
    private readonly LossCurve _longest;

    /// <summary>Wraps curves.</summary>
    /// <param name="repeats">At least one; each has the rates of the longest, as far as it goes, and all have a probe loss or none.</param>
    /// <param name="steps">The steps of the whole test, for curves that ended early. Default: as many as the longest has.</param>
    /// <exception cref="ArgumentException">There is no curve, or they do not go together.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is less than the longest curve has.</exception>
    public CurveSet(IReadOnlyList<LossCurve> repeats, int? steps = null)
    {
        ArgumentNullException.ThrowIfNull(repeats);
        if (repeats.Count == 0)
            throw new ArgumentException("there is no curve", nameof(repeats));
        Repeats = repeats;
        _longest = repeats[0];
        foreach (LossCurve curve in repeats)
            _longest = curve.Count > _longest.Count ? curve : _longest;
        foreach (LossCurve curve in repeats)
            RequireSameRates(curve);
        Steps = steps ?? _longest.Count;
        ArgumentOutOfRangeException.ThrowIfLessThan(Steps, _longest.Count, nameof(steps));
    }

    /// <summary>The curves, in the order of their seeds.</summary>
    public IReadOnlyList<LossCurve> Repeats { get; }

    /// <summary>The steps of the whole test, whether or not a curve reached its end.</summary>
    public int Steps { get; }

    /// <summary>The steps that the longest curve has.</summary>
    public int Count => _longest.Count;

    /// <summary>Whether the curves have a probe loss.</summary>
    public bool HasProbe => _longest.HasProbe;

    /// <summary>The rate of a step.</summary>
    /// <param name="step">From 0, less than <see cref="Count"/>.</param>
    public double Rate(int step) => _longest[step].LearningRate;

    /// <summary>Whether the rates lie more evenly on a linear axis than on a logarithmic one.</summary>
    internal bool HasLinearRates
    {
        get
        {
            if (Count < 2)
                return false;
            double low = Rate(0), high = Rate(Count - 1), middle = Rate(Count / 2), share = (double)(Count / 2) / (Count - 1);
            double ifLinear = low + share * (high - low), ifExponential = low * Math.Pow(high / low, share);
            return Math.Abs(middle - ifLinear) < Math.Abs(middle - ifExponential);
        }
    }

    /// <summary>The number of a recorded step, from 0; larger than its index where only every so many are recorded.</summary>
    /// <param name="step">From 0, less than <see cref="Count"/>.</param>
    public int Iteration(int step) => _longest[step].Iteration;

    /// <summary>
    /// How far the optimizer goes in a step, from 0, under steady gradients, as a multiple of how far it goes later on. Default: 1 in every
    /// step.
    /// </summary>
    public Func<int, double> StepGain { get; init; } = _ => 1;

    /// <summary>One repeat alone.</summary>
    public CurveSet Only(int repeat) => new([Repeats[repeat]], Steps) { StepGain = StepGain };

    private void RequireSameRates(LossCurve curve)
    {
        if (curve.Count > 0 && curve.HasProbe != HasProbe)
            throw new ArgumentException("some curves have a probe loss and some have none");
        for (int i = 0; i < curve.Count; i++)
        {
            if (!Rounding.AreSame(Rate(i), curve[i].LearningRate))
                throw new ArgumentException(FormattableString.Invariant($"step {i} has the learning rate {Rate(i)} in one curve and {curve[i].LearningRate} in another"));
        }
    }
}

/// <summary>Where and why a curve ends.</summary>
/// <param name="Usable">How many points from the start belong to the test; what follows is the tail of a divergence.</param>
/// <param name="Reason">Why there are not more.</param>
internal readonly record struct CurveEnd(int Usable, StopReason Reason)
{
    /// <summary>Finds the end of a curve, which may go on after it.</summary>
    /// <param name="steps">The steps of the whole test.</param>
    public static CurveEnd Find(LossCurve curve, int steps)
    {
        ArgumentNullException.ThrowIfNull(curve);
        var monitor = new DivergenceMonitor(steps);
        for (int i = 0; i < curve.Count; i++)
        {
            if (!curve[i].IsFinite)
                return new(i, StopReason.NonFiniteLoss);
            if (monitor.HasDiverged(curve[i].Loss))
                return new(i + 1, StopReason.Diverged);
        }

        return new(curve.Count, StopReason.Completed);
    }
}
