using LrFind.Charts;
using LrFind.Charts.Annotations;
using ScottPlot;
using SkiaSharp;

namespace LrFind.Core.Tests.Charts.Annotations;

public class RateAnnotationsTests
{
    [Fact]
    public void Labels_of_a_thousand_random_figures_are_inside_and_clear_of_each_other()
    {
        var random = new Random(7);
        int labels = 0;
        for (int i = 0; i < 1_000; i++)
        {
            (Plot plot, RateAnnotations annotations) = RandomFigure(random);
            PixelRect area = Drawn(plot, random.Next(460, 1600), random.Next(290, 1100));
            (string Text, PixelRect Rect)[] placed = [.. annotations.Placed];
            labels += placed.Length;
            Assert.All(placed, p => Assert.True(
                p.Rect.Left >= area.Left && p.Rect.Right <= area.Right && p.Rect.Top >= area.Top && p.Rect.Bottom <= area.Bottom, p.Text));
            for (int a = 0; a < placed.Length; a++)
            {
                for (int b = 0; b < a; b++)
                    Assert.False(Overlap(placed[a].Rect, placed[b].Rect), $"figure {i}: '{placed[a].Text}' and '{placed[b].Text}'");
            }
        }

        // They are not simply left out.
        Assert.True(labels > 2_500, $"{labels} labels");
    }

    [Fact]
    public void A_label_stands_beside_its_dot_where_there_is_room()
    {
        (Plot plot, RateAnnotations annotations) = Figure([new RateMark(-3, "here", Colors.Red) { Y = 0.5 }], 0.9, 0.9);
        Drawn(plot, 1200, 800);
        (_, PixelRect rect) = Assert.Single(annotations.Placed);
        Pixel dot = plot.GetPixel(new Coordinates(-3, 0.5));
        Assert.InRange(rect.Center.Y - dot.Y, -1, 1);
        Assert.InRange(Math.Min(Math.Abs(rect.Left - dot.X), Math.Abs(rect.Right - dot.X)), 1, 20);
    }

    [Fact]
    public void A_label_goes_out_of_the_way_of_a_curve()
    {
        (Plot plot, RateAnnotations annotations) = Figure([new RateMark(-3, "a label of some length", Colors.Red) { Y = 0.5 }], 0.5, 0.5);
        Drawn(plot, 1200, 800);
        (_, PixelRect rect) = Assert.Single(annotations.Placed);
        float curve = plot.GetPixel(new Coordinates(-3, 0.5)).Y;
        Assert.True(rect.Bottom < curve || rect.Top > curve);
    }

    [Fact]
    public void The_label_of_one_of_many_marks_is_left_out_where_it_would_be_far_away()
    {
        RateMark[] marks = [.. Enumerable.Range(0, 40).Select(i => new RateMark(-3, $"mark {i}", Colors.Red) { Y = 0.5, IsStrong = false })];
        (Plot plot, RateAnnotations annotations) = Figure(marks, 0.9, 0.9);
        Drawn(plot, 1200, 800);
        Assert.InRange(annotations.Placed.Count, 4, 20);
    }

    [Fact]
    public void The_legend_stands_in_the_corner_that_is_free()
    {
        (Plot falling, _) = Figure([], 1, 0);
        (Plot rising, _) = Figure([], 0, 1);
        Drawn(falling, 900, 600);
        Drawn(rising, 900, 600);
        Assert.True(falling.Legend.Alignment is Alignment.LowerLeft or Alignment.UpperRight);
        Assert.True(rising.Legend.Alignment is Alignment.UpperLeft or Alignment.LowerRight);
    }

    private static (Plot Plot, RateAnnotations Annotations) Figure(IReadOnlyList<RateMark> marks, double from, double to)
    {
        Plot plot = Chart.Create(ChartTheme.Light, new ChartTexts("title"));
        plot.SetRateAxis(RateAxis.Decades(1e-5, 1e1), "learning rate");
        plot.SetHeights(0, 1, "loss");
        plot.AddCurve([-5, 1], [from, to], ChartTheme.Light.Data, label: "curve");
        var annotations = new RateAnnotations(ChartTheme.Light, Chart.LabelSize) { Marks = marks };
        plot.Annotate(annotations);
        return (plot, annotations);
    }

    private static (Plot Plot, RateAnnotations Annotations) RandomFigure(Random random)
    {
        Plot plot = Chart.Create(ChartTheme.Light, new ChartTexts(new string('t', random.Next(0, 200)), "", new string('f', random.Next(0, 300))));
        plot.SetRateAxis(RateAxis.Decades(1e-5, 1e1), "learning rate");
        plot.SetHeights(0, 1, "loss");
        for (int curve = random.Next(1, 6); curve > 0; curve--)
        {
            double[] x = [.. Enumerable.Range(0, 60).Select(i => -5 + 0.1 * i)];
            double scale = random.NextDouble();
            plot.AddCurve(x, [.. x.Select(v => random.Next(20) == 0 ? double.NaN : scale / (1 + Math.Exp(3 * (v + 2))) + 0.1 * random.NextDouble())],
                ChartTheme.Light.Data, label: $"curve {curve}");
        }

        var annotations = new RateAnnotations(ChartTheme.Light, Chart.LabelSize)
        {
            Marks = [.. Enumerable.Range(0, random.Next(0, 7)).Select(i => new RateMark(-5.5 + 7 * random.NextDouble(),
                $"mark {i} {new string('x', random.Next(0, 40))}", Colors.Red) { Y = random.Next(4) == 0 ? null : random.NextDouble(), IsStrong = i == 0 })],
            Bands = [new RateBand(-4 + random.NextDouble(), -1 + random.NextDouble(), "stable range", Colors.Green)],
        };
        plot.Annotate(annotations);
        return (plot, annotations);
    }

    private static PixelRect Drawn(Plot plot, int width, int height)
    {
        using var canvas = new SKNoDrawCanvas(width, height);
        plot.Render(canvas, new PixelRect(0, width, height, 0));
        return plot.LastRender.DataRect;
    }

    private static bool Overlap(PixelRect a, PixelRect b) => a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom;
}
