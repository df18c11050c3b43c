using LrFind.Suggestions;

namespace LrFind.Core.Tests.Suggestions;

public class TrainingLengthTests
{
    [Theory]
    [InlineData(100, 4.467)]
    [InlineData(300, 2.187)]
    [InlineData(1_000, 1)]
    [InlineData(3_000, 0.6444)]
    [InlineData(10_000, 0.3981)]
    public void A_shorter_training_wants_a_higher_rate_and_a_longer_one_a_lower(int steps, double factor) =>
        Assert.Equal(factor, TrainingLength.Factor(steps), 1e-3);

    [Fact]
    public void Beyond_the_lengths_that_were_studied_nothing_is_made_up()
    {
        Assert.Equal(TrainingLength.Factor(100), TrainingLength.Factor(1));
        Assert.Equal(TrainingLength.Factor(10_000), TrainingLength.Factor(int.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrainingLength.Factor(0));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(300)]
    [InlineData(10_000)]
    public void A_suggestion_and_all_that_follows_from_it_are_for_the_training_that_is_planned(int steps)
    {
        Suggestion usual = Suggester.Suggest(PlantedCurve.Create(noise: 0.02)).Suggestion!;
        SuggestionResult result = Suggester.Suggest(PlantedCurve.Create(noise: 0.02), trainSteps: steps);
        Suggestion planned = result.Suggestion!;
        Assert.Equal((usual.LearningRate, usual.ReadOff, steps), (planned.Referred, planned.ReadOff, planned.TrainSteps));
        Assert.Equal(usual.LearningRate * TrainingLength.Factor(steps), planned.LearningRate, 1e-12);
        Assert.Equal((planned.LearningRate, 2 * planned.LearningRate), (planned.Recommended.Constant, planned.Recommended.OneCycleMax));
        Assert.Equal(usual.Landmarks, planned.Landmarks);
        Assert.Equal(usual.Spread!.Value, planned.Spread!.Value, 1e-9);
        Assert.Equal(planned.LearningRate, result.Answers[0].LearningRate);
    }

    [Fact]
    public void However_short_the_training_its_rate_is_within_the_stable_range()
    {
        // Steepest shortly before the take-off.
        Suggestion found = Suggester.Suggest(PlantedCurve.Of(t => 2 - 1.5 / (1 + Math.Exp(-(t + 0.8) / 0.1)) + Math.Max(0, 20 * (t + 0.4))), trainSteps: 100).Suggestion!;
        Assert.True(found.LearningRate < TrainingLength.Factor(100) * found.Referred);
        Assert.Equal(found.Landmarks.Edge, found.LearningRate, 1e-12);
        Assert.True(found.Recommended.OneCycleMax <= found.Landmarks.Edge);
    }
}
