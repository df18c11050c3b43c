using LrFind.Charts.Annotations;
using LrFind.Core.Tests.Experiments.Tuning;
using LrFind.Data;
using LrFind.Engines.Embedded;
using LrFind.Experiments;
using LrFind.Experiments.Tuning;
using LrFind.Experiments.Verification;
using LrFind.Reports.Figures;
using ScottPlot;
using ScottPlot.Plottables;

namespace LrFind.Core.Tests.Reports.Figures;

public class ResultPlotsTests
{
    private static readonly EmbeddedEngine s_engine = new(1);

    [Fact]
    public void A_range_test_gives_a_plot_to_restyle_and_to_save()
    {
        FindResult found = Found();
        Plot plot = found.Plot();
        Assert.Equal(4, plot.GetPlottables<Scatter>().Count());
        Assert.Equal(Math.Log10(found.Answer.Suggestion!.LearningRate), plot.GetPlottables<RateAnnotations>().Single().Marks[0].X, 1e-12);
        plot.Axes.Bottom.Label.Text = "my rate";
        plot.ScaleFactor = 0.5;
        Assert.True(plot.GetImage(600, 400).GetImageBytes().Length > 1_000);
    }

    [Fact]
    public void Short_trainings_give_panels_of_loss_accuracy_and_rate()
    {
        FindResult found = Found();
        VerificationResult tried = LearningRateVerification.VerifyQuickly(found, s_engine, found.Answer.Suggestion!.LearningRate);
        Assert.Equal(["loss", "accuracy", "rate"], tried.Plot().Subplots.GetPlots().Select(p => p.Axes.Left.Label.Text));
    }

    [Fact]
    public void A_search_gives_losses_above_learning_curves()
    {
        var options = new TuneOptions { Trial = new TrialOptions { TrainSteps = 100, TrainSeeds = 2 } };
        TuneResult tuned = LearningRateTuning.Tune(PlantedEngine.Found(), new PlantedEngine(-2), options);
        Assert.Equal(["held-out loss", "loss"], tuned.Plot().Subplots.GetPlots().Select(p => p.Axes.Left.Label.Text));
    }

    private static FindResult Found()
    {
        Dataset data = DatasetLoader.Load(Repo.Sample("iris.csv"), new DatasetOptions());
        return LearningRateFinder.Find(data, s_engine, new FinderOptions());
    }
}
