using LrFind.Charts;
using LrFind.Core.Tests.Charts;
using LrFind.Experiments.Sweeps;
using LrFind.Reports;
using LrFind.Reports.Figures;
using ScottPlot;
using ScottPlot.Plottables;

namespace LrFind.Core.Tests.Reports.Figures;

public class SweepPicturesTests
{
    private static readonly ChartOptions s_options = new();

    // Two of twelve cells have no suggestion.
    private static readonly SweepGrid s_small = new() { Models = ["mlp", "linear"], Optimizers = ["sgd", "adam"], BatchSizes = [16, 64], Momenta = [0, 0.9] };

    private static readonly SweepGrid s_large = new() { Models = ["mlp", "linear", "resnet"], Optimizers = ["sgd", "adam", "rmsprop"], BatchSizes = [.. Enumerable.Range(3, 10).Select(i => 1 << i)] };

    [Fact]
    public void Small_multiples_are_as_approved()
    {
        (Picture picture, PictureSize size) = SweepPanels.Create(SyntheticSweep.Of(s_small, 3), s_options)!.Value;
        Golden.Match("charts/sweep-panels.txt", ChartText.Of(picture));
        GoldenPicture.Match("charts/sweep-panels.png", picture, size with { Width = size.Width / 2, Height = size.Height / 2, FixedZoom = 0.5 });
    }

    [Fact]
    public void The_overlay_of_few_cells_names_each() => Golden.Match("charts/sweep-curves.txt", ChartText.Of(SweepCurves.Create(SyntheticSweep.Of(s_small, 3), s_options)!));

    [Fact]
    public void Up_to_24_curves_have_an_entry_each_and_no_two_look_the_same()
    {
        var grid = new SweepGrid { Models = ["mlp", "linear"], Optimizers = ["sgd", "adam", "rmsprop"], BatchSizes = [8, 16, 32, 64] };
        Scatter[] curves = Curves(SweepCurves.Create(SyntheticSweep.Of(grid), s_options)!);
        Assert.Equal(24, curves.Select(c => c.LegendText).Distinct().Count(t => t.Length > 0));
        Assert.Equal(24, curves.Select(c => c.LineColor).Distinct().Count());
    }

    [Fact]
    public void More_curves_share_entries_by_model_and_optimizer()
    {
        Scatter[] curves = Curves(SweepCurves.Create(SyntheticSweep.Of(s_large), s_options)!);
        Assert.True(curves.Length > 24);
        Assert.Equal(9, curves.Count(c => c.LegendText.Length > 0));
    }

    [Fact]
    public void Panels_stand_in_the_rows_and_columns_of_the_settings_and_share_their_axes()
    {
        var grid = new SweepGrid { Models = ["mlp", "linear"], Optimizers = ["sgd", "adam"], BatchSizes = [16, 32, 64] };
        (Picture picture, _) = SweepPanels.Create(SyntheticSweep.Of(grid), s_options)!.Value;
        Plot[] panels = [.. picture.Plots.Subplots.GetPlots().Skip(1)];
        PixelRect[] rects = [.. picture.Plots.Layout.GetSubplotRectangles(picture.Plots.Subplots, new PixelRect(0, 1260, 1310, 0)).Skip(1)];
        Assert.Equal(12, panels.Length);
        Assert.Single(panels.Select(p => (p.Axes.Bottom.Min, p.Axes.Bottom.Max, p.Axes.Left.Min, p.Axes.Left.Max)).Distinct());
        Assert.Equal([0, 420, 840], rects.Select(r => (int)r.Left).Distinct());
        Assert.Equal(4, rects.Select(r => r.Top).Distinct().Count());
        Assert.Equal(3, panels.Count(p => p.Axes.Bottom.Label.Text.Length > 0));
        Assert.Equal(4, panels.Count(p => p.Axes.Left.Label.Text.Length > 0));
    }

    [Fact]
    public void Without_a_curve_there_is_no_picture()
    {
        SweepReport report = SyntheticSweep.Of(new() { BatchSizes = [16, 64] }, 0, 1);
        Assert.Null(SweepPanels.Create(report, s_options));
        Assert.Null(SweepCurves.Create(report, s_options));
    }

    private static Scatter[] Curves(Picture picture) => [.. picture.Plots.Subplots.GetPlots()[0].GetPlottables<Scatter>()];
}
