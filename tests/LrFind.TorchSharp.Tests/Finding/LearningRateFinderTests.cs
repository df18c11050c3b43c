using LrFind.Curves;
using LrFind.Curves.Files;
using LrFind.Foundation;
using LrFind.Models.Optimizers;
using LrFind.Reports;
using LrFind.Suggestions;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Tests.Finding;

[Collection(TorchTests.Name)]
public sealed class LearningRateFinderTests : IDisposable
{
    private readonly Loop _loop = new(p => optim.Adam(p));

    public void Dispose() => _loop.Dispose();

    [Fact]
    public void A_loop_that_learns_gets_a_rate()
    {
        RangeTestResult result = _loop.Find(_loop.Batches, steps: 100);
        Assert.Equal(Verdict.Ok, result.Verdict);
        Assert.InRange(result.Suggestion!.LearningRate, 1e-4, 0.3);
        Assert.True(result.Curve.HasProbe);
        Assert.Equal($"learning rate {NumberText.Rate(result.Suggestion.LearningRate)}", result.ToString());
    }

    [Fact]
    public void The_losses_are_those_of_a_loop_that_sets_the_rate_before_each_step()
    {
        LossCurve curve = _loop.Find().Curve;
        manual_seed(5);
        using var other = new Loop(p => optim.Adam(p));
        double[] losses = new double[curve.Count];
        for (int i = 0; i < losses.Length; i++)
        {
            (Tensor x, Tensor y) = other.Batches[i % other.Batches.Count];
            using Tensor loss = Loop.Loss(other.Model.call(x), y);
            other.Optimizer.zero_grad();
            loss.backward();
            foreach (optim.ILearningRateController group in other.Optimizer.ParamGroups)
                group.LearningRate = curve[i].LearningRate;
            other.Optimizer.step();
            losses[i] = loss.ToDouble();
        }

        Assert.Equal(losses, curve.Losses());
    }

    [Fact]
    public void The_same_test_twice_gives_the_same_curve() => Assert.Equal(_loop.Find().Curve.Losses(), _loop.Find().Curve.Losses());

    [Fact]
    public void Pairs_lists_and_batches_of_any_kind_give_the_same_curve()
    {
        double[] expected = _loop.Find().Curve.Losses();
        List<IList<Tensor>> lists = [.. _loop.Batches.Select(b => new[] { b.Input, b.Target })];
        Assert.Equal(expected, LearningRateFinder.Find(
            _loop.Model, _loop.Optimizer, Loop.Loss, lists, options: new() { Steps = 30 }).Curve.Losses());
        var maps = _loop.Batches.Select(b => new Dictionary<string, Tensor> { ["data"] = b.Input, ["label"] = b.Target });
        Assert.Equal(expected, LearningRateFinder.Find(_loop.Model, _loop.Optimizer,
            batch => Loop.Loss(_loop.Model.call(batch["data"]), batch["label"]), maps, options: new() { Steps = 30 }).Curve.Losses());
    }

    [Fact]
    public void A_loader_of_a_data_set_of_tensors_is_batches()
    {
        (Tensor x, Tensor y) = Loop.Batch(100);
        using var loader = utils.data.DataLoader(utils.data.TensorDataset(x, y), 32, shuffle: false);
        var loss = nn.MSELoss();
        RangeTestResult result = LearningRateFinder.Find(_loop.Model, _loop.Optimizer, loss.call, loader, loader, new() { Steps = 30 });
        Assert.Equal(30, result.Curve.Count);
        Assert.False(x.IsInvalid);
    }

    [Fact]
    public void Validation_is_measured_in_evaluation_mode_and_leaves_the_steps_as_they_are()
    {
        LossCurve alone = _loop.Find().Curve, measured = _loop.Find(_loop.Batches).Curve;
        Assert.Equal(alone.Losses(), measured.Losses());
        _loop.Model.eval();
        double before = _loop.Batches.Average(b => Loop.Loss(_loop.Model.call(b.Input), b.Target).ToDouble());
        _loop.Model.train();
        // A step at 1e-5 hardly moves the weights, but the running statistics are no longer those of the start.
        Assert.Equal(before, measured[0].ProbeLoss!.Value, 0.2);
    }

    [Fact]
    public void Groups_keep_the_ratios_of_their_rates_and_the_highest_is_that_of_the_curve()
    {
        Linear body = nn.Linear(Loop.Inputs, 8), head = nn.Linear(8, 1);
        Adam.ParamGroup[] both = [new(body.parameters(), lr: 1e-4), new(head.parameters(), lr: 1e-3)];
        using var loop = new Loop(_ => optim.Adam(both),
            nn.Sequential(body, nn.Tanh(), head));
        optim.ILearningRateController[] groups = [.. loop.Optimizer.ParamGroups];
        var seen = new List<(double, double)>();
        RangeTestResult result = LearningRateFinder.Find(loop.Model, loop.Optimizer, Loop.Loss, loop.Batches,
            progress: new Reports(() => seen.Add((groups[0].LearningRate, groups[1].LearningRate))));
        Assert.Equal(result.Curve.LearningRates(), seen.Select(rates => rates.Item2));
        Assert.All(seen, rates => Assert.Equal(rates.Item2 / 10, rates.Item1, 1e-12 * rates.Item2));
    }

    [Theory]
    [InlineData("ASGD")]
    [InlineData("Rprop")]
    public void What_holds_on_to_its_first_rate_begins_with_that_of_the_test(string name)
    {
        double[] Losses(double rate)
        {
            using var loop = new Loop(p => name == "ASGD" ? optim.ASGD(p, rate) : optim.Rprop(p, rate));
            return loop.Find().Curve.Losses();
        }

        Assert.Equal(Losses(1e-3), Losses(0.5));
    }

    [Fact]
    public void A_model_in_evaluation_mode_is_trained_in_training_mode_but_a_frozen_layer_is_not()
    {
        BatchNorm1d free = nn.BatchNorm1d(Loop.Inputs), frozen = nn.BatchNorm1d(Loop.Inputs);
        using var loop = new Loop(model: nn.Sequential(free, frozen, nn.Linear(Loop.Inputs, 1)));
        bool[] Modes()
        {
            bool[] modes = [];
            LearningRateFinder.Find(loop.Model, loop.Optimizer, (output, target) =>
            {
                modes = [free.training, frozen.training];
                return Loop.Loss(output, target);
            }, loop.Batches);
            return modes;
        }

        loop.Model.eval();
        Assert.Equal([true, true], Modes());
        Assert.False(loop.Model.training);
        loop.Model.train();
        frozen.eval();
        Assert.Equal([true, false], Modes());
    }

    [Fact]
    public void It_trains_where_gradients_are_switched_off_around_it()
    {
        double[] expected = _loop.Find().Curve.Losses();
        using IDisposable noGradients = no_grad();
        Assert.Equal(expected, _loop.Find().Curve.Losses());
    }

    [Fact]
    public void Steps_leave_nothing_in_the_memory_and_batches_as_they_are()
    {
        long Alive()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return Tensor.TotalCount;
        }

        _loop.Find(_loop.Batches);
        long before = Alive();
        for (int i = 0; i < 5; i++)
            _loop.Find(_loop.Batches);
        Assert.Equal(before, Alive());
        Assert.All(_loop.Batches, b => Assert.False(b.Input.IsInvalid || b.Target.IsInvalid));
    }

    [Fact]
    public void A_step_leaves_no_tensor_to_the_next()
    {
        var alive = new List<long>();
        LearningRateFinder.Find(_loop.Model, _loop.Optimizer, Loop.Loss, _loop.Batches, _loop.Batches, new() { Steps = 40 },
            new Reports(() => alive.Add(Tensor.TotalCount)));
        Assert.Single(alive.Skip(5).Distinct());
    }

    [Fact]
    public void Long_first_steps_of_RMSprop_are_taken_for_what_they_are()
    {
        using var loop = new Loop(p => optim.RMSProp(p));
        Assert.Equal(new RMSpropSpec().StepGain(0), loop.Find().Answer.Analysis.Curves.StepGain(0));
        loop.Train(1);
        Assert.Equal(1, loop.Find().Answer.Analysis.Curves.StepGain(0));
    }

    [Fact]
    public void A_curve_file_gives_the_same_suggestion()
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("curve.csv");
        using var loop = new Loop(p => optim.RMSProp(p));
        RangeTestResult result = loop.Find(loop.Batches, steps: 100);
        result.SaveCurve(path);
        CurveFile file = CurveFile.Read(path);
        Assert.Equal(result.Curve.Losses(), file.Curves.Repeats[0].Losses());
        Assert.Equal(result.Suggestion!.LearningRate, Suggester.Suggest(CurveFacts.CurvesOf(file)).Suggestion!.LearningRate);
    }

    [Fact]
    public void A_plot_is_written_by_the_ending_of_its_name()
    {
        using var folder = new TemporaryFolder();
        RangeTestResult result = _loop.Find();
        result.SavePlot(folder.PathOf("lr.png"));
        result.SavePlot(folder.PathOf("lr.SVG"));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(folder.PathOf("lr.png"))[..4]);
        Assert.Contains("Learning rate range test: Sequential", File.ReadAllText(folder.PathOf("lr.SVG")), StringComparison.Ordinal);
        Assert.StartsWith("<?xml", File.ReadAllText(folder.PathOf("lr.SVG")), StringComparison.Ordinal);
        Assert.StartsWith("'lr.gif' ends in '.gif'; expected .png, .svg, .pdf, .webp or .jpg",
            Assert.Throws<ArgumentException>(() => result.SavePlot("lr.gif")).Message, StringComparison.Ordinal);
    }

    private sealed class Reports(Action report) : IProgress<int>
    {
        public void Report(int value) => report();
    }
}
