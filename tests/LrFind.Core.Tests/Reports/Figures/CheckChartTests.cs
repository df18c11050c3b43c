using LrFind.Charts;
using LrFind.Charts.Annotations;
using LrFind.Core.Tests.Charts;
using LrFind.Core.Tests.Experiments.Tuning;
using LrFind.Experiments.Checks;
using LrFind.Experiments.Verification;
using LrFind.Reports;
using LrFind.Reports.Figures;
using ScottPlot;
using ScottPlot.Plottables;

namespace LrFind.Core.Tests.Reports.Figures;

public class CheckChartTests
{
    [Fact]
    public void The_picture_of_one_check_is_as_approved() =>
        Golden.Match("charts/check.txt", ChartText.Of(CheckChart.Create((CheckSuite)MadeReports.Of("check"), new ChartOptions()).Picture));

    [Fact]
    public void The_picture_of_several_is_as_approved()
    {
        (Picture picture, PictureSize size) = CheckChart.Create((CheckSuite)MadeReports.Of("checks"), new ChartOptions());
        Golden.Match("charts/checks.txt", ChartText.Of(picture));
        GoldenPicture.Match("charts/checks.png", picture, size);
    }

    [Fact]
    public void The_trainings_are_named_after_where_their_rates_come_from()
    {
        // A third of 1e-3 times what makes it the suggestion is not the suggestion to the last digit.
        Plot trainings = Plots(Suite(Case("made", 1e-3 / 3)))[1];
        Assert.Equal(["checked", "one-cycle", "suggested"],
            trainings.GetPlottables<Scatter>().Where(c => c.LegendText.Length > 0).Select(c => c.LegendText.Split('(', ')')[1]).Order());
    }

    [Theory]
    [InlineData(1e-3, true)]
    [InlineData(30, true)]
    [InlineData(1e-6, true)]
    [InlineData(1e20, false)]
    [InlineData(1e-30, false)]
    public void The_rate_is_marked_even_where_the_range_test_ends_before_it_unless_that_is_far_away(double rate, bool isMarked)
    {
        Plot curves = Plots(Suite(Case("made", rate)))[0];
        Assert.Equal(isMarked, curves.GetPlottables<RateAnnotations>().Single().Marks[0].Label.StartsWith("checked ", StringComparison.Ordinal));
        if (isMarked)
            Assert.InRange(Math.Log10(rate), curves.Axes.GetLimits().Left, curves.Axes.GetLimits().Right);
        else
            Assert.InRange(curves.Axes.GetLimits().HorizontalSpan, 1, 7);
    }

    [Fact]
    public void Each_check_has_a_panel_also_one_that_could_not_be_made()
    {
        CheckCase failed = new("failed", null, "no such file", null, TimeSpan.Zero);
        Assert.Equal(4, Plots(Suite(Case("a", 1e-3), failed, Case("b", 1e-2))).Length);
        using var stream = new MemoryStream();
        (Picture picture, PictureSize size) = CheckChart.Create(Suite(failed), new ChartOptions());
        picture.Write(stream, PictureFormat.Svg, size);
        Assert.Contains("error: no such file", System.Text.Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    private static Plot[] Plots(CheckSuite suite) => CheckChart.Create(suite, new ChartOptions()).Picture.Plots.Subplots.GetPlots();

    private static CheckSuite Suite(params CheckCase[] cases) => new(cases, "lrfind.json", new ReportHead(new Tool("1.2.3"), []));

    private static CheckCase Case(string name, double rate)
    {
        CheckResult result = LearningRateCheck.Check(PlantedEngine.Found(), new PlantedEngine(-3), rate, null,
            new CheckOptions { Trial = new TrialOptions { TrainSteps = 20, TrainSeeds = 2 } });
        return new(name, new CheckReport(result, new Tool("1.2.3")), null, null, TimeSpan.Zero);
    }
}
