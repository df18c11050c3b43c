using LrFind.Core.Tests.Data;
using LrFind.Core.Tests.RangeTests;
using LrFind.Curves;
using LrFind.Data;
using LrFind.Engines.Embedded;
using LrFind.Experiments;
using LrFind.Foundation;
using LrFind.Models.Losses;
using LrFind.Models.Optimizers;
using LrFind.RangeTests;
using LrFind.Suggestions;

namespace LrFind.Core.Tests.Experiments;

public class LearningRateFinderTests
{
    private static readonly Dataset s_waves = Tables.Load(Tables.Rows("a,b,y", 300,
        i => FormattableString.Invariant($"{Math.Sin(i)},{Math.Cos(1.7 * i)},{Math.Sin(i) * 2 + Math.Cos(1.7 * i)}")));

    private static readonly int[] s_steps = [50, 100, 300, 1_000, 3_000];

    // A scripted trainer cannot be made anew, and has no probe.
    private static readonly RangeTestOptions s_single = new() { Repeats = 1, ProbeRows = 0 };

    [Fact]
    public void A_problem_that_can_be_learned_gets_a_rate()
    {
        FindResult result = LearningRateFinder.Find(s_waves, new EmbeddedEngine(1), new FinderOptions());
        Assert.Equal(Verdict.Ok, result.Answer.Verdict);
        Assert.InRange(result.Answer.Suggestion!.LearningRate, 1e-4, 1e-1);
        Assert.IsType<MseLossSpec>(result.Loss);
        Assert.Equal("embedded", result.Engine);
    }

    [Fact]
    public void The_same_seed_gives_the_same_curve_and_another_seed_another()
    {
        double[] Losses(long seed) => LearningRateFinder.Find(
            s_waves, new EmbeddedEngine(), new FinderOptions { RangeTest = new RangeTestOptions { Seed = seed } }).Curves.Repeats[0].Losses();
        Assert.Equal(Losses(4), Losses(4));
        Assert.NotEqual(Losses(4), Losses(5));
    }

    [Fact]
    public void The_first_repeat_is_the_run_of_a_single_one_and_the_next_that_of_the_next_seed()
    {
        CurveSet Curves(long seed, int repeats, int threads) => LearningRateFinder.Find(
            s_waves, new EmbeddedEngine(threads), new FinderOptions { RangeTest = new() { Seed = seed, Repeats = repeats, ProbeRows = 500 } }).Curves;
        CurveSet three = Curves(4, 3, 2);
        Assert.Equal(Curves(4, 1, 1).Repeats[0].Measures(), three.Repeats[0].Measures());
        Assert.Equal(Curves(5, 1, 1).Repeats[0].Measures(), three.Repeats[1].Measures());
    }

    [Fact]
    public void Without_a_probe_the_batch_losses_are_the_same()
    {
        LossCurve Curve(int rows, ProbeSource source) => LearningRateFinder.Find(
            s_waves, new EmbeddedEngine(1), new FinderOptions { RangeTest = new() { ProbeRows = rows, Probe = source } }).Curves.Repeats[0];
        LossCurve plain = Curve(0, ProbeSource.Training), trained = Curve(64, ProbeSource.Training), held = Curve(64, ProbeSource.Validation);
        Assert.False(plain.HasProbe);
        Assert.Equal(plain.Losses(), trained.Losses());
        Assert.Equal(plain.Losses(), held.Losses());
        Assert.NotEqual(trained.Measures(), held.Measures());
    }

    [Fact]
    public void Progress_counts_the_steps_of_all_repeats()
    {
        var told = new Told();
        LearningRateFinder.Find(s_waves, new EmbeddedEngine(2), new FinderOptions { RangeTest = new() { Steps = 10, LrMax = 1e-4 } }, told);
        Assert.Equal(Enumerable.Range(1, 30), told.Values);
    }

    [Theory]
    [InlineData("iris.csv", null)]
    [InlineData("diabetes.csv", null)]
    [InlineData("titanic.csv", "survived")]
    public void The_suggestion_hardly_depends_on_the_number_of_steps(string sample, string? target)
    {
        Dataset dataset = DatasetLoader.Load(Repo.Sample(sample), new() { Target = target });
        var spreads = new List<double>();
        foreach (string model in new[] { "linear", "mlp" })
        {
            foreach (OptimizerSpec optimizer in new OptimizerSpec[] { new SgdSpec { Momentum = 0.9 }, new AdamSpec(), new RMSpropSpec() })
            {
                double[] decades = [.. s_steps.Select(steps => Math.Log10(LearningRateFinder.Find(
                    dataset, new EmbeddedEngine(2), new FinderOptions { Model = model, Optimizer = optimizer, RangeTest = new() { Steps = steps } })
                    .Answer.Suggestion!.LearningRate))];
                spreads.Add(decades.Max() - decades.Min());
            }
        }

        // Unreferred, they would lie 0.9 to 1.85 decades apart.
        Assert.All(spreads, spread => Assert.InRange(spread, 0, 0.6));
        Assert.True(spreads.Order().ElementAt(spreads.Count / 2) <= 0.3, string.Join(" ", spreads));
    }

    [Theory]
    [InlineData("iris.csv", null)]
    [InlineData("diabetes.csv", null)]
    [InlineData("titanic.csv", "survived")]
    public void The_suggestion_hardly_depends_on_the_seed(string sample, string? target)
    {
        double[] decades = [.. Enumerable.Range(0, 20).Select(seed => Math.Log10(LearningRateFinder.Find(
            DatasetLoader.Load(Repo.Sample(sample), new() { Target = target, Seed = 10 * seed }), new EmbeddedEngine(1),
            new FinderOptions { RangeTest = new() { Seed = 10 * seed } }).Answer.Suggestion!.LearningRate))];
        double mean = decades.Average(), deviation = Math.Sqrt(decades.Sum(d => (d - mean) * (d - mean)) / (decades.Length - 1));
        Assert.True(deviation <= 0.1, $"a standard deviation of {deviation} decades");
    }

    [Theory]
    [InlineData("y", "mean squared error", 1)]
    [InlineData("two", "sigmoid cross-entropy", 1)]
    [InlineData("three", "softmax cross-entropy", 3)]
    public void Loss_and_outputs_follow_the_task(string target, string loss, int outputs)
    {
        Dataset data = Tables.Load(Tables.Rows("x,two,three,y", 120, i => $"{i},{i % 2},{i % 3},{i}.5"), new() { Target = target });
        FindResult result = LearningRateFinder.Find(data, new EmbeddedEngine(1), new FinderOptions { RangeTest = new() { Steps = 10, Repeats = 1 } });
        Assert.Equal(loss, result.Loss.Name);
        Assert.Equal(outputs, result.Model.OutputShape.Count);
    }

    [Fact]
    public void Fewer_rows_than_a_batch_are_refused_with_a_size_that_fits() =>
        Assert.Equal(
            "t.csv: error: 240 rows to train on are fewer than a batch of 500; use `BatchSize` 128, or more rows",
            Assert.Throws<InputException>(() => LearningRateFinder.Find(
                s_waves, new EmbeddedEngine(1), new FinderOptions { RangeTest = new() { BatchSize = 500 } })).Message);

    [Theory]
    [InlineData(60, 1, 32)]
    [InlineData(30, 1, 16)]
    [InlineData(10, 1, 8)]
    [InlineData(80, 1, 64)]
    [InlineData(60, 4, 8)]
    public void A_small_table_gets_the_largest_batches_that_fit_unless_a_size_is_set(int rows, int accumulate, int expected)
    {
        Dataset data = Tables.Load(Tables.Rows("a,y", rows, i => FormattableString.Invariant($"{Math.Sin(i)},{Math.Cos(i)}")));
        FindResult result = LearningRateFinder.Find(data, new EmbeddedEngine(1), new FinderOptions { RangeTest = new() { Steps = 10, Accumulate = accumulate } });
        Assert.Equal(expected, result.Options.RangeTest.BatchSize);
        string usual = accumulate == 1 ? "64" : $"{accumulate} batches of 64";
        Assert.Equal(
            expected < 64 ? [$"batches of {expected} rows: {rows * 4 / 5} rows to train on are fewer than {usual}"] : [],
            result.Warnings.Select(w => w.Message).Where(m => m.StartsWith("batches", StringComparison.Ordinal)));
        if (expected < 64)
            Assert.Throws<InputException>(() => LearningRateFinder.Find(
                data, new EmbeddedEngine(1), new FinderOptions { RangeTest = new() { BatchSize = 64, Accumulate = accumulate } }));
    }

    [Fact]
    public void One_row_at_a_time_is_refused_for_a_model_that_normalises_over_rows()
    {
        var options = new FinderOptions { Model = "mlp-bn", RangeTest = new RangeTestOptions { BatchSize = 1 } };
        SettingException refused = Assert.Throws<SettingException>(() => LearningRateFinder.Find(s_waves, new EmbeddedEngine(1), options));
        Assert.Equal(("BatchSize", "1", "2 or more: 'mlp-bn' has BatchNorm1d, and one row has no variance"), (refused.Setting, refused.Found, refused.Expected));
    }

    [Fact]
    public void One_image_at_a_time_is_enough_for_a_model_that_normalises_over_its_pixels()
    {
        Dataset digits = DatasetLoader.Load(Repo.PathOf("samples/digits.csv"), new DatasetOptions { InputShape = [1, 8, 6] });
        var options = new FinderOptions { Model = "cnn:8,bn", RangeTest = new RangeTestOptions { Steps = 12, Repeats = 1, BatchSize = 1 } };
        Assert.Equal(12, LearningRateFinder.Find(digits, new EmbeddedEngine(1), options).Curves.Count);
    }

    [Fact]
    public void A_curve_that_never_takes_off_comes_with_a_warning()
    {
        var trainer = new ScriptedTrainer(lr => 2 - 1.5 / (1 + Math.Exp(-(Math.Log10(lr) + 3) / 0.2)) + 0.01 * Math.Max(0, Math.Log10(lr)));
        FindResult result = LearningRateFinder.Find(s_waves, new ScriptedTrainer.Engine(trainer), new FinderOptions { RangeTest = s_single });
        Assert.Equal(Verdict.NeverDiverged, result.Answer.Verdict);
        Assert.Contains(result.Warnings, w => w.Remedy == "raise `LrMax` to see where the stable range ends");
    }

    [Fact]
    public void A_descent_at_the_first_rates_comes_with_a_warning()
    {
        var trainer = new ScriptedTrainer(lr => 1 / (1 + 1e5 * lr) + Math.Pow(lr, 2) * 1e4);
        FindResult result = LearningRateFinder.Find(s_waves, new ScriptedTrainer.Engine(trainer), new FinderOptions { RangeTest = s_single });
        Assert.Equal(Verdict.Ok, result.Answer.Verdict);
        Assert.Contains(result.Warnings, w => w.Remedy.Contains("lower `LrMin`", StringComparison.Ordinal));
    }

    [Fact]
    public void Warnings_about_the_data_are_passed_on()
    {
        Dataset data = Tables.Load(Tables.Rows("x,k,y", 300, i => FormattableString.Invariant($"{Math.Sin(i)},1,{Math.Sin(i) * 3}")));
        FindResult result = LearningRateFinder.Find(data, new EmbeddedEngine(1), new FinderOptions());
        Assert.Contains(result.Warnings, w => w.Message.Contains("column 'k' was dropped", StringComparison.Ordinal));
    }

    private sealed class Told : IProgress<int>
    {
        public List<int> Values { get; } = [];

        public void Report(int value) => Values.Add(value);
    }
}
