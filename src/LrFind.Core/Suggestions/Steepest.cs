using LrFind.Curves;

namespace LrFind.Suggestions;

/// <summary>
/// The rate at which the smoothed loss falls most steeply per decade, between the start and the minimum: argmin d loss / d log₁₀ lr.
/// </summary>
/// <remarks>
/// The curve is smoothed by <see cref="LocalLinearFit"/> with a bandwidth of 0.3 decades, so that the slope is measured over a stretch of the
/// curve and not between two noisy points. Scaling or shifting the loss does not move the answer. "Steepest gradient" as a rule goes back to
/// fastai and torch-lr-finder, which differentiate an average that lags.
/// </remarks>
public static class Steepest
{
    /// <summary>The standard deviation of the smoothing kernel, in decades of the rate.</summary>
    public const double Bandwidth = 0.3;

    private const int FewestPoints = 10;

    // A curve of pure noise, smoothed, dips by one or two standard errors somewhere; a descent must be out of reach of that.
    private const double NoiseMultiple = 5;

    private const double OnsetShare = 0.1;
    private const double EdgeShare = 0.2;

    /// <summary>Reads a suggestion off a curve.</summary>
    /// <param name="curve">The curve; its diverged tail is not used.</param>
    public static SuggestionResult Suggest(LossCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        int count = FiniteCount(curve);
        if (count < FewestPoints)
            return new(count < Math.Min(3, curve.Count) ? Verdict.NonFinite : Verdict.TooFewPoints, null, null);

        double[] decades = new double[count], losses = new double[count];
        for (int i = 0; i < count; i++)
        {
            decades[i] = Math.Log10(curve[i].LearningRate);
            losses[i] = curve[i].Loss;
        }

        CapBlowUp(losses);
        LocalLinearFit smoothed = LocalLinearFit.At(decades, losses, Bandwidth);

        int minimum = ArgMin(smoothed.Values);
        double start = Mean(losses, StartCount(count));
        double noise = Noise(decades, losses, smoothed, minimum);
        if (minimum < StartCount(count) / 2 || !(start - smoothed.Values[minimum] > noise))
            return new(smoothed.Values[^1] - start > noise ? Verdict.DivergedAtStart : Verdict.NoDescent, null, smoothed);
        if (minimum == count - 1 && count == curve.Count)
            return new(Verdict.MinimumAtEdge, null, smoothed);
        return new(Verdict.Ok, Describe(curve, smoothed, minimum), smoothed);
    }

    private static Suggestion Describe(LossCurve curve, LocalLinearFit smoothed, int minimum)
    {
        ReadOnlySpan<double> values = smoothed.Values;
        double drop = values[0] - values[minimum];
        int steepest = ArgMin(smoothed.Slopes[..(minimum + 1)]);
        int onset = steepest;
        while (onset > 0 && values[onset] < values[0] - OnsetShare * drop)
            onset--;
        int edge = minimum;
        while (edge < values.Length - 1 && values[edge] < values[minimum] + EdgeShare * drop)
            edge++;
        return new Suggestion(
            curve[steepest].LearningRate, curve[onset].LearningRate, curve[minimum].LearningRate, curve[edge].LearningRate,
            values[0], values[minimum]);
    }

    private static int FiniteCount(LossCurve curve)
    {
        int count = 0;
        while (count < curve.UsableCount && double.IsFinite(curve[count].Loss))
            count++;
        return count;
    }

    // The losses that tell where the curve starts.
    private static int StartCount(int count) => Math.Max(FewestPoints / 2, count / 10);

    private static double Mean(double[] losses, int count)
    {
        double sum = 0;
        for (int i = 0; i < count; i++)
            sum += losses[i];
        return sum / count;
    }

    /// <summary>
    /// Holds the blow-up at as far above the start as the lowest loss is below it: how high it goes says nothing about where the descent is,
    /// but would pull the fitted lines up before it.
    /// </summary>
    private static void CapBlowUp(double[] losses)
    {
        int count = StartCount(losses.Length);
        double lowest = double.PositiveInfinity, highest = losses[0];
        foreach (double loss in losses)
            lowest = Math.Min(lowest, loss);
        for (int i = 1; i < count; i++)
            highest = Math.Max(highest, losses[i]);
        // Without the highest: an outlier at the start must not lift the cap.
        double start = (count * Mean(losses, count) - highest) / (count - 1);
        double cap = start + (start - lowest);
        for (int i = 0; i < losses.Length; i++)
            losses[i] = Math.Min(losses[i], cap);
    }

    /// <summary>How far start and minimum may lie apart by chance, from the scatter of the losses around the fit up to the minimum.</summary>
    private static double Noise(double[] decades, double[] losses, LocalLinearFit smoothed, int minimum)
    {
        int count = Math.Max(minimum + 1, Math.Min(FewestPoints, losses.Length));
        double variance = 0, largest = 0;
        for (int i = 0; i < count; i++)
        {
            variance += (losses[i] - smoothed.Values[i]) * (losses[i] - smoothed.Values[i]) / count;
            largest = Math.Max(largest, Math.Abs(losses[i]));
        }

        double pointsPerDecade = (losses.Length - 1) / (decades[^1] - decades[0]);
        // A Gaussian kernel of bandwidth h averages over as many points as lie in a stretch of 2√π·h.
        double averaged = Math.Max(1, 2 * Math.Sqrt(Math.PI) * Bandwidth * pointsPerDecade);
        double standardError = Math.Sqrt(variance * (1 / averaged + 1.0 / StartCount(losses.Length)));
        // Equal losses are fitted to within rounding only.
        return Math.Max(NoiseMultiple * standardError, 1e-9 * largest);
    }

    private static int ArgMin(ReadOnlySpan<double> values)
    {
        int index = 0;
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] < values[index])
                index = i;
        }

        return index;
    }
}
