using LrFind.RangeTests;

namespace LrFind.Core.Tests.RangeTests;

/// <summary>Ranges that pass have rates that rise, down to the narrowest.</summary>
public class RisingRatesTests
{
    [Theory]
    [InlineData(StepMode.Exponential)]
    [InlineData(StepMode.Linear)]
    public void Rates_of_a_range_that_is_let_through_rise_each_above_the_one_before(StepMode mode)
    {
        int passed = 0;
        foreach (double min in new[] { 1e-30, 1e-5, 1, 3.7e11 })
        {
            for (double excess = 1e-16; excess < 1e20; excess *= 3)
            {
                foreach (int steps in new[] { 10, 100, 10_000 })
                {
                    double max = min * (1 + excess);
                    if (max <= min || max > 1e30 || !LearningRateRange.Rises(mode, min, max, steps))
                        continue;
                    passed++;
                    double[] rates = LearningRateRange.Rates(mode, min, max, steps);
                    for (int i = 1; i < steps; i++)
                        Assert.True(rates[i] > rates[i - 1], $"{min} to {max} in {steps} steps, at {i}");
                }
            }
        }

        Assert.InRange(passed, 100, int.MaxValue);
    }
}
