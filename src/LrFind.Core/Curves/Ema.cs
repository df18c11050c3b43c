namespace LrFind.Curves;

/// <summary>An exponential moving average that counts its own samples, so that a constant stays that constant from the first on.</summary>
/// <param name="decay">The weight of the past, at least 0 and less than 1.</param>
/// <remarks>The bias correction is Adam's: Kingma and Ba, "Adam" (2015), section 3.</remarks>
public sealed class Ema(double decay)
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
