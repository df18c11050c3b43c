using LrFind.Charts;
using LrFind.Charts.Annotations;
using LrFind.Core.Tests.Charts;
using LrFind.Core.Tests.Suggestions;
using LrFind.Curves;
using LrFind.Reports;
using LrFind.Reports.Figures;
using LrFind.Suggestions;
using ScottPlot;

namespace LrFind.Core.Tests.Reports.Figures;

public class RangeTestChartTests
{
    [Fact]
    public void The_chart_is_as_approved() =>
        Golden.Match("charts/range-test.txt", ChartText.Of(RangeTestChart.Picture(Report(PlantedCurve.Create()), new ChartOptions())));

    [Theory]
    [InlineData("light", 640, 420)]
    [InlineData("dark", 900, 600)]
    public void It_looks_as_approved(string theme, int width, int height)
    {
        var options = new ChartOptions { Theme = theme == "dark" ? ChartTheme.Dark : ChartTheme.Light, Title = "größe, łódź, Ω and шаг" };
        GoldenPicture.Match($"charts/range-test-{theme}.png", RangeTestChart.Picture(Report(PlantedCurve.Create()), options), new PictureSize(width, height));
    }

    [Fact]
    public void Another_picture_is_told_apart()
    {
        using var light = new MemoryStream();
        using var other = new MemoryStream();
        RangeTestChart.Picture(Report(PlantedCurve.Create()), new ChartOptions()).Write(light, PictureFormat.Png, new PictureSize(640, 420));
        RangeTestChart.Picture(Report(PlantedCurve.Create()), new ChartOptions { Title = "other" }).Write(other, PictureFormat.Png, new PictureSize(640, 420));
        using SkiaSharp.SKBitmap a = SkiaSharp.SKBitmap.Decode(light.ToArray()), b = SkiaSharp.SKBitmap.Decode(other.ToArray());
        Assert.True(GoldenPicture.Difference(a, b).Share > 0.004);
    }

    [Fact]
    public void All_rules_are_marked_on_request()
    {
        Assert.DoesNotContain(Marks(Report(PlantedCurve.Create())), m => m.Label.Contains(" rule ", StringComparison.Ordinal));
        CurveReport all = Report(PlantedCurve.Create(), allRules: true);
        int others = all.Result.Answers.Count(a => a.LearningRate is not null) - 1;
        Assert.Equal(others, Marks(all).Count(m => m.Label.Contains(" rule ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Minimum_edge_and_the_largest_rate_of_one_cycle_are_marked()
    {
        CurveReport report = Report(PlantedCurve.Create());
        string[] labels = [.. Marks(report).Select(m => m.Label.Split(' ')[0])];
        Assert.Contains("minimum", labels);
        Assert.Contains("edge", labels);
        Assert.Contains("one-cycle", labels);
        Assert.Equal(Math.Log10(report.Result.Suggestion!.LearningRate), Marks(report)[0].X, 1e-9);
    }

    [Theory]
    [InlineData(0.1, 5, 0.1, 5)]
    [InlineData(0.1, double.NaN, 0.2, double.NaN)]
    [InlineData(1e-5, 1, 1, 1)]
    [InlineData(1e-5, 1e300, 1, -1e300)]
    public void Curves_that_say_nothing_can_be_drawn(double firstRate, double firstLoss, double lastRate, double lastLoss)
    {
        LossPoint[] points = firstRate == lastRate ? [new(0, firstRate, firstLoss, null)] : [new(0, firstRate, firstLoss, null), new(1, lastRate, lastLoss, null)];
        var curves = new CurveSet([new LossCurve(points)]);
        foreach (PictureFormat format in Enum.GetValues<PictureFormat>())
        {
            using var stream = new MemoryStream();
            RangeTestChart.Picture(Report(curves), new ChartOptions()).Write(stream, format, new PictureSize(PictureSize.MinWidth, PictureSize.MinHeight));
            Assert.True(stream.Length > 500);
        }
    }

    private static IReadOnlyList<RateMark> Marks(CurveReport report) =>
        RangeTestChart.Create(report, new ChartOptions()).GetPlottables<RateAnnotations>().Single().Marks;

    private static CurveReport Report(CurveSet curves, bool allRules = false) => new(
        new ReportHead(new Tool("1.2.3"), []) { AllRules = allRules }, "data", new CurveFacts { Model = "mlp", Optimizer = "adam" },
        Suggester.Suggest(curves, SuggestionRules.Default), CurveSource.RangeTest);
}
