using FsCheck;
using FsCheck.Fluent;
using LrFind.RangeTests;

namespace LrFind.Core.Tests.RangeTests;

public class LearningRateRangeTests
{
    [Fact]
    public void Both_ends_are_exact_and_the_rates_rise_for_any_range()
    {
        var cases = from kind in Gen.Elements(StepMode.Exponential, StepMode.Linear)
                    from exponent in Gen.Choose(-12, 1)
                    from decades in Gen.Choose(1, 12)
                    from steps in Gen.Choose(2, 1_000)
                    select (kind, min: 0.7 * Math.Pow(10, exponent), max: 0.7 * Math.Pow(10, exponent) * Math.Pow(10, decades), steps);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var rates = LearningRateRange.Rates(c.kind, c.min, c.max, c.steps);
            bool rises = Enumerable.Range(1, c.steps - 1).All(i => rates[i] > rates[i - 1]);
            return rates.Length == c.steps && rates[0] == c.min && rates[c.steps - 1] == c.max && rises;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void An_exponential_step_mode_multiplies_and_a_linear_one_adds()
    {
        var exponential = LearningRateRange.Rates(StepMode.Exponential, 1e-4, 1, 5);
        double[] expected = [1e-4, 1e-3, 1e-2, 1e-1, 1];
        for (int i = 0; i < 5; i++)
            Assert.Equal(expected[i], exponential[i], expected[i] * 1e-12);

        var linear = LearningRateRange.Rates(StepMode.Linear, 1, 3, 5);
        Assert.Equal([1, 1.5, 2, 2.5, 3], Enumerable.Range(0, 5).Select(i => linear[i]));
    }

    [Theory]
    [InlineData(0, 1, 10)]
    [InlineData(1, 1, 10)]
    [InlineData(2, 1, 10)]
    [InlineData(1, 2, 1)]
    public void A_range_that_does_not_rise_or_has_one_step_is_refused(double min, double max, int steps) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateRange.Rates(StepMode.Exponential, min, max, steps));
}
