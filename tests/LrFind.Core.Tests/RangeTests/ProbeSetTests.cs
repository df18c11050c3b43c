using LrFind.Data;
using LrFind.RangeTests;

namespace LrFind.Core.Tests.RangeTests;

public class ProbeSetTests
{
    private static readonly RowSet s_rows = new([.. Enumerable.Range(0, 200).Select(i => (float)i)], [.. Enumerable.Range(0, 100).Select(i => 2f * i)], [], 2);
    private static readonly RowSet s_labelled = new([.. Enumerable.Range(0, 200).Select(i => (float)i)], [], [.. Enumerable.Range(0, 100)], 2);

    [Fact]
    public void Rows_are_drawn_whole_and_once_each()
    {
        RowSet probe = ProbeSet.Draw(s_rows, 40, 7);
        Assert.Equal(40, probe.Count);
        int[] rows = [.. Enumerable.Range(0, 40).Select(i => (int)probe.Features(i)[0] / 2)];
        Assert.Equal(40, rows.Distinct().Count());
        for (int i = 0; i < 40; i++)
            Assert.Equal((2f * rows[i] + 1, 2f * rows[i]), (probe.Features(i)[1], probe.Values[i]));
    }

    [Fact]
    public void Labels_go_with_their_rows()
    {
        RowSet probe = ProbeSet.Draw(s_labelled, 10, 7);
        for (int i = 0; i < 10; i++)
            Assert.Equal((int)probe.Features(i)[0] / 2, probe.Labels[i]);
    }

    [Fact]
    public void A_seed_gives_the_same_rows_and_another_seed_others()
    {
        float[] First(long seed) => [.. Enumerable.Range(0, 10).Select(i => ProbeSet.Draw(s_rows, 10, seed).Features(i)[0])];
        Assert.Equal(First(1), First(1));
        Assert.NotEqual(First(1), First(2));
    }

    [Fact]
    public void More_rows_than_there_are_are_all() => Assert.Same(s_rows, ProbeSet.Draw(s_rows, 1_000, 0));
}
