using LrFind.Core.Tests.Data;
using LrFind.Data;
using LrFind.Engines.Embedded;
using LrFind.Experiments;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Optimizers;
using LrFind.RangeTests;
using LrFind.Suggestions;

namespace LrFind.Core.Tests.Experiments;

public class DescentCheckTests
{
    private static Dataset Noise(int rows, int features, long seed)
    {
        var random = new Pcg32(seed, RandomPurpose.Sample);
        string header = string.Join(',', Enumerable.Range(0, features).Select(i => $"x{i}"));
        return Tables.Load(Tables.Rows($"{header},y", rows, _ =>
            FormattableString.Invariant($"{string.Join(',', Enumerable.Range(0, features).Select(_ => FormattableString.Invariant($"{random.NextGaussian()}")))},{(random.NextInt32(2) == 0 ? "no" : "yes")}")));
    }

    private static FindResult Find(Dataset dataset, OptimizerSpec? optimizer = null, LoadedModel? model = null, RangeTestOptions? test = null) =>
        LearningRateFinder.Find(dataset, new EmbeddedEngine(1), new FinderOptions { Optimizer = optimizer ?? new AdamSpec(), Model = model ?? "mlp", RangeTest = test ?? new() });

    [Fact]
    public void A_descent_of_nothing_on_noise_is_within_chance_and_no_rule_gives_a_number()
    {
        SuggestionResult[] results = [.. Enumerable.Range(0, 10).Select(seed => Find(Noise(300, 4, seed), new SgdSpec()).Answer)];
        Assert.True(results.Count(r => r.Suggestion is null) >= 4, string.Join(" | ", results.Select(r => $"{r.Verdict} {r.Suggestion?.Drop}")));
        foreach (SuggestionResult result in results.Where(r => r.Verdict == Verdict.WithinChance))
        {
            Assert.Null(result.Suggestion);
            Assert.All(result.Answers, a => Assert.Null(a.LearningRate));
        }

        Assert.Contains(results, r => r.Verdict == Verdict.WithinChance);
    }

    [Fact]
    public void A_weak_signal_in_many_rows_is_more_than_chance()
    {
        var random = new Pcg32(3, RandomPurpose.Sample);
        Dataset weak = Tables.Load(Tables.Rows("a,b,y", 5_000, _ =>
        {
            float a = random.NextGaussian();
            return FormattableString.Invariant($"{a},{random.NextGaussian()},{(random.NextSingle(0, 1) < 1 / (1 + Math.Exp(-0.4 * a)) ? "yes" : "no")}");
        }));
        FindResult result = Find(weak);
        Assert.NotNull(result.Answer.Suggestion);
        Assert.InRange(result.Answer.Suggestion.Drop, 0, 0.1);
        Assert.True(result.Evidence!.ChanceScore > DescentEvidence.LeastScore);
    }

    [Fact]
    public void What_is_learned_by_heart_keeps_its_number_and_gets_a_warning()
    {
        FindResult result = Find(Noise(200, 40, 1), test: new RangeTestOptions { BatchSize = 16 });
        Assert.NotNull(result.Answer.Suggestion);
        Assert.True(result.Evidence!.HeldOutLowest > 0.9 * result.Evidence.HeldOutStart);
        Assert.Contains(result.Warnings, w => w.Message.Contains("held out does not fall", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("iris.csv", null)]
    [InlineData("diabetes.csv", null)]
    [InlineData("titanic.csv", "survived")]
    [InlineData("digits.csv", null)]
    public void What_holds_for_other_rows_too_gets_none(string sample, string? target)
    {
        FindResult result = Find(DatasetLoader.Load(Repo.Sample(sample), new() { Target = target }));
        Assert.False(result.Evidence!.IsWithinChance(result.Answer.Suggestion!.Descent));
        Assert.DoesNotContain(result.Warnings, w => w.Message.Contains("held out", StringComparison.Ordinal));
    }

    [Fact]
    public void The_threads_of_the_engine_do_not_matter()
    {
        Dataset noise = Noise(120, 6, 5);
        var options = new FinderOptions { RangeTest = new RangeTestOptions { BatchSize = 16 } };
        Assert.Equal(
            LearningRateFinder.Find(noise, new EmbeddedEngine(1), options).Evidence,
            LearningRateFinder.Find(noise, new EmbeddedEngine(2), options).Evidence);
    }
}
