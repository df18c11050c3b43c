using LrFind.Suggestions;

namespace LrFind.Core.Tests.Suggestions;

/// <summary>What is said of curves is true of them, and what is advised would help.</summary>
public class VerdictTextTests
{
    [Theory]
    [InlineData(
        "falls, turns and takes off", "ok",
        "the loss falls, turns and takes off",
        "")]
    [InlineData(
        "falls and levels off", "never-diverged",
        "the loss does not take off before the last rate",
        "raise `LrMax` to see where the stable range ends")]
    [InlineData(
        "falls to the end", "minimum-at-edge",
        "the loss is still falling at the last rate",
        "raise `LrMax`")]
    [InlineData(
        "falls by no more than the noise", "too-noisy",
        "the loss falls by no more than its noise might",
        "measure the loss on fixed rows by `ProbeRows`, or try more `Steps`, more `Repeats` or a larger `BatchSize`")]
    [InlineData(
        "flat to the end", "no-descent",
        "the loss neither falls clearly below its start nor takes off",
        "raise `LrMax`, or check that the features say something about the target")]
    [InlineData(
        "flat, then takes off", "no-descent",
        "the loss never falls clearly below its start before it takes off at 1.42e+00",
        "check that the features say something about the target, or measure the loss on fixed rows by `ProbeRows`, or try more `Steps`, more `Repeats` or a larger `BatchSize`")]
    [InlineData(
        "flat, then takes off, of low rates", "no-descent",
        "the ladder starts too high: the loss takes off within 43 of 100 steps, at 7.05e-05",
        "lower `LrMin`")]
    [InlineData(
        "three take off at once", "diverged-at-start",
        "the ladder starts too high: the loss of 3 of 3 repeats takes off within 11 of 100 steps, the first at 3.05e-05",
        "lower `LrMin`")]
    [InlineData(
        "one takes off at once", "diverged-at-start",
        "the ladder starts too high: the loss takes off within 9 of 100 steps, at 3.05e-05",
        "lower `LrMin`")]
    [InlineData(
        "the first step blows up, and settles", "diverged-at-start",
        "the ladder starts too high: the first steps raise the loss for good, and what falls behind them stays above it",
        "lower `LrMin`")]
    [InlineData(
        "flat, then rises", "no-descent",
        "the loss never falls clearly below its start before it takes off at 2.85e-02",
        "check that the features say something about the target, or measure the loss on fixed rows by `ProbeRows`, or try more `Steps`, more `Repeats` or a larger `BatchSize`")]
    [InlineData(
        "few steps, and an edge far up", "diverged-at-start",
        "too few steps are below the edge: the loss takes off within 9 of 10 steps, at 2.15e+00",
        "raise `Steps`")]
    [InlineData(
        "an edge in the first part of a wide range", "diverged-at-start",
        "too few steps are below the edge: the loss takes off within 16 of 100 steps, at 1.07e-02",
        "lower `LrMax`")]
    [InlineData(
        "no numbers", "non-finite",
        "the first losses are infinite or not numbers",
        "check the data for extreme values")]
    [InlineData(
        "no numbers behind the first step", "non-finite",
        "the first steps, at 1.00e-05, make the loss infinite or not a number",
        "lower `LrMin`, or check the data for extreme values")]
    [InlineData(
        "one point", "too-few-points",
        "no repeat has more than 1 point of the 10 that are needed",
        "raise `Steps`")]
    [InlineData(
        "the beginning of a longer test", "too-few-points",
        "no repeat has more than 50 points of the 200 that are needed",
        "raise `Steps`")]
    [InlineData(
        "too short for the rule", "too-few-points",
        "20 points are too few for the rule",
        "raise `Steps`, or choose another `Rule`")]
    [InlineData(
        "flat over thousands of low rates, then takes off", "no-descent",
        "the loss takes off within 403 of 1,000 steps, at 6.38e-05",
        "check that the features say something about the target, or use fewer `Steps`")]
    public void A_situation_has_its_sentence_and_its_remedy(string situation, string code, string sentence, string remedy) =>
        Assert.Equal(new VerdictText(code, sentence, remedy), VerdictText.For(CurveSituations.Of(situation), CurveSource.RangeTest));

    [Theory]
    [InlineData("falls and levels off", "record up to higher rates to see where the stable range ends")]
    [InlineData("one takes off at once", "record from lower rates on")]
    [InlineData("few steps, and an edge far up", "record more steps")]
    [InlineData("falls by no more than the noise", "record the loss of fixed rows too, or record more steps, more repeats or larger mini-batches")]
    [InlineData("no numbers", "check the recorded losses, and the data for extreme values")]
    public void Of_a_recording_the_remedy_is_what_to_record(string situation, string remedy) =>
        Assert.Equal(remedy, VerdictText.For(CurveSituations.Of(situation), CurveSource.Recording).Remedy);

    [Theory]
    [InlineData("falls by no more than the noise", "measure the loss of fixed rows after each step, or try more `Steps` or larger mini-batches")]
    [InlineData("one takes off at once", "lower `LrMin`")]
    public void Of_a_training_loop_the_remedy_names_its_settings_only(string situation, string remedy) =>
        Assert.Equal(remedy, VerdictText.For(CurveSituations.Of(situation), CurveSource.TrainingLoop).Remedy);

    [Theory]
    [MemberData(nameof(Situations))]
    public void A_training_loop_has_no_repeats_and_no_batch_size_to_set(string situation)
    {
        Assert.DoesNotMatch(
            "`(Repeats|BatchSize|ProbeRows)`", VerdictText.For(CurveSituations.Of(situation), CurveSource.TrainingLoop).Remedy);
    }

    public static TheoryData<string> Situations() => [.. CurveSituations.Names];
}
