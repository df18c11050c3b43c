using LrFind.Foundation;

namespace LrFind.Core.Tests.Experiments;

public class SideBySideTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 1)]
    [InlineData(5, 2)]
    [InlineData(3, 8)]
    public void Every_piece_runs_once(int count, int threads)
    {
        int[] runs = new int[count];
        ParallelRuns.Run(count, threads, i => Interlocked.Increment(ref runs[i]));
        Assert.All(runs, r => Assert.Equal(1, r));
    }

    [Fact]
    public void As_many_run_at_the_same_time_as_there_are_threads()
    {
        using var all = new Barrier(3);
        ParallelRuns.Run(3, 3, _ => Assert.True(all.SignalAndWait(TimeSpan.FromSeconds(20))));
    }

    [Fact]
    public void With_one_thread_the_caller_runs_them_in_order()
    {
        var order = new List<(int, int)>();
        ParallelRuns.Run(4, 1, i => order.Add((i, Environment.CurrentManagedThreadId)));
        Assert.Equal(Enumerable.Range(0, 4).Select(i => (i, Environment.CurrentManagedThreadId)), order);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_first_exception_is_thrown_again_and_what_has_not_begun_is_left(int threads)
    {
        int runs = 0;
        var thrown = Assert.Throws<InvalidOperationException>(() => ParallelRuns.Run(1_000, threads, i =>
        {
            Interlocked.Increment(ref runs);
            throw new InvalidOperationException($"piece {i}");
        }));
        Assert.Equal("piece 0", thrown.Message);
        Assert.InRange(runs, 1, threads);
    }
}
