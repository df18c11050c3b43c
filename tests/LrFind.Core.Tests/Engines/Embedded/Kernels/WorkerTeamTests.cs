using LrFind.Engines.Embedded.Kernels;

namespace LrFind.Core.Tests.Engines.Embedded.Kernels;

public class WorkerTeamTests
{
    [Fact]
    public void Every_piece_is_done_once_and_before_the_call_returns()
    {
        using var team = new WorkerTeam(4);
        var work = new Counting(pieces: 10);
        for (int i = 0; i < 3_000; i++)
        {
            work.Reset();
            team.Run(work, threads: 1 + i % 4);
            for (int piece = 0; piece < 10; piece++)
                Assert.Equal(1, Volatile.Read(ref work.Counts[piece]));
        }
    }

    [Fact]
    public void Helpers_take_part()
    {
        using var team = new WorkerTeam(2);
        // The caller's piece lasts until the helper has begun another.
        var meeting = new Meeting();
        team.Run(meeting, threads: 2);
        Assert.Equal(2, meeting.Present);
    }

    [Fact]
    public void Helpers_that_have_gone_to_sleep_wake_up()
    {
        using var team = new WorkerTeam(3);
        for (int i = 0; i < 5; i++)
        {
            var meeting = new Meeting();
            team.Run(meeting, threads: 2);
            Assert.Equal(2, meeting.Present);
            Thread.Sleep(30);
        }
    }

    [Fact]
    public void A_team_that_never_worked_and_one_that_sleeps_can_be_disposed()
    {
        new WorkerTeam(3).Dispose();
        var team = new WorkerTeam(3);
        team.Run(new Counting(pieces: 3), threads: 3);
        Thread.Sleep(30);
        team.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void What_a_thread_throws_reaches_the_caller_and_the_team_works_on(int failing)
    {
        using var team = new WorkerTeam(2);
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal($"thread {failing}", Assert.Throws<InvalidOperationException>(() => team.Run(new Failing(failing), threads: 2)).Message);
            var work = new Counting(pieces: 10);
            work.Reset();
            team.Run(work, threads: 2);
            Assert.All(work.Counts, count => Assert.Equal(1, count));
        }
    }

    [Fact]
    public void Handing_out_work_allocates_nothing()
    {
        using var team = new WorkerTeam(2);
        var work = new Counting(pieces: 2);
        Allocation.IsNone(() => team.Run(work, threads: 2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_024)]
    public void A_team_of_none_or_too_many_is_refused(int size) => Assert.Throws<ArgumentOutOfRangeException>(() => new WorkerTeam(size));

    // Both threads take part; one of them fails.
    private sealed class Failing(int thread) : IParallelWork
    {
        private readonly Meeting _meeting = new();

        public void Run(int number)
        {
            _meeting.Run(number);
            if (number == thread)
                throw new InvalidOperationException($"thread {number}");
        }
    }

    private sealed class Counting(int pieces) : IParallelWork
    {
        private int _next;

        public int[] Counts { get; } = new int[pieces];

        public void Reset()
        {
            Array.Clear(Counts);
            _next = 0;
        }

        public void Run(int thread)
        {
            for (int piece = Interlocked.Increment(ref _next) - 1; piece < pieces; piece = Interlocked.Increment(ref _next) - 1)
                Interlocked.Increment(ref Counts[piece]);
        }
    }

    private sealed class Meeting : IParallelWork
    {
        private int _present;

        public int Present => _present;

        public void Run(int thread)
        {
            Interlocked.Increment(ref _present);
            Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref _present) == 2, TimeSpan.FromSeconds(20)));
        }
    }
}
