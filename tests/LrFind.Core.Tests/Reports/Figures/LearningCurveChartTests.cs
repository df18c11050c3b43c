using LrFind.Charts;
using LrFind.Core.Tests.Charts;
using LrFind.Core.Tests.Data;
using LrFind.Core.Tests.Suggestions;
using LrFind.Curves;
using LrFind.Data;
using LrFind.Engines;
using LrFind.Experiments;
using LrFind.Experiments.Verification;
using LrFind.Models.Schedules;
using LrFind.Reports;
using LrFind.Reports.Figures;
using LrFind.Suggestions;
using ScottPlot;
using ScottPlot.Plottables;

namespace LrFind.Core.Tests.Reports.Figures;

public class LearningCurveChartTests
{
    private const int Steps = 100;

    private static readonly FindResult s_found = Found();

    [Theory]
    [InlineData("constant")]
    [InlineData("triangular")]
    [InlineData("one-cycle")]
    public void The_picture_is_as_approved(string schedule) =>
        Golden.Match($"charts/learning-curves-{schedule}.txt", ChartText.Of(Drawn(Report(schedule, (step, rate) => 0.2 + 0.8 / (1 + step * rate)))));

    [Fact]
    public void It_looks_as_approved() => GoldenPicture.Match(
        "charts/learning-curves.png", Drawn(Report("one-cycle", (step, rate) => 0.2 + 0.8 / (1 + step * rate))), new PictureSize(640, 420));

    [Fact]
    public void Panels_share_the_axis_of_steps_and_only_the_last_one_labels_it()
    {
        Plot[] panels = Drawn(Report("constant", (_, _) => 1)).Plots.Subplots.GetPlots();
        Assert.Equal(3, panels.Length);
        Assert.Single(panels.Select(p => (p.Axes.Bottom.Min, p.Axes.Bottom.Max)).Distinct());
        Assert.Equal([false, false, true], panels.Select(p => p.Axes.Bottom.TickLabelStyle.IsVisible));
        Assert.Equal("step", panels[^1].Axes.Bottom.Label.Text);
    }

    [Fact]
    public void Colours_go_in_the_order_of_the_rates_and_the_rate_that_was_tried_is_bold()
    {
        Scatter[] curves = [.. Drawn(Report("constant", (_, _) => 1)).Plots.Subplots.GetPlots()[0].GetPlottables<Scatter>().Where(c => c.LegendText.Length > 0)];
        double[] brightness = [.. curves.Select(c => 0.3 * c.LineColor.R + 0.59 * c.LineColor.G + 0.11 * c.LineColor.B)];
        Assert.Equal(brightness.Order(), brightness);
        Assert.EndsWith("tried", Assert.Single(curves, c => c.LineWidth == curves.Max(o => o.LineWidth)).LegendText, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_step_of_a_schedule_is_drawn_not_only_those_that_were_looked_at()
    {
        Plot rates = Drawn(Report("triangular", (_, _) => 1)).Plots.Subplots.GetPlots()[^1];
        Assert.All(rates.GetPlottables<Scatter>(), c => Assert.True(c.Data.GetScatterPoints().Count > 50));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(double.NaN)]
    [InlineData(1e30)]
    public void Losses_that_do_not_fall_can_be_drawn(double loss)
    {
        using var stream = new MemoryStream();
        Drawn(Report("constant", (step, _) => step == 0 ? 1 : loss)).Write(stream, PictureFormat.Png, new PictureSize(PictureSize.MinWidth, 400));
        Assert.True(stream.Length > 1_000);
    }

    private static Picture Drawn(VerificationReport report) => LearningCurveChart.Picture(report, new ChartOptions());

    private static VerificationReport Report(string schedule, Func<int, double, double> loss)
    {
        var trials = new List<RateTrial>();
        foreach (double factor in LearningRateVerification.Factors)
        {
            double rate = 0.1 * factor;
            TrainingPoint[] points = [.. Enumerable.Range(0, 21).Select(i => new TrainingPoint(5 * i, rate, 0.9 * loss(5 * i, rate), loss(5 * i, rate), 0.5 + 0.02 * i))];
            trials.Add(new RateTrial(factor, rate, ScheduleCatalog.Create(schedule, rate, 0.1 * rate, Steps), [new TrainingRun(0, points)]));
        }

        var options = new TrialOptions { TrainSteps = Steps, TrainSeeds = 1, Schedule = schedule };
        return new VerificationReport(new VerificationResult(s_found, 0.1, options, trials, VerificationVerdict.Confirmed, trials[2]), new ReportHead("1.2.3", []));
    }

    private static FindResult Found()
    {
        Dataset data = Tables.Load(Tables.Rows("a,b,y", 20, i => FormattableString.Invariant($"{i},{i * i},{(i % 2 == 0 ? "yes" : "no")}")));
        CurveSet curves = PlantedCurve.Create();
        return new FindResult
        {
            Experiment = Experiment.Create(data, new FinderOptions()),
            Engine = "none",
            Curves = curves,
            Answer = Suggester.Suggest(curves, SuggestionRules.Default),
            Warnings = [],
            TrainingTime = TimeSpan.Zero,
        };
    }
}
