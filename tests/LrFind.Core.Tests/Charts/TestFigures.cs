using LrFind.Charts;

namespace LrFind.Core.Tests.Charts;

/// <summary>Figures for the tests, the same on every machine.</summary>
internal static class TestFigures
{
    /// <summary>A plateau, a descent, a floor and a blow-up that leaves through the top, over a wobbling raw line.</summary>
    public static Figure LossCurve(int points = 120)
    {
        var x = new double[points];
        var raw = new double[points];
        var smooth = new double[points];
        for (int i = 0; i < points; i++)
        {
            double exponent = -5 + 6.0 * i / (points - 1);
            x[i] = Math.Pow(10, exponent);
            smooth[i] = 0.4 + 1.8 / (1 + Math.Exp(3 * (exponent + 2.5))) + 0.02 * Math.Exp(8 * exponent);
            raw[i] = smooth[i] * (1 + 0.15 * Math.Sin(i * 2.7) * Math.Cos(i * 1.3));
        }

        return new Figure
        {
            Title = "Range test: <iris> & co",
            Subtitle = "start with 2.3e-03",
            Footer = "adam · batch 64 · seed 1",
            X = new Axis("learning rate", new LogScale(1e-5, 10)),
            Y = new Axis("loss", new LinearScale(0, 3)),
            Series =
            [
                new Series(x, raw) { Label = "batch", Width = 1.4, Opacity = 0.35 },
                new Series(x, smooth) { Label = "smoothed" },
            ],
            Bands = [new Band(1e-3, 1e-1) { Label = "stable range" }],
            Markers = [new Marker(2.3e-3, "steepest 2.3e-03") { Y = 1.42 }],
        };
    }

    /// <summary>One straight line across a unit square.</summary>
    public static Figure Diagonal() => new()
    {
        Title = "Diagonal",
        X = new Axis("x", new LinearScale(0, 1)),
        Y = new Axis("y", new LinearScale(0, 1)),
        Series = [new Series([0, 1], [0, 1])],
    };
}
