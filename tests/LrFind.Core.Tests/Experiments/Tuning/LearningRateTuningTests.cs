using System.Globalization;
using LrFind.Core.Tests.Suggestions;
using LrFind.Data;
using LrFind.Engines.Embedded;
using LrFind.Experiments;
using LrFind.Experiments.Tuning;
using LrFind.Experiments.Verification;
using LrFind.Foundation;
using LrFind.Models.Optimizers;

namespace LrFind.Core.Tests.Experiments.Tuning;

public class LearningRateTuningTests
{
    private static readonly TuneOptions s_short = new() { Trial = new TrialOptions { TrainSteps = 100, TrainSeeds = 5 } };
    private static readonly FindResult s_found = PlantedEngine.Found();

    private static double Decades(double? rate) => Math.Log10(rate!.Value);

    [Theory]
    [InlineData(-3)]
    [InlineData(-3.4)]
    [InlineData(-2.2)]
    public void A_planted_best_rate_is_found(double optimum)
    {
        TuneResult result = Tune(new PlantedEngine(optimum));
        Assert.Equal(optimum, Decades(result.LearningRate), 0.1);
        Assert.Equal(PlantedCurve.Steepest, result.Start, 1e-4);
    }

    [Theory]
    [InlineData(-6)]
    [InlineData(0.5)]
    public void The_grid_is_widened_where_the_best_rate_is_at_its_end(double optimum) =>
        Assert.Equal(optimum, Decades(Tune(new PlantedEngine(optimum, blowUp: 3)).LearningRate), 0.15);

    [Fact]
    public void The_grid_grows_downwards_where_all_rates_diverge()
    {
        TuneResult result = Tune(new PlantedEngine(optimum: -6, blowUp: -5));
        Assert.Equal(-6, Decades(result.LearningRate), 0.15);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.003)]
    [InlineData(0.03)]
    public void The_interval_holds_the_best_rate_and_its_middle_is_the_rate(double noise)
    {
        TuneResult result = Tune(new PlantedEngine(optimum: -2.8, noise: noise));
        RateInterval interval = result.Interval!.Value;
        Assert.InRange(-2.8, Decades(interval.Low), Decades(interval.High));
        Assert.Equal((Decades(interval.Low) + Decades(interval.High)) / 2, Decades(result.LearningRate), 1e-9);
        Assert.Equal(result.LearningRate!.Value, result.Tuned!.Trial.LearningRate);
        Assert.Equal(5, result.Tuned.Trial.Runs.Count);
    }

    [Fact]
    public void A_flat_valley_gives_a_wide_interval_and_a_steep_one_a_narrow_one()
    {
        double Width(double valley) => Tune(new PlantedEngine(-3, valley)).Interval is { } i ? Math.Log10(i.High / i.Low) : double.NaN;
        // A hundredth of the descent is lost a fifth of the valley's width to each side; between the rates of a coarse grid that is underestimated.
        Assert.InRange(Width(2), 0.4, 0.8);
        Assert.InRange(Width(0.5), 0.05, 0.2);
    }

    [Fact]
    public void Losers_are_dropped_early_and_the_others_see_all_seeds()
    {
        TuneResult result = Tune(new PlantedEngine(-3, width: 0.5));
        Assert.All(result.Trials.Where(t => t.Loss > 0.3 * result.StartLoss + result.Tuned!.Loss), t => Assert.InRange(t.Trial.Runs.Count, 2, 3));
        Assert.Contains(result.Trials, t => t.Trial.Runs.Count == 2);
        Assert.All(result.Trials.Where(t => t.IsFinalist), t => Assert.Equal(5, t.Trial.Runs.Count));
        Assert.Equal(result.Trials.Sum(t => t.Trial.Runs.Count), result.Trainings);
        Assert.Equal(result.Trials.Sum(t => t.Trial.Runs.Sum(r => (long)r.Points[^1].Step)), result.Steps);
    }

    [Fact]
    public void Rates_that_diverge_are_never_in_the_interval()
    {
        // The valley goes on where trainings blow up.
        TuneResult result = Tune(new PlantedEngine(-3, width: 3, blowUp: -3.2));
        Assert.True(Decades(result.Interval!.Value.High) < -3.2);
        Assert.Contains(result.Trials, t => t.Trial.Diverged > 0);
        Assert.All(result.Trials.Where(t => t.Trial.Diverged > 0), t => Assert.False(t.IsFinalist));
    }

    [Fact]
    public void What_the_suggestion_reaches_is_measured_wherever_the_search_begins()
    {
        TuneResult result = LearningRateTuning.Tune(s_found, new PlantedEngine(-1), s_short with { LearningRate = 0.05 });
        Assert.Equal(0.05, result.Start);
        Assert.Equal(s_found.Answer.Suggestion!.LearningRate, result.Suggested!.Trial.LearningRate);
        Assert.Equal(5, result.Suggested.Trial.Runs.Count);
        Assert.True(result.Suggested.Loss > result.Tuned!.Loss);
    }

    [Fact]
    public void Without_a_suggestion_the_search_begins_within_the_range_of_rates()
    {
        TuneResult result = LearningRateTuning.Tune(PlantedEngine.Found(hasSuggestion: false), new PlantedEngine(-4), s_short);
        Assert.Equal(-4, Decades(result.LearningRate), 0.15);
        Assert.Equal(-2.6, Decades(result.Start), 1e-9);
        Assert.Null(result.Suggested);
    }

    [Fact]
    public void Where_nothing_brings_the_loss_down_there_is_no_rate()
    {
        TuneResult result = Tune(new PlantedEngine(optimum: 40, width: 0.1, blowUp: 50));
        Assert.Null(result.LearningRate);
        Assert.Null(result.Interval);
        Assert.Null(result.Tuned);
    }

    [Fact]
    public void Every_seed_has_its_own_split_and_all_rates_have_the_same()
    {
        Dataset waves = Data.Tables.Load(Data.Tables.Rows("a,b,y", 300,
            i => FormattableString.Invariant($"{Math.Sin(i)},{Math.Cos(1.7 * i)},{Math.Sin(i) * 2 + Math.Cos(1.7 * i)}")));
        FindResult found = LearningRateFinder.Find(waves, new EmbeddedEngine(2), new FinderOptions { Model = "linear", Optimizer = new SgdSpec() });
        TuneResult result = LearningRateTuning.Tune(found, new EmbeddedEngine(2), s_short);
        Assert.Equal(5, result.Splits);
        double[] starts = [.. result.Tuned!.Trial.Runs.Select(r => r.Points[0].ValidationLoss)];
        Assert.Equal(5, starts.Distinct().Count());
        Assert.All(result.Trials, t => Assert.Equal(starts[..t.Trial.Runs.Count], t.Trial.Runs.Select(r => r.Points[0].ValidationLoss)));
        // The line is exact: with the best rates nothing is left.
        Assert.True(result.Tuned.Loss < 0.01 * result.StartLoss);
    }

    [Fact]
    public void Threads_change_nothing()
    {
        string All(int threads) => string.Join("\n", Tune(new PlantedEngine(-2.5, noise: 0.02, threads: threads)).Trials
            .SelectMany(t => t.Trial.Runs.Select(r => string.Create(CultureInfo.InvariantCulture, $"{t.Trial.LearningRate:R} {r.Seed} {r.Best.ValidationLoss:R} {t.Loss:R}"))));
        Assert.Equal(All(1), All(2));
    }

    [Fact]
    public void A_bound_on_the_time_cuts_the_search_and_what_was_seen_gives_a_rate()
    {
        var engine = new PlantedEngine(-3) { OnStep = () => Thread.Sleep(1) };
        TuneResult result = LearningRateTuning.Tune(s_found, engine, s_short with { Seconds = 0.15 });
        Assert.True(result.WasCut);
        Assert.InRange(result.Trainings, 1, 3);
        Assert.Equal(result.Trainings, engine.Trainings);
        Assert.NotNull(result.LearningRate);
        Assert.NotNull(result.Tuned);
        Assert.False(Tune(new PlantedEngine(-3)).WasCut);
    }

    [Fact]
    public void It_can_be_cancelled_within_a_step()
    {
        using var source = new CancellationTokenSource();
        int steps = 0;
        var engine = new PlantedEngine(-3)
        {
            OnStep = () =>
            {
                if (++steps == 250)
                    source.Cancel();
            },
        };
        Assert.Throws<OperationCanceledException>(() => LearningRateTuning.Tune(s_found, engine, s_short, null, source.Token));
        Assert.Equal(250, steps);
    }

    [Fact]
    public void Progress_counts_the_steps_and_never_more_than_are_expected()
    {
        var seen = new SeenProgress();
        TuneResult result = LearningRateTuning.Tune(s_found, new PlantedEngine(-3), s_short, seen);
        Assert.Equal(result.Steps, seen.Values[^1].Done);
        Assert.All(seen.Values, v => Assert.InRange(v.Done, 1, v.Expected));
    }

    [Theory]
    [InlineData("one-cycle")]
    [InlineData("triangular")]
    [InlineData("cosine")]
    public void A_schedule_rises_to_the_rate_or_falls_from_it(string schedule)
    {
        TuneResult result = LearningRateTuning.Tune(s_found, new PlantedEngine(-2.5), s_short with { Trial = s_short.Trial with { Schedule = schedule } });
        Assert.All(result.Trials, t => Assert.Equal(t.Trial.LearningRate, Enumerable.Range(0, 100).Max(t.Trial.Schedule.At), t.Trial.LearningRate * 0.02));
    }

    [Fact]
    public void One_seed_is_enough_for_a_rate() =>
        Assert.Equal(-3, Decades(LearningRateTuning.Tune(s_found, new PlantedEngine(-3), s_short with { Trial = s_short.Trial with { TrainSeeds = 1 } }).LearningRate), 0.1);

    [Fact]
    public void Data_of_which_nothing_is_held_out_are_refused()
    {
        RowSet none = s_found.Dataset.Validation.Take([]);
        FindResult found = s_found with { Experiment = s_found.Experiment.On(s_found.Dataset with { Validation = none }) };
        Assert.Equal("t.csv: error: no rows are held out to measure a training on; use more rows", Assert.Throws<InputException>(() => LearningRateTuning.Tune(found, new PlantedEngine(-3), s_short)).Message);
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        void Refuses(string setting, TuneOptions options) =>
            Assert.Equal(setting, Assert.Throws<SettingException>(() => LearningRateTuning.Tune(s_found, new PlantedEngine(-3), options)).Setting);
        Refuses("Lr", new TuneOptions { LearningRate = 0 });
        Refuses("Lr", new TuneOptions { LearningRate = double.NaN });
        Refuses("Seconds", new TuneOptions { Seconds = 0 });
        Refuses("Seconds", new TuneOptions { Seconds = double.PositiveInfinity });
        Refuses("TrainSteps", new TuneOptions { Trial = new TrialOptions { TrainSteps = 9 } });
    }

    private static TuneResult Tune(PlantedEngine engine) => LearningRateTuning.Tune(s_found, engine, s_short);

    private sealed class SeenProgress : IProgress<TuneProgress>
    {
        public List<TuneProgress> Values { get; } = [];

        public void Report(TuneProgress value) => Values.Add(value);
    }
}
