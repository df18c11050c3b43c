using LrFind.Core.Tests.Data;
using LrFind.Curves;
using LrFind.Data;
using LrFind.Engines.Embedded;
using LrFind.Experiments;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.RangeTests;
using LrFind.Suggestions;

namespace LrFind.Core.Tests.Experiments;

/// <summary>A range test over steps that a delegate takes.</summary>
public class LoopFinderTests
{
    // Falls from 1 towards 0, and takes off at 1.
    private static double Bowl(double lr) => lr > 1 ? 1e3 * lr : 1 / (1 + 1_000 * lr);

    [Fact]
    public void A_loop_gets_the_rates_of_the_options_in_their_order()
    {
        var seen = new List<double>();
        SuggestionResult result = LearningRateFinder.Find(
            lr =>
            {
                seen.Add(lr);
                return 1 - lr;
            },
            options: new() { Steps = 20, LrMin = 1e-4, LrMax = 0.5 });
        Assert.Equal(LearningRateRange.Rates(StepMode.Exponential, 1e-4, 0.5, 20), seen);
        Assert.Equal(seen, Curve(result).LearningRates());
        Assert.Equal(seen.Select(lr => 1 - lr), Curve(result).Losses());
    }

    [Fact]
    public void A_loop_that_learns_gets_a_suggestion_and_ends_when_the_loss_takes_off()
    {
        int last = 0;
        SuggestionResult result = LearningRateFinder.Find(Bowl, progress: new Count(n => last = n));
        Assert.Equal(Verdict.Ok, result.Verdict);
        Assert.InRange(result.Suggestion!.LearningRate, 1e-5, 1);
        Assert.Equal((last, 100), (Curve(result).Count, result.Analysis.Curves.Steps));
        Assert.InRange(Curve(result).LearningRates()[^1], 1, 3);
    }

    [Fact]
    public void The_curve_of_a_trainer_is_that_of_the_engine_to_the_last_bit()
    {
        Dataset dataset = Tables.Load(Tables.Rows("a,b,y", 300,
            i => FormattableString.Invariant($"{Math.Sin(i)},{Math.Cos(1.7 * i)},{Math.Sin(i) * 2 + Math.Cos(1.7 * i)}")));
        var experiment = Experiment.Create(dataset, new FinderOptions { RangeTest = new() { Repeats = 1, ProbeRows = 0 } });
        FindResult expected = LearningRateFinder.Find(experiment, new EmbeddedEngine(1));

        RangeTestOptions test = experiment.RangeTest;
        using var trainer = new NetworkTrainer(
            (ModelSpec)experiment.Model, experiment.Loss, experiment.Optimizer, test.Trainer, threads: 1);
        var batches = new BatchSampler(dataset.Training, test.RowsPerStep, test.Seed);
        SuggestionResult found = LearningRateFinder.Find(lr => trainer.TrainStep(batches.Next(), lr));
        Assert.Equal(expected.Curves.Repeats[0].Losses(), Curve(found).Losses());
        Assert.Equal(expected.Answer.Suggestion!.LearningRate, found.Suggestion!.LearningRate);
    }

    [Fact]
    public void A_probe_is_measured_after_each_step()
    {
        double rate = 0;
        SuggestionResult result = LearningRateFinder.Find(lr => Bowl(rate = lr), () => 2 * Bowl(rate));
        Assert.True(Curve(result).HasProbe);
        Assert.All(Enumerable.Range(0, Curve(result).Count), i => Assert.Equal(2 * Curve(result)[i].Loss, Curve(result)[i].ProbeLoss));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_loss_that_is_no_number_ends_the_test(bool isOfProbe)
    {
        double At(double lr) => lr > 1e-2 ? double.NaN : 1;
        double rate = 0;
        SuggestionResult result = LearningRateFinder.Find(
            lr => isOfProbe ? (rate = lr) * 0 + 1 : At(lr), isOfProbe ? () => At(rate) : null);
        Assert.InRange(Curve(result).LearningRates()[^1], 1e-2, 2e-2);
    }

    [Fact]
    public void What_the_loop_throws_passes_through()
    {
        var thrown = new InvalidOperationException("out of memory");
        Assert.Same(thrown, Assert.Throws<InvalidOperationException>(() => LearningRateFinder.Find(_ => throw thrown)));
    }

    [Fact]
    public void A_cancelled_test_takes_no_further_step()
    {
        using var source = new CancellationTokenSource();
        int steps = 0;
        double Step(double lr)
        {
            if (++steps == 7)
                source.Cancel();
            return 1;
        }

        Assert.Throws<OperationCanceledException>(() => LearningRateFinder.Find(Step, cancellation: source.Token));
        Assert.Equal(7, steps);
    }

    [Theory]
    [InlineData(9, 1e-5, 1, 100, "Steps is 9; expected a whole number from 10 to 1000000")]
    [InlineData(100, 1, 1, 100, "LrMax is 1; expected more than the first rate, 1")]
    [InlineData(100, 1e-5, 1, 0, "TrainSteps is 0; expected a whole number of more than 0")]
    public void A_setting_out_of_its_range_is_refused_before_the_first_step(int steps, double min, double max, int training, string message)
    {
        var options = new LoopFinderOptions { Steps = steps, LrMin = min, LrMax = max, TrainSteps = training };
        Assert.Equal(message, Assert.Throws<SettingException>(() =>
            LearningRateFinder.Find(_ => throw new InvalidOperationException("a step"), options: options)).Message);
    }

    [Fact]
    public void The_rates_are_those_of_the_range_test_by_default()
    {
        var test = new RangeTestOptions();
        var loop = new LoopFinderOptions();
        Assert.Equal((test.Steps, test.LrMin, test.LrMax, test.StepMode), (loop.Steps, loop.LrMin, loop.LrMax, loop.StepMode));
    }

    [Fact]
    public void Rule_length_of_training_and_long_first_steps_count()
    {
        double Rate(LoopFinderOptions options) => LearningRateFinder.Find(Bowl, options: options).Suggestion!.LearningRate;
        double usual = Rate(new());
        Assert.NotEqual(usual, Rate(new() { Rule = Suggester.Rules.Single(r => r.Name == "minimum") }));
        Assert.True(Rate(new() { TrainSteps = 50 }) > usual);
        // What long first steps have done, later ones did not.
        Assert.NotEqual(usual, Rate(new() { Steps = 200, StepGain = step => step < 10 ? 10 : 1 }));
    }

    private static LossCurve Curve(SuggestionResult result) => Assert.Single(result.Analysis.Curves.Repeats);

    private sealed class Count(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }
}
