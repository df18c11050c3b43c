using LrFind.Curves;
using LrFind.Suggestions;

namespace LrFind.Testing;

/// <summary>Curves of all that can be said of curves: each verdict, by each way that leads to it.</summary>
internal static class CurveSituations
{
    private const double First = 1e-5;

    private static readonly Dictionary<string, Func<SuggestionResult>> s_all = new()
    {
        ["falls, turns and takes off"] = () => Suggest(Curve(t => Descent(t, -3) + 0.3 * Math.Pow(10, 2.5 * t))),
        ["falls and levels off"] = () => Suggest(Curve(t => Descent(t, -2))),
        ["falls to the end"] = () => Suggest(Curve(t => -t)),
        ["falls at the first rates"] = () => Suggest(Curve(t => Descent(t, -5) + 0.3 * Math.Pow(10, 2.5 * t))),
        ["falls at the first of very many rates"] = () => Suggest(Curve(t => Descent(t, -5) + 0.3 * Math.Pow(10, 2.5 * t), 1_000)),
        ["falls by little"] = () => Suggest(Curve(t => 10 + Descent(t, -3) + 0.3 * Math.Pow(10, 2.5 * t))),
        ["falls by no more than the noise"] = () => Suggest(Curve((t, i) => Descent(t, -3) + 0.3 * Math.Pow(10, 2.5 * t) + (i % 2 == 0 ? 0.95 : -0.95))),
        ["falls by no more than the rows explain"] = () => new SuggestionResult(Verdict.WithinChance, null, Suggest(Curve(t => Descent(t, -3) + 0.3 * Math.Pow(10, 2.5 * t))).Analysis),
        ["flat to the end"] = () => Suggest(Curve(_ => 0.693)),
        ["flat, then takes off"] = () => Suggest(Curve(t => t < 0 ? 1 : 100)),
        ["flat, then takes off, of low rates"] = () => Suggest(Curve(t => t < -4.2 ? 1 : 100, last: 1e-3)),
        ["flat over thousands of low rates, then takes off"] = () => Suggest(Curve(t => t < -4.2 ? 1 : 100, 1_000, last: 1e-3)),
        ["three take off at once"] = () => Suggest(TakesOff(8, 100), TakesOff(9, 100), TakesOff(10, 100)),
        ["one takes off at once"] = () => Suggest(TakesOff(8, 100)),
        ["the first step blows up, and settles"] = () => Suggest(Curve((t, i) => i == 0 ? 1 : 1_000 * Descent(t, -3))),
        ["rises from the first rates on"] = () => Suggest(Curve(t => 0.01 * (t + 5))),
        ["flat, then rises"] = () => Suggest(Curve((t, i) => 1 + 0.01 * Math.Max(0, t + 2.7) + (i % 2 == 0 ? 1e-3 : -1e-3))),
        ["few steps, and an edge far up"] = () => Suggest(TakesOff(8, 10)),
        ["an edge in the first part of a wide range"] = () => Suggest(TakesOff(15, 100, 1e15)),
        ["no numbers"] = () => Suggest(Curve(_ => double.NaN)),
        ["no numbers behind the first step"] = () => Suggest(Curve((_, i) => i == 0 ? 1 : double.NaN)),
        ["one point"] = () => Suggest(Curve(_ => 1, 1)),
        ["the beginning of a longer test"] = () => Suggester.Suggest(new CurveSet([Curve(t => -t, 50)], 1_000)),
        ["too short for the rule"] = () => Suggester.Suggest(
            new CurveSet([Curve(t => Descent(t, -3) + 0.3 * Math.Pow(10, 2.5 * t), 20)]), SuggestionRules.All.First(r => r.Name == "slide")),
    };

    public static IEnumerable<string> Names => s_all.Keys;

    public static SuggestionResult Of(string name) => s_all[name]();

    private static SuggestionResult Suggest(params LossCurve[] curves) => Suggester.Suggest(new CurveSet(curves));

    private static double Descent(double t, double middle) => 2 - 1.5 / (1 + Math.Exp(-(t - middle) / 0.2));

    private static LossCurve Curve(Func<double, double> lossAtDecade, int steps = 100, double last = 10) => Curve((t, _) => lossAtDecade(t), steps, last);

    private static LossCurve Curve(Func<double, int, double> loss, int steps = 100, double last = 10)
    {
        var points = new LossPoint[steps];
        for (int i = 0; i < steps; i++)
        {
            double t = Math.Log10(First) + (steps == 1 ? 0 : Math.Log10(last / First) * i / (steps - 1));
            points[i] = new LossPoint(i, Math.Pow(10, t), loss(t, i));
        }

        return new LossCurve(points);
    }

    // Flat, and from a step on so high that a test stops two steps later; that there is more behind it changes nothing.
    private static LossCurve TakesOff(int step, int steps, double last = 10) => Curve((_, i) => i < step - 2 ? 1 : 100, steps, last);
}
