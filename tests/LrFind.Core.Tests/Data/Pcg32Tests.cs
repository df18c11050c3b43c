using LrFind.Foundation;

namespace LrFind.Core.Tests.Data;

public class Pcg32Tests
{
    [Fact]
    public void Numbers_are_those_of_the_reference_implementation()
    {
        // pcg32_srandom(42, 54) of the reference implementation in C, first round of its demo program.
        var random = new Pcg32(42, (RandomPurpose)54);
        uint[] expected = [0xa15c02b7, 0x7b47f409, 0xba1d3330, 0x83d2f293, 0xbfa4784b, 0xcbed606e];
        Assert.Equal(expected, expected.Select(_ => random.NextUInt32()));
    }

    [Fact]
    public void Streams_of_one_seed_differ()
    {
        var a = new Pcg32(7, RandomPurpose.Split);
        var b = new Pcg32(7, RandomPurpose.Shuffle);
        Assert.NotEqual(Enumerable.Range(0, 8).Select(_ => a.NextUInt32()), Enumerable.Range(0, 8).Select(_ => b.NextUInt32()));
    }

    [Fact]
    public void Singles_are_at_least_0_and_less_than_1_and_even()
    {
        var random = new Pcg32(1, RandomPurpose.Shuffle);
        int[] tenths = new int[10];
        for (int i = 0; i < 100_000; i++)
        {
            float value = random.NextSingle();
            Assert.InRange(value, 0f, 0.99999994f);
            tenths[(int)(value * 10)]++;
        }

        Assert.All(tenths, count => Assert.InRange(count, 9_500, 10_500));
    }

    [Fact]
    public void Normal_numbers_have_the_moments_and_tails_of_the_distribution()
    {
        var random = new Pcg32(1, RandomPurpose.Initialization);
        double[] values = [.. Enumerable.Range(0, 100_000).Select(_ => (double)random.NextGaussian())];
        Assert.Equal(0, values.Average(), 0.01);
        Assert.Equal(1, values.Average(v => v * v), 0.02);
        Assert.Equal(0, values.Average(v => v * v * v), 0.05);
        Assert.Equal(3, values.Average(v => v * v * v * v), 0.1);
        Assert.Equal(0.0455, values.Count(v => Math.Abs(v) > 2) / 100_000.0, 0.003);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1_000)]
    public void Integers_stay_below_the_bound_and_reach_every_value(int bound)
    {
        var random = new Pcg32(3, RandomPurpose.Shuffle);
        int[] counts = new int[bound];
        for (int i = 0; i < 100 * bound; i++)
            counts[random.NextInt32(bound)]++;
        Assert.All(counts, count => Assert.InRange(count, 50, 160));
    }

    [Fact]
    public void A_bound_below_1_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Pcg32(0, RandomPurpose.Shuffle).NextInt32(0));

    [Fact]
    public void Shuffling_keeps_all_items()
    {
        int[] items = [.. Enumerable.Range(0, 1_000)];
        new Pcg32(5, RandomPurpose.Shuffle).Shuffle(items);
        Assert.NotEqual(Enumerable.Range(0, 1_000), items);
        Assert.Equal(Enumerable.Range(0, 1_000), items.Order());
    }
}
