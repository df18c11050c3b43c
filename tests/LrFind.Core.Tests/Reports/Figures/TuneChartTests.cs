using LrFind.Charts;
using LrFind.Charts.Annotations;
using LrFind.Core.Tests.Charts;
using LrFind.Core.Tests.Experiments.Tuning;
using LrFind.Experiments.Tuning;
using LrFind.Experiments.Verification;
using LrFind.Reports;
using LrFind.Reports.Figures;
using ScottPlot;
using ScottPlot.Plottables;

namespace LrFind.Core.Tests.Reports.Figures;

public class TuneChartTests
{
    [Fact]
    public void The_picture_is_as_approved()
    {
        Picture picture = Drawn(Report(new PlantedEngine(-2.4, noise: 0.01)));
        Golden.Match("charts/tune.txt", ChartText.Of(picture));
        GoldenPicture.Match("charts/tune.png", picture, new PictureSize(640, 420));
    }

    [Fact]
    public void The_rate_its_interval_and_the_suggestion_are_named()
    {
        TuneReport report = Report(new PlantedEngine(-2));
        RateAnnotations annotations = Plots(report)[0].GetPlottables<RateAnnotations>().Single();
        string[] texts = [.. annotations.Marks.Select(m => m.Label), .. annotations.Bands.Select(b => b.Label)];
        Assert.Contains(FormattableString.Invariant($"tuned {report.Result.LearningRate:0.00e+00}"), texts);
        Assert.Contains(texts, t => t.StartsWith("suggestion ", StringComparison.Ordinal));
        Assert.Contains("cannot be told apart", texts);
    }

    [Fact]
    public void There_are_no_more_learning_curves_than_colours_to_tell_them_by()
    {
        TuneReport report = Report(new PlantedEngine(-2, width: 8));
        Assert.True(report.Result.Finalists.Count > 5);
        Assert.Equal(5, Plots(report)[1].GetPlottables<Scatter>().Count(c => c.LegendText.Length > 0));
    }

    [Theory]
    [InlineData(40, 50)]
    [InlineData(-3, -20)]
    public void A_search_that_finds_nothing_can_be_drawn(double optimum, double blowUp)
    {
        TuneReport report = Report(new PlantedEngine(optimum, width: 0.1, blowUp));
        Assert.Null(report.Result.LearningRate);
        using var stream = new MemoryStream();
        Drawn(report).Write(stream, PictureFormat.Png, new PictureSize(PictureSize.MinWidth, 420));
        Assert.True(stream.Length > 1_000);
    }

    private static Picture Drawn(TuneReport report) => TuneChart.Picture(report, new ChartOptions());

    private static Plot[] Plots(TuneReport report) => Drawn(report).Plots.Subplots.GetPlots();

    private static TuneReport Report(PlantedEngine engine)
    {
        var options = new TuneOptions { Trial = new TrialOptions { TrainSteps = 100, TrainSeeds = 4 } };
        return new TuneReport(LearningRateTuning.Tune(PlantedEngine.Found(), engine, options), new ReportHead("1.2.3", []));
    }
}
