using LrFind.Engines;
using LrFind.Engines.Worker;
using LrFind.Foundation;

namespace LrFind.Cli.Engines;

/// <summary>What trains models.</summary>
internal enum EngineKind
{
    /// <summary>lrfind's own, in this process.</summary>
    Embedded,

    /// <summary>TorchSharp, in processes of its own.</summary>
    TorchSharp,
}

/// <summary>Which engine is asked for, and how it is to run.</summary>
/// <param name="Kind">The engine.</param>
/// <param name="Threads">How many threads it may use; 0 for its default.</param>
/// <param name="Device">Where TorchSharp computes, as PyTorch names it.</param>
internal sealed record EngineChoice(EngineKind Kind, int Threads, string Device);

/// <summary>Makes engines, one for each choice, and ends their processes when all is done.</summary>
/// <param name="createEmbedded">Makes the embedded engine, for a number of threads.</param>
/// <param name="cancellation">Ends whatever goes on in those processes.</param>
internal sealed class EngineFactory(Func<int, IEngine> createEmbedded, CancellationToken cancellation) : IDisposable
{
    private readonly Dictionary<EngineChoice, WorkerEngine> _workers = [];

    /// <summary>What models printed in other processes.</summary>
    public IEnumerable<string> Printed => _workers.Values.SelectMany(w => w.Output.Printed());

    /// <summary>An engine.</summary>
    /// <exception cref="SettingException">The number of threads is out of its range.</exception>
    /// <exception cref="InputException">What the engine runs in is not there.</exception>
    public IEngine Create(EngineChoice choice) => choice.Kind == EngineKind.Embedded ? createEmbedded(choice.Threads) : Worker(choice);

    /// <summary>An engine for trainings that run side by side, and how many of them may.</summary>
    /// <exception cref="SettingException">The number of threads is out of its range.</exception>
    /// <exception cref="InputException">What the engine runs in is not there.</exception>
    public (IEngine Engine, int SideBySide) CreateSideBySide(EngineChoice choice) => choice.Kind == EngineKind.Embedded
        ? (createEmbedded(1), createEmbedded(choice.Threads).Threads)
        : (Worker(choice), Worker(choice).Threads);

    /// <summary>What runs the code of users: only an engine that is asked for by name; <see langword="null"/> for none.</summary>
    /// <exception cref="SettingException">The number of threads is out of its range.</exception>
    /// <exception cref="InputException">What the engine runs in is not there.</exception>
    public WorkerEngine? Code(EngineChoice choice) => choice.Kind == EngineKind.TorchSharp ? Worker(choice) : null;

    private WorkerEngine Worker(EngineChoice choice)
    {
        const int MostThreads = 1023;
        SettingException.Require(choice.Threads is >= 0 and <= MostThreads, nameof(choice.Threads), choice.Threads,
            FormattableString.Invariant($"a whole number from 1 to {MostThreads}, or 0 for the default"));
        if (!_workers.TryGetValue(choice, out WorkerEngine? worker))
        {
            var options = new WorkerOptions(WorkerProgram.Find())
            {
                Threads = Math.Max(1, choice.Threads),
                Device = choice.Device,
                Cancellation = cancellation,
            };
            _workers[choice] = worker = new WorkerEngine("torchsharp", options);
            worker.Start();
        }

        return worker;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (WorkerEngine worker in _workers.Values)
            worker.Dispose();
    }
}
