using LrFind.Curves;
using LrFind.Data;

namespace LrFind.Core.Tests.Suggestions;

/// <summary>Curves whose landmarks are known: flat, a smooth descent centred on a rate, a valley, a blow-up.</summary>
internal static class PlantedCurve
{
    public const double Steepest = 1e-3;

    public static LossCurve Create(int steps = 300, double noise = 0, double scale = 1, double offset = 0, double steepest = Steepest, long seed = 0)
    {
        var random = new Pcg32(seed, RandomPurpose.Shuffle);
        var points = new LossPoint[steps];
        for (int i = 0; i < steps; i++)
        {
            double t = -5 + 6.0 * i / (steps - 1);
            double clean = 2 - 1.5 / (1 + Math.Exp(-(t - Math.Log10(steepest)) / 0.2)) + Math.Max(0, Math.Pow(10, 2 * (t + 0.5)) - 1);
            // The sum of four is near enough to a Gaussian of standard deviation 1.
            double gauss = Math.Sqrt(3) * (random.NextSingle(-1, 1) + random.NextSingle(-1, 1) + random.NextSingle(-1, 1) + random.NextSingle(-1, 1)) / 2;
            points[i] = new LossPoint(i, Math.Pow(10, t), scale * (clean + 1.5 * noise * gauss) + offset);
        }

        return new LossCurve(points);
    }

    public static LossCurve Of(Func<double, double> lossAtDecade, int steps = 100)
    {
        var points = new LossPoint[steps];
        for (int i = 0; i < steps; i++)
        {
            double t = -5 + 6.0 * i / (steps - 1);
            points[i] = new LossPoint(i, Math.Pow(10, t), lossAtDecade(t));
        }

        return new LossCurve(points);
    }

    public static LossCurve WithLoss(this LossCurve curve, int index, double loss)
    {
        var points = new LossPoint[curve.Count];
        for (int i = 0; i < points.Length; i++)
            points[i] = i == index ? curve[i] with { Loss = loss } : curve[i];
        return new LossCurve(points);
    }
}
