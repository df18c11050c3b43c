using LrFind.Core.Tests.Data;
using LrFind.Data;
using LrFind.Engines;
using LrFind.Engines.Embedded;
using LrFind.Experiments;
using LrFind.Experiments.Sweeps;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Catalog;
using LrFind.Models.Json;
using LrFind.Models.Losses;
using LrFind.Models.Optimizers;
using LrFind.RangeTests;

namespace LrFind.Core.Tests.Experiments;

public class ExperimentTests
{
    private static readonly Dataset s_data =
        Tables.Load(Tables.Rows("a,b,y", 100, i => FormattableString.Invariant($"{i},{i * i % 17},{(i % 2 == 0 ? "yes" : "no")}")));

    [Fact]
    public void What_the_data_settle_is_settled_once()
    {
        var experiment = Experiment.Create(s_data, new FinderOptions { Model = "mlp:8", Epochs = 10 });
        Assert.Equal((64, 13), (experiment.RangeTest.BatchSize, experiment.Options.TrainSteps));
        Assert.IsType<BceWithLogitsLossSpec>(experiment.Loss);
        Assert.Equal((2, 1), (experiment.Model.InputShape.Count, experiment.Model.OutputShape.Count));
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(2, 3)]
    public void A_model_of_another_size_is_no_experiment_on_the_data(int inputs, int outputs) =>
        Assert.Throws<ArgumentException>(() => Experiment.Create(s_data, new FinderOptions(), ModelCatalog.Create("mlp", inputs, outputs)));

    [Fact]
    public void Options_that_do_not_go_with_the_data_are_refused() =>
        Assert.Throws<SettingException>(() => Experiment.Create(s_data, new FinderOptions { Loss = new MseLossSpec() }));

    [Fact]
    public void Of_two_classes_a_model_may_have_an_output_for_each()
    {
        Experiment Of(FinderOptions options) => Experiment.Create(s_data, options, ModelCatalog.Create("mlp:8", 2, 2));
        Assert.Equal("softmax cross-entropy", Of(new FinderOptions()).Loss.Name);
        Assert.Equal(new CrossEntropyLossSpec { LabelSmoothing = 0.1 }, Of(new FinderOptions { Loss = new CrossEntropyLossSpec { LabelSmoothing = 0.1 } }).Loss);
        Assert.Equal(2, ((CrossEntropyLossSpec)Of(new FinderOptions { ClassWeights = ClassWeighting.Balanced }).Loss).Weight!.Count);
        Assert.Equal("Loss is the sigmoid cross-entropy; expected one for two classes with an output for each, such as the softmax cross-entropy",
            Assert.Throws<SettingException>(() => Of(new FinderOptions { Loss = new BceWithLogitsLossSpec() })).Message);
        Assert.Equal("Loss is the mean squared error; expected one for two classes with an output for each, such as the softmax cross-entropy",
            Assert.Throws<SettingException>(() => Of(new FinderOptions { Loss = new MseLossSpec() })).Message);
    }

    [Fact]
    public void Two_outputs_and_the_difference_of_them_are_the_same_model()
    {
        // z₁ − z₀ of two outputs is the logit of one: with a rate of half the size the losses are the same.
        ModelSpec two = ModelCatalog.Create("linear", 2, 2), one = ModelCatalog.Create("linear", 2, 1);
        double[] Losses(ModelSpec model, LossSpec loss, double rate)
        {
            using var trainer = new NetworkTrainer(model, loss, new SgdSpec(), new TrainerOptions { BatchSize = 20 }, threads: 1);
            foreach (NamedParameter parameter in trainer.Network.NamedParameters)
                parameter.SetValues(new float[parameter.Parameter.Length]);
            double[] losses = [.. Enumerable.Range(0, 5).Select(_ => trainer.TrainStep(s_data.Training.Slice(0, 20), rate))];
            Evaluation all = trainer.Evaluate(s_data.Training.Slice(0, 40));
            return [.. losses, all.Loss, all.Accuracy!.Value];
        }

        Assert.Equal(Losses(one, new BceWithLogitsLossSpec(), 0.2), Losses(two, new CrossEntropyLossSpec(), 0.1), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void A_model_file_of_two_outputs_is_for_two_classes()
    {
        using var folder = new TemporaryFolder();
        string path = Write(folder, width: 4, outputs: 2);
        Assert.Equal(2, Experiment.Create(s_data, new FinderOptions { Model = JsonModel.Load(path, fitsData: false) }).Model.OutputShape.Count);
        Assert.Equal(2, Experiment.Create(s_data, new FinderOptions { Model = JsonModel.Load(path, fitsData: true) }).Model.OutputShape.Count);
        LoadedModel three = JsonModel.Load(Write(folder, width: 4, outputs: 3), fitsData: false);
        Assert.Contains("the model gives rows of the shape (3); the data need (1) or (2); `FitIo`",
            Assert.Throws<InputException>(() => Experiment.Create(s_data, new FinderOptions { Model = three })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_with_two_outputs_allocates_nothing()
    {
        using var trainer = new NetworkTrainer(ModelCatalog.Create("linear", 2, 2), new CrossEntropyLossSpec(), new SgdSpec(), new TrainerOptions { BatchSize = 20 }, threads: 1);
        Allocation.IsNone(() => trainer.TrainStep(s_data.Training.Slice(0, 20), 0.1));
    }

    [Fact]
    public void A_model_file_that_changes_after_it_was_loaded_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        string path = Write(folder, width: 4);
        LoadedModel model = JsonModel.Load(path, fitsData: false);
        string digest = model.Digest!;
        Write(folder, width: 32);
        Assert.Equal(4 * 2 + 4 + 4 + 1, Experiment.Create(s_data, new FinderOptions { Model = model }).Model.ParameterCount);
        Assert.Equal(digest, model.Digest);
        Assert.NotEqual(digest, JsonModel.Load(path, fitsData: false).Digest);
    }

    [Fact]
    public void A_model_file_that_changes_while_a_sweep_runs_changes_no_cell()
    {
        using var folder = new TemporaryFolder();
        string path = Write(folder, width: 4);
        double?[] Minima(bool changes)
        {
            LoadedModel model = JsonModel.Load(Write(folder, width: 4), fitsData: false);
            var template = new FinderOptions { RangeTest = new RangeTestOptions { Steps = 10, Repeats = 1 } };
            var plan = new SweepPlan(s_data, new SweepGrid { Models = [path], Optimizers = ["sgd", "adam", "rmsprop"] }, template, _ => model);
            double?[] minima = new double?[3];
            plan.Run([0, 1, 2], new EmbeddedEngine(1), 1, outcome =>
            {
                minima[outcome.Cell] = outcome.MinimumLoss;
                if (changes)
                    Write(folder, width: 32);
            });
            return minima;
        }

        Assert.Equal(Minima(changes: false), Minima(changes: true));
    }

    private static string Write(TemporaryFolder folder, int width, int outputs = 1) => folder.Write("net.json", $$"""
        {"lrfind_model": 1, "input_shape": [2], "layers": [
          {"name": "a", "kind": "Linear", "in_features": 2, "out_features": {{width}}},
          {"name": "b", "kind": "ReLU"},
          {"name": "c", "kind": "Linear", "in_features": {{width}}, "out_features": {{outputs}}}]}
        """);
}
