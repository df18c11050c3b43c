using LrFind.Charts.Scenes;
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

namespace LrFind.Core.Tests.Reports.Figures;

public class LearningCurveFigureTests
{
    private const int Steps = 100;

    private static readonly FindResult s_found = Found();

    [Theory]
    [InlineData("constant")]
    [InlineData("triangular")]
    [InlineData("one-cycle")]
    public void The_picture_is_as_approved(string schedule) =>
        Golden.Match($"charts/learning-curves-{schedule}.svg", SvgWriter.Write(LearningCurveFigure.Create(Report(schedule, (step, rate) => 0.2 + 0.8 / (1 + step * rate)), 1200, 800)));

    [Fact]
    public void Every_step_of_a_schedule_is_drawn_not_only_those_that_were_looked_at()
    {
        int Points(string schedule) => Picture(Report(schedule, (_, _) => 1)).Shapes.OfType<PolylineShape>().Max(s => s.Points.Count);
        Assert.True(Points("triangular") > 50);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(double.NaN)]
    [InlineData(1e30)]
    public void Losses_that_do_not_fall_can_be_drawn(double loss)
    {
        Scene scene = Picture(Report("constant", (step, _) => step == 0 ? 1 : loss));
        Assert.Contains(scene.Shapes, s => s is PolylineShape);
    }

    private static Scene Picture(VerificationReport report) => LearningCurveFigure.Create(report, Scene.MinWidth, 400);

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
