namespace LrFind.Nn.Kernels;

/// <summary>
/// A few threads that share out work of some ten microseconds: they spin for a moment before they sleep, and handing out work allocates
/// nothing. The caller does a share itself. Threads start with the first shared work.
/// </summary>
/// <param name="size">Threads, the caller's included; at least 1.</param>
internal sealed class WorkerTeam(int size) : IDisposable
{
    /// <summary>The largest team.</summary>
    public const int MaxSize = (1 << PartsBits) - 1;

    private const int PartsBits = 10;
    private const int SpinsBeforeSleep = 2_000;

    private readonly SemaphoreSlim _wake = new(0);
    private Thread[]? _threads;
    private IParallelWork? _work;

    // The number of the job in the high bits and its parts in the low ones, so that a worker reads both at once: one that is not part of a job
    // may sleep through it, and must not take the next job's parts for this one's.
    private long _job;
    private int _unfinished;
    private int _sleepers;
    private volatile bool _stopped;

    /// <summary>Threads, the caller's included.</summary>
    public int Size { get; } = size is >= 1 and <= MaxSize
        ? size
        : throw new ArgumentOutOfRangeException(nameof(size), size, $"must be from 1 to {MaxSize}");

    /// <summary>Runs all parts and returns when the last is done. To be called from one thread at a time.</summary>
    /// <param name="work">What to do.</param>
    /// <param name="parts">Shares, from 1 to <see cref="Size"/>.</param>
    public void Run(IParallelWork work, int parts)
    {
        _threads ??= Start();
        _work = work;
        _unfinished = parts - 1;
        // An exchange is a full fence: a worker about to sleep either sees the new job or is seen by us.
        Interlocked.Exchange(ref _job, ((_job >> PartsBits) + 1 << PartsBits) | (uint)parts);
        int sleepers = Volatile.Read(ref _sleepers);
        if (sleepers > 0)
            _wake.Release(sleepers);

        work.Run(0, parts);
        var spin = new SpinWait();
        while (Volatile.Read(ref _unfinished) > 0)
            spin.SpinOnce(sleep1Threshold: -1);
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        _stopped = true;
        if (_threads is not null)
        {
            _wake.Release(Size);
            foreach (Thread thread in _threads)
                thread.Join();
        }

        _wake.Dispose();
    }

    private Thread[] Start()
    {
        var threads = new Thread[Size - 1];
        for (int i = 0; i < threads.Length; i++)
        {
            int part = i + 1;
            threads[i] = new Thread(() => Work(part)) { IsBackground = true, Name = $"lrfind worker {part}" };
            threads[i].Start();
        }

        return threads;
    }

    private void Work(int part)
    {
        long seen = 0;
        while (NextJob(ref seen))
        {
            int parts = (int)(seen & MaxSize);
            if (part >= parts)
                continue;
            _work!.Run(part, parts);
            Interlocked.Decrement(ref _unfinished);
        }
    }

    private bool NextJob(ref long seen)
    {
        long job;
        for (int spins = 0; (job = Volatile.Read(ref _job)) == seen; spins++)
        {
            if (_stopped)
                return false;
            if (spins < SpinsBeforeSleep)
            {
                Thread.SpinWait(8);
                continue;
            }

            Interlocked.Increment(ref _sleepers);
            if (Volatile.Read(ref _job) == seen && !_stopped)
                _wake.Wait();
            Interlocked.Decrement(ref _sleepers);
        }

        seen = job;
        return !_stopped;
    }
}
