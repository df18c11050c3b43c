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
    private Worker[]? _workers;
    private IParallelWork? _work;

    // The number of the job in the high bits and its parts in the low ones, so that a worker reads both at once: one that is not part of a job
    // may sleep through it, and must not take the next job's parts for this one's.
    private long _job;
    private int _unfinished;
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
        _workers ??= Start();
        _work = work;
        _unfinished = parts - 1;
        // An exchange is a full fence: a worker about to sleep either sees the new job or is seen asleep by us.
        Interlocked.Exchange(ref _job, ((_job >> PartsBits) + 1 << PartsBits) | (uint)parts);
        for (int i = 0; i < parts - 1; i++)
            _workers[i].Wake();

        work.Run(0, parts);
        var spin = new SpinWait();
        while (Volatile.Read(ref _unfinished) > 0)
            spin.SpinOnce(sleep1Threshold: -1);
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        _stopped = true;
        foreach (Worker worker in _workers ?? [])
            worker.Dispose();
    }

    private Worker[] Start()
    {
        var workers = new Worker[Size - 1];
        for (int i = 0; i < workers.Length; i++)
            workers[i] = new Worker(this, i + 1);
        return workers;
    }

    /// <summary>One thread, which does the part of its own number in every job that has so many.</summary>
    private sealed class Worker : IDisposable
    {
        private const int SpinsBeforeSleep = 2_000;
        private const int Awake = 0, Asleep = 1;

        private readonly WorkerTeam _team;
        private readonly int _part;
        private readonly Thread _thread;
        private readonly SemaphoreSlim _wake = new(0);
        private int _state;

        public Worker(WorkerTeam team, int part)
        {
            (_team, _part) = (team, part);
            _thread = new Thread(Work) { IsBackground = true, Name = $"lrfind worker {part}" };
            _thread.Start();
        }

        /// <summary>Wakes the thread if it sleeps. Whoever turns the state to awake has the permit to give or to forgo.</summary>
        public void Wake()
        {
            if (Interlocked.CompareExchange(ref _state, Awake, Asleep) == Asleep)
                _wake.Release();
        }

        public void Dispose()
        {
            Wake();
            _thread.Join();
            _wake.Dispose();
        }

        private void Work()
        {
            long seen = 0;
            while (NextJob(ref seen))
            {
                int parts = (int)(seen & MaxSize);
                if (_part >= parts)
                    continue;
                _team._work!.Run(_part, parts);
                Interlocked.Decrement(ref _team._unfinished);
            }
        }

        private bool NextJob(ref long seen)
        {
            for (int spins = 0; Volatile.Read(ref _team._job) == seen && !_team._stopped; spins++)
            {
                if (spins < SpinsBeforeSleep)
                    Thread.SpinWait(8);
                else
                    Sleep(seen);
            }

            seen = Volatile.Read(ref _team._job);
            return !_team._stopped;
        }

        private void Sleep(long seen)
        {
            Interlocked.Exchange(ref _state, Asleep);
            bool nothingNew = Volatile.Read(ref _team._job) == seen && !_team._stopped;
            // If there is news and nobody has woken us yet, there is no permit to wait for.
            if (nothingNew || Interlocked.CompareExchange(ref _state, Awake, Asleep) != Asleep)
                _wake.Wait();
        }
    }
}
