using LrFind.Data;

namespace LrFind.Core.Tests.Data;

public class BatchSamplerTests
{
    private static RowSet Numbered(int rows) => new([.. Enumerable.Range(0, rows * 2).Select(i => (float)i)], [.. Enumerable.Range(0, rows).Select(i => (float)i)], [], 2);

    [Fact]
    public void Every_row_comes_once_before_any_comes_again()
    {
        var sampler = new BatchSampler(Numbered(12), 4, seed: 0);
        for (int epoch = 0; epoch < 5; epoch++)
        {
            var seen = new List<float>();
            for (int i = 0; i < 3; i++)
                seen.AddRange(sampler.Next().Values);
            Assert.Equal(Enumerable.Range(0, 12).Select(i => (float)i), seen.Order());
        }
    }

    [Fact]
    public void A_partial_last_batch_is_dropped()
    {
        var sampler = new BatchSampler(Numbered(10), 4, seed: 0);
        for (int epoch = 0; epoch < 20; epoch++)
        {
            float[] first = sampler.Next().Values.ToArray(), second = sampler.Next().Values.ToArray();
            Assert.Equal(8, first.Concat(second).Distinct().Count());
        }
    }

    [Fact]
    public void Features_stay_with_their_targets()
    {
        var sampler = new BatchSampler(Numbered(10), 5, seed: 3);
        Batch batch = sampler.Next();
        for (int i = 0; i < batch.Rows; i++)
            Assert.Equal(2 * batch.Values[i], batch.Features[2 * i]);
    }

    [Fact]
    public void The_order_depends_on_the_seed()
    {
        float[] Order(long seed) => new BatchSampler(Numbered(64), 64, seed).Next().Values.ToArray();
        Assert.Equal(Order(1), Order(1));
        Assert.NotEqual(Order(1), Order(2));
        Assert.NotEqual(Order(1), Order(1).Order());
    }

    [Fact]
    public void A_batch_allocates_nothing()
    {
        var sampler = new BatchSampler(Numbered(100), 10, seed: 0);
        Allocation.IsNone(() => sampler.Next());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    public void A_batch_of_no_rows_or_too_many_is_refused(int batchSize) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchSampler(Numbered(10), batchSize, seed: 0));

    [Fact]
    public void Rows_may_have_several_values()
    {
        var rows = new RowSet([.. Enumerable.Range(0, 20).Select(i => (float)i)], [.. Enumerable.Range(0, 60).Select(i => (float)i)], [], 1, valueCount: 3);
        Assert.Equal((20, 3), (rows.Count, rows.ValueCount));
        Batch batch = new BatchSampler(rows, 7, seed: 0).Next();
        Batch part = batch.Slice(2, 4);
        for (int i = 0; i < 7; i++)
        {
            for (int j = 0; j < 3; j++)
                Assert.Equal(3 * batch.Features[i] + j, batch.Values[3 * i + j]);
        }

        Assert.Equal(batch.Values.Slice(6, 12).ToArray(), part.Values.ToArray());
        Assert.Equal([15f, 16f, 17f], rows.Slice(5, 1).Values.ToArray());
        Assert.Throws<ArgumentException>(() => new RowSet(new float[4], new float[7], [], 1, valueCount: 2));
    }
}
