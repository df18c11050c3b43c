namespace LrFind.Curves;

/// <summary>
/// Says when a range test has diverged: when the smoothed loss stands above its start by more than a multiple of the drop so far, for two
/// steps running. Scaling or shifting the loss changes nothing.
/// </summary>
/// <remarks>
/// The usual rule, "loss &gt; 4 × best", fires at once on losses below zero and never on ones far above; see the criticism in
/// torch-lr-finder and fastai issue trackers. The start's own spread serves as the unit while there is no drop yet.
/// </remarks>
internal sealed class DivergenceMonitor
{
    private const double Decay = 0.8;
    private const double DropMultiple = 1;
    private const double SpreadMultiple = 6;
    private const int HitsToStop = 2;

    private readonly int _warmUp;
    private readonly Ema _smoothed = new(Decay);
    private readonly double[] _startLosses;
    private int _count;
    private int _hits;
    private double _start;
    private double _spread;
    private double _best = double.PositiveInfinity;
    private double _previous = double.PositiveInfinity;

    /// <summary>Creates a monitor for a test of so many steps.</summary>
    public DivergenceMonitor(int steps)
    {
        _warmUp = Math.Max(5, (int)Math.Ceiling(0.05 * steps));
        _startLosses = new double[_warmUp];
    }

    /// <summary>Takes in the loss of the next step and says whether the test should end.</summary>
    /// <param name="loss">Finite.</param>
    public bool HasDiverged(double loss)
    {
        // The smaller of two neighbours: a single outlier leaves no trace, and a take-off is seen one step later.
        double smoothed = _smoothed.Add(Math.Min(loss, _previous));
        _previous = loss;
        if (_count < _warmUp)
        {
            _startLosses[_count++] = loss;
            if (_count == _warmUp)
                MeasureStart();
            return false;
        }

        _best = Math.Min(_best, smoothed);
        double margin = Math.Max(DropMultiple * (_start - _best), SpreadMultiple * _spread);
        _hits = smoothed > _start + margin ? _hits + 1 : 0;
        return _hits >= HitsToStop;
    }

    private void MeasureStart()
    {
        double variance = 0;
        foreach (double loss in _startLosses)
            _start += loss / _warmUp;
        foreach (double loss in _startLosses)
            variance += (loss - _start) * (loss - _start) / (_warmUp - 1);
        _spread = Math.Sqrt(variance);
        _best = _start;
    }
}

/// <summary>An exponential moving average that counts its own samples, so that a constant stays that constant from the first on.</summary>
/// <param name="decay">The weight of the past, at least 0 and less than 1.</param>
/// <remarks>The bias correction is Adam's: Kingma and Ba, "Adam" (2015), section 3.</remarks>
internal sealed class Ema(double decay)
{
    private double _sum;
    private double _weight;

    /// <summary>Takes a sample in and returns the average so far.</summary>
    public double Add(double sample)
    {
        _sum = decay * _sum + (1 - decay) * sample;
        _weight = decay * _weight + (1 - decay);
        return _sum / _weight;
    }
}

/// <summary>Why a range test ended.</summary>
internal enum StopReason
{
    /// <summary>It reached the last rate.</summary>
    Completed,

    /// <summary>The loss rose well above where it started.</summary>
    Diverged,

    /// <summary>The loss became infinite or not a number.</summary>
    NonFiniteLoss,
}
