using LrFind.Charts.Scenes;
using LrFind.Core.Tests.Experiments.Tuning;
using LrFind.Experiments.Tuning;
using LrFind.Experiments.Verification;
using LrFind.Reports;
using LrFind.Reports.Figures;

namespace LrFind.Core.Tests.Reports.Figures;

public class TuneFigureTests
{
    [Fact]
    public void The_picture_is_as_approved() =>
        Golden.Match("charts/tune.svg", SvgWriter.Write(TuneFigure.Create(Report(new PlantedEngine(-2.4, noise: 0.01)), 1200, 800)));

    [Fact]
    public void The_rate_its_interval_and_the_suggestion_are_named()
    {
        TuneReport report = Report(new PlantedEngine(-2));
        string[] texts = [.. TuneFigure.Create(report, 1200, 800).Shapes.OfType<TextShape>().Select(t => t.Text)];
        Assert.Contains(FormattableString.Invariant($"tuned {report.Result.LearningRate:0.00e+00}"), texts);
        Assert.Contains(texts, t => t.StartsWith("suggestion ", StringComparison.Ordinal));
        Assert.Contains("cannot be told apart", texts);
    }

    [Fact]
    public void There_are_no_more_learning_curves_than_colours_to_tell_them_by()
    {
        TuneReport report = Report(new PlantedEngine(-2, width: 8));
        Assert.True(report.Result.Finalists.Count > 5);
        string[] curves = [.. TuneFigure.Create(report, 1200, 800).Shapes.OfType<TextShape>().Select(t => t.Text).Where(t => t.Contains("e-", StringComparison.Ordinal) && char.IsDigit(t[0]))];
        Assert.Equal(5, curves.Length);
    }

    [Theory]
    [InlineData(40, 50)]
    [InlineData(-3, -20)]
    public void A_search_that_finds_nothing_can_be_drawn(double optimum, double blowUp)
    {
        TuneReport report = Report(new PlantedEngine(optimum, width: 0.1, blowUp));
        Assert.Null(report.Result.LearningRate);
        Assert.Contains(TuneFigure.Create(report, Scene.MinWidth, 420).Shapes, s => s is PolylineShape);
    }

    private static TuneReport Report(PlantedEngine engine)
    {
        var options = new TuneOptions { Trial = new TrialOptions { TrainSteps = 100, TrainSeeds = 4 } };
        return new TuneReport(LearningRateTuning.Tune(PlantedEngine.Found(), engine, options), new ReportHead("1.2.3", []));
    }
}
