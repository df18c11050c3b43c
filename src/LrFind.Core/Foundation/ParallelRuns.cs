using System.Runtime.ExceptionServices;

namespace LrFind.Foundation;

/// <summary>Runs independent pieces of work on a few threads.</summary>
internal static class ParallelRuns
{
    // Numbers that are read or written in less time than threads take to start.
    private const long Few = 250_000;

    /// <summary>How many threads are worth starting for pieces that do little with each number.</summary>
    /// <param name="numbers">How many numbers all pieces read or write together.</param>
    public static int ThreadsFor(long numbers) => numbers < Few ? 1 : Environment.ProcessorCount;

    /// <summary>Runs pieces 0 to <paramref name="count"/> − 1 and returns when all are done.</summary>
    /// <param name="threads">The most that run at the same time, at least 1; with 1 the calling thread does all, in order.</param>
    /// <param name="piece">A piece by its number.</param>
    /// <remarks>Of pieces that throw, the exception of the first is thrown again; pieces that have not begun by then are not.</remarks>
    public static void Run(int count, int threads, Action<int> piece)
    {
        var failures = new ExceptionDispatchInfo?[count];
        int next = -1;
        bool failed = false;

        void Work()
        {
            for (int i = Interlocked.Increment(ref next); i < count && !Volatile.Read(ref failed); i = Interlocked.Increment(ref next))
            {
                try
                {
                    piece(i);
                }
                catch (Exception e)
                {
                    failures[i] = ExceptionDispatchInfo.Capture(e);
                    Volatile.Write(ref failed, true);
                }
            }
        }

        List<Thread> helpers = Start(Work, Math.Min(threads, count) - 1);
        Work();
        foreach (Thread helper in helpers)
            helper.Join();
        Array.Find(failures, f => f is not null)?.Throw();
    }

    private static List<Thread> Start(ThreadStart work, int count)
    {
        var threads = new List<Thread>(count);
        try
        {
            while (threads.Count < count)
            {
                var thread = new Thread(work);
                thread.Start();
                threads.Add(thread);
            }
        }
        catch (OutOfMemoryException)
        {
            // A system that gives no more threads is done without them.
        }

        return threads;
    }
}

/// <summary>Counts the steps of tests that run side by side.</summary>
/// <param name="progress">Told the number of all steps done.</param>
internal sealed class SharedProgress(IProgress<int> progress) : IProgress<int>
{
    private readonly Lock _lock = new();
    private int _done;

    /// <summary>Takes in a step of any of them.</summary>
    /// <param name="value">Not used: each call is one step.</param>
    public void Report(int value)
    {
        lock (_lock)
            progress.Report(++_done);
    }
}
