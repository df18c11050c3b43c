using System.Runtime.ExceptionServices;

namespace LrFind.Engines.Embedded.Kernels;

/// <summary>
/// A few threads that help with work of some ten microseconds: they spin for a moment before they sleep, and handing out work allocates
/// nothing. The caller works too and waits only for helpers that have begun: on a busy machine, one that comes too late is done without.
/// </summary>
/// <param name="size">Threads, the caller's included; from 1 to <see cref="MaxSize"/>.</param>
internal sealed class WorkerTeam(int size) : IDisposable
{
    /// <summary>A team of one: the calling thread, whichever it is.</summary>
    public static readonly WorkerTeam Alone = new(1);

    /// <summary>The largest team.</summary>
    public const int MaxSize = 1_023;

    private Worker[]? _workers;
    private IParallelWork? _work;
    private volatile bool _stopped;

    /// <summary>Threads, the caller's included.</summary>
    public int Size { get; } = size is >= 1 and <= MaxSize
        ? size
        : throw new ArgumentOutOfRangeException(nameof(size), size, $"must be from 1 to {MaxSize}");

    /// <summary>Has work done, and returns when all its pieces are. To be called from one thread at a time.</summary>
    /// <param name="threads">How many may take part, the caller included, from 1 to <see cref="Size"/>.</param>
    /// <remarks>What a helper throws is thrown again, once no helper is at work any more.</remarks>
    public void Run(IParallelWork work, int threads)
    {
        _workers ??= Start();
        _work = work;
        int helpers = Math.Min(threads - 1, _workers.Length);
        for (int i = 0; i < helpers; i++)
            _workers[i].Offer();
        try
        {
            work.Run(0);
        }
        finally
        {
            for (int i = 0; i < helpers; i++)
                _workers[i].RetractOrWait();
        }

        for (int i = 0; i < helpers; i++)
            _workers[i].ThrowFailure();
    }

    public void Dispose()
    {
        _stopped = true;
        foreach (Worker worker in _workers ?? [])
            worker.Dispose();
    }

    private Worker[] Start()
    {
        var workers = new List<Worker>(Size - 1);
        try
        {
            while (workers.Count < Size - 1)
                workers.Add(new Worker(this, workers.Count + 1));
        }
        catch (OutOfMemoryException)
        {
            // A system that gives no more threads is done without them.
        }

        return [.. workers];
    }

    private sealed class Worker : IDisposable
    {
        private const int SpinsBeforeSleep = 2_000;

        // Idle: looks for an offer. Asleep: has to be woken for one. Offered: may begin. Running: must be waited for.
        private const int Idle = 0, Asleep = 1, Offered = 2, Running = 3;

        private readonly WorkerTeam _team;
        private readonly int _number;
        private readonly Thread _thread;
        private readonly SemaphoreSlim _wake = new(0);
        private int _state;
        private ExceptionDispatchInfo? _failure;

        public Worker(WorkerTeam team, int number)
        {
            (_team, _number) = (team, number);
            _thread = new Thread(Work) { IsBackground = true, Name = $"lrfind worker {number}" };
            _thread.Start();
        }

        public void Offer()
        {
            if (Interlocked.Exchange(ref _state, Offered) == Asleep)
                _wake.Release();
        }

        public void RetractOrWait()
        {
            if (Interlocked.CompareExchange(ref _state, Idle, Offered) == Offered)
                return;
            var spin = new SpinWait();
            while (Volatile.Read(ref _state) == Running)
                spin.SpinOnce(sleep1Threshold: -1);
        }

        /// <summary>Throws what the work threw on this thread, if anything.</summary>
        public void ThrowFailure()
        {
            if (_failure is not { } failure)
                return;
            _failure = null;
            failure.Throw();
        }

        public void Dispose()
        {
            Offer();
            _thread.Join();
            _wake.Dispose();
        }

        // An exception that left the thread would end the process.
        private void RunWork()
        {
            try
            {
                _team._work!.Run(_number);
            }
            catch (Exception e)
            {
                _failure = ExceptionDispatchInfo.Capture(e);
            }
        }

        private void Work()
        {
            for (int spins = 0; !_team._stopped; spins++)
            {
                if (Interlocked.CompareExchange(ref _state, Running, Offered) == Offered)
                {
                    // An offer made to end the thread comes after the flag that says so.
                    if (!_team._stopped)
                        RunWork();
                    Volatile.Write(ref _state, Idle);
                    spins = 0;
                }
                else if (spins < SpinsBeforeSleep)
                {
                    Thread.SpinWait(8);
                }
                else if (Interlocked.CompareExchange(ref _state, Asleep, Idle) == Idle)
                {
                    _wake.Wait();
                    spins = 0;
                }
            }
        }
    }
}

/// <summary>Work in pieces that several threads take as they come.</summary>
internal interface IParallelWork
{
    /// <summary>Takes and does pieces until none is left. Called from several threads at once, by each at most once.</summary>
    /// <param name="thread">The thread's number, from 0 (the caller of the team), for buffers of its own.</param>
    void Run(int thread);
}
