using LrFind.Nn.Kernels;

namespace LrFind.Core.Tests.Nn.Kernels;

public class WorkerTeamTests
{
    [Fact]
    public void Every_part_is_run_once_and_before_the_call_returns()
    {
        using var team = new WorkerTeam(4);
        var work = new Counting();
        for (int i = 0; i < 3_000; i++)
        {
            int parts = 1 + i % 4;
            Array.Clear(work.Counts);
            team.Run(work, parts);
            for (int part = 0; part < 4; part++)
                Assert.Equal(part < parts ? 1 : 0, Volatile.Read(ref work.Counts[part]));
        }
    }

    [Fact]
    public void Workers_that_have_gone_to_sleep_wake_up()
    {
        using var team = new WorkerTeam(3);
        var work = new Counting();
        for (int i = 0; i < 5; i++)
        {
            team.Run(work, 3);
            Thread.Sleep(30);
        }

        Assert.Equal([5, 5, 5, 0], work.Counts);
    }

    [Fact]
    public void Handing_out_work_allocates_nothing()
    {
        using var team = new WorkerTeam(2);
        var work = new Counting();
        team.Run(work, 2);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++)
            team.Run(work, 2);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_024)]
    public void A_team_of_none_or_too_many_is_refused(int size) => Assert.Throws<ArgumentOutOfRangeException>(() => new WorkerTeam(size));

    private sealed class Counting : IParallelWork
    {
        public int[] Counts { get; } = new int[4];

        public void Run(int part, int parts) => Interlocked.Increment(ref Counts[part]);
    }
}
