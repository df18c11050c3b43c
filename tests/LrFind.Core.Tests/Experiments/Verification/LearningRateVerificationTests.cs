using LrFind.Core.Tests.Data;
using LrFind.Data;
using LrFind.Engines;
using LrFind.Engines.Embedded;
using LrFind.Experiments;
using LrFind.Experiments.Verification;
using LrFind.Foundation;
using LrFind.Models.Optimizers;

namespace LrFind.Core.Tests.Experiments.Verification;

public class LearningRateVerificationTests
{
    private static readonly Dataset s_waves = Tables.Load(Tables.Rows("a,b,y", 300,
        i => FormattableString.Invariant($"{Math.Sin(i)},{Math.Cos(1.7 * i)},{Math.Sin(i) * 2 + Math.Cos(1.7 * i)}")));

    private static readonly FindResult s_found = LearningRateFinder.Find(
        s_waves, new EmbeddedEngine(2), new FinderOptions { Model = "linear", Optimizer = new SgdSpec() });

    [Fact]
    public void The_rates_are_those_around_the_one_that_is_tried_out_and_start_from_the_same_weights()
    {
        VerificationResult result = Verify(0.01);
        Assert.Equal([0.001, 0.01 / 3, 0.01, 0.03, 0.1], result.Trials.Select(t => Math.Round(t.LearningRate, 15)), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.All(result.Trials, t => Assert.Equal(result.Trials[0].Runs.Select(r => r.Points[0].ValidationLoss), t.Runs.Select(r => r.Points[0].ValidationLoss)));
        Assert.Equal(3, result.Trials[0].Runs.Select(r => r.Points[0].ValidationLoss).Distinct().Count());
        Assert.All(result.Trials[2].Runs, r => Assert.Equal((0, 500), (r.Points[0].Step, r.Points[^1].Step)));
    }

    [Fact]
    public void A_rate_that_reaches_what_can_be_reached_is_confirmed() => Assert.Equal(VerificationVerdict.Confirmed, Verify(0.1).Verdict);

    [Fact]
    public void A_rate_far_too_low_is_better_elsewhere_at_the_highest()
    {
        VerificationResult result = Verify(1e-5);
        Assert.Equal(VerificationVerdict.BetterElsewhere, result.Verdict);
        Assert.Equal(1e-4, result.Best.LearningRate, 1e-12);
    }

    [Fact]
    public void A_rate_that_blows_up_is_unstable_and_the_best_of_the_others_named()
    {
        VerificationResult result = Verify(5);
        Assert.Equal(VerificationVerdict.Unstable, result.Verdict);
        Assert.Equal(3, result.Trials[2].Diverged);
        Assert.Equal(0.5, result.Best.LearningRate, 1e-12);
        Assert.Equal(0, result.Best.Diverged);
    }

    [Fact]
    public void Where_no_rate_helps_on_rows_held_out_nothing_is_concluded()
    {
        // Rates so small that single precision does not notice them.
        Assert.Equal(VerificationVerdict.Inconclusive, Verify(1e-20).Verdict);
    }

    [Fact]
    public void Threads_change_nothing()
    {
        double[] Losses(int threads) => [.. LearningRateVerification.Verify(s_found, new EmbeddedEngine(threads), 0.01, new TrialOptions()).Trials.Select(t => t.Loss)];
        Assert.Equal(Losses(1), Losses(4));
    }

    [Fact]
    public void Progress_counts_every_step_of_all_trainings()
    {
        var seen = new SeenProgress();
        var options = new TrialOptions { TrainSteps = 50, TrainSeeds = 2 };
        LearningRateVerification.Verify(s_found, new EmbeddedEngine(2), 0.01, options, seen);
        Assert.Equal(Enumerable.Range(1, options.TotalSteps(LearningRateVerification.Factors.Count)), seen.Values);
    }

    [Fact]
    public void The_quick_form_tries_fewer_rates_for_fewer_steps()
    {
        VerificationResult result = LearningRateVerification.VerifyQuickly(s_found, new EmbeddedEngine(2), 0.1);
        Assert.Equal([0.1 / 3, 0.1, 0.3], result.Trials.Select(t => t.LearningRate), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(300, result.Trials[0].Runs[0].Points[^1].Step);
        Assert.Equal(VerificationVerdict.Confirmed, result.Verdict);
    }

    [Theory]
    [InlineData("cosine")]
    [InlineData("one-cycle")]
    [InlineData("triangular")]
    public void A_schedule_is_followed_up_to_the_rate(string schedule)
    {
        IReadOnlyList<TrainingPoint> points = LearningRateVerification.Verify(
            s_found, new EmbeddedEngine(1), 0.01, new TrialOptions { Schedule = schedule, TrainSteps = 400 }).Trials[2].Runs[0].Points;
        Assert.All(points, p => Assert.InRange(p.LearningRate, 0, 0.01 * (1 + 1e-12)));
        Assert.True(points.Select(p => p.LearningRate).Distinct().Count() > 3);
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Refuses("Lr", 0, new TrialOptions());
        Refuses("Lr", double.PositiveInfinity, new TrialOptions());
        Refuses("TrainSteps", 0.1, new TrialOptions { TrainSteps = 9 });
        Refuses("TrainSeeds", 0.1, new TrialOptions { TrainSeeds = 0 });
        Refuses("Schedule", 0.1, new TrialOptions { Schedule = "sawtooth" });
    }

    private sealed class SeenProgress : IProgress<int>
    {
        public List<int> Values { get; } = [];

        public void Report(int value) => Values.Add(value);
    }

    private static void Refuses(string setting, double rate, TrialOptions options) => Assert.Equal(
        setting, Assert.Throws<SettingException>(() => LearningRateVerification.Verify(s_found, new EmbeddedEngine(1), rate, options)).Setting);

    private static VerificationResult Verify(double rate) => LearningRateVerification.Verify(s_found, new EmbeddedEngine(2), rate, new TrialOptions());
}
