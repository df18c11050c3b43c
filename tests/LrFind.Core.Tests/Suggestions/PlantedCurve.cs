using LrFind.Curves;
using LrFind.Foundation;

namespace LrFind.Core.Tests.Suggestions;

/// <summary>Curves whose landmarks are known: flat, a smooth descent centred on a rate, a valley, a blow-up.</summary>
internal static class PlantedCurve
{
    public const double Steepest = 1e-3;

    // Where the planted loss is lowest and where a tenth of the descent is done and a fifth of it is lost again; found by a fine search.
    public const double Minimum = 0.0552;
    public const double TakeOff = 1;
    public const double Onset = 0.000363;

    /// <summary>Repeats that differ by their noise.</summary>
    /// <param name="steps">Points.</param>
    /// <param name="noise">The standard deviation of the batch loss, as a share of the drop.</param>
    /// <param name="scale">What the loss is multiplied by.</param>
    /// <param name="offset">What is added to it.</param>
    /// <param name="seed">The seed of the first repeat's noise.</param>
    /// <param name="repeats">How many.</param>
    /// <param name="probe">Whether there is a probe loss, with a tenth of the noise.</param>
    public static CurveSet Create(int steps = 100, double noise = 0, double scale = 1, double offset = 0, long seed = 0, int repeats = 3, bool probe = true)
    {
        var curves = new LossCurve[repeats];
        for (int r = 0; r < repeats; r++)
        {
            var random = new Pcg32(seed + r, RandomPurpose.Shuffle);
            var points = new LossPoint[steps];
            for (int i = 0; i < steps; i++)
            {
                double t = -5 + 6.0 * i / (steps - 1), clean = Loss(t);
                double Noisy(double share) => scale * (clean + 1.5 * share * random.NextGaussian()) + offset;
                points[i] = new LossPoint(i, Math.Pow(10, t), Noisy(noise), probe ? Noisy(noise / 10) : null);
            }

            curves[r] = new LossCurve(points);
        }

        return new CurveSet(curves);
    }

    /// <summary>One curve without a probe, by its loss at a decade from -5 to 1.</summary>
    public static CurveSet Of(Func<double, double> lossAtDecade, int steps = 100)
    {
        var points = new LossPoint[steps];
        for (int i = 0; i < steps; i++)
        {
            double t = steps == 1 ? -5 : -5 + 6.0 * i / (steps - 1);
            points[i] = new LossPoint(i, Math.Pow(10, t), lossAtDecade(t));
        }

        return new CurveSet([new LossCurve(points)]);
    }

    /// <summary>The same curves with other losses at one step of one repeat.</summary>
    public static CurveSet WithPoint(this CurveSet set, int repeat, int index, Func<LossPoint, LossPoint> change)
    {
        var curves = set.Repeats.ToArray();
        var points = new LossPoint[curves[repeat].Count];
        for (int i = 0; i < points.Length; i++)
            points[i] = i == index ? change(curves[repeat][i]) : curves[repeat][i];
        curves[repeat] = new LossCurve(points);
        return new CurveSet(curves, set.Steps);
    }

    public static double Loss(double t) => 2 - 1.5 / (1 + Math.Exp(-(t - Math.Log10(Steepest)) / 0.2)) + 0.3 * Math.Pow(10, 2.5 * t);
}
