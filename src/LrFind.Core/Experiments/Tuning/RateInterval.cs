namespace LrFind.Experiments.Tuning;

/// <summary>The rates that cannot be told from the best one.</summary>
/// <param name="Low">The lowest.</param>
/// <param name="High">The highest.</param>
public readonly record struct RateInterval(double Low, double High)
{
    /// <summary>Its middle in decades.</summary>
    public double Middle => Low == High ? Low : Math.Sqrt(Low) * Math.Sqrt(High);
}
