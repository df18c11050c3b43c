using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using LrFind.Foundation;
using LrFind.Models;

namespace LrFind.Engines.Worker;

/// <summary>How trainings in processes of their own are run.</summary>
/// <param name="Executable">What is started.</param>
internal sealed record WorkerOptions(string Executable)
{
    /// <summary>Threads of each process. Default: 1; with more, results depend on their number.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Where it computes: cpu, cuda or mps, as PyTorch has it. Default: cpu.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>How long a step may take. Default: two minutes.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Ends whatever goes on in the processes. Default: nothing does.</summary>
    public CancellationToken Cancellation { get; init; }
}

/// <summary>
/// An engine whose trainings run in processes of their own, each from its own seed: what users' code does there, and how it ends, does not
/// touch this one. Processes are started when they are needed and used again.
/// </summary>
internal sealed class WorkerEngine : IEngine, IDisposable
{
    private readonly WorkerOptions _options;
    private readonly ConcurrentBag<WorkerProcess> _idle = [];

    /// <summary>An engine.</summary>
    /// <param name="name">Its name, as it stands in reports.</param>
    /// <param name="options">How it runs.</param>
    public WorkerEngine(string name, WorkerOptions options) => (Name, _options) = (name, options);

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>How many processes run side by side at most.</summary>
    public int Threads => Math.Max(1, Environment.ProcessorCount / Math.Max(1, _options.Threads));

    /// <inheritdoc/>
    IReadOnlyList<Warning> IEngine.Warnings => _options.Threads == 1 ? []
        : [new(FormattableString.Invariant($"{Name} uses {_options.Threads} threads, on whose number the last digits of its losses depend"),
            "use `Threads` 1 for the same digits on every machine")];

    /// <summary>What models printed.</summary>
    public WorkerOutput Output { get; } = new();

    /// <summary>Starts a process ahead of need, so that it gets ready while data are read.</summary>
    /// <exception cref="InputException">It cannot be started.</exception>
    public void Start() => _idle.Add(StartProcess());

    /// <inheritdoc/>
    bool IEngine.Supports(LoadedModel model, [NotNullWhen(false)] out string? reason)
    {
        // Graphs and modules alike.
        reason = null;
        return true;
    }

    /// <summary>A module that is code.</summary>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="member">The class or the member that gives the module; <see langword="null"/> for the only one.</param>
    /// <param name="arguments">Values for parameters of its constructor, by name.</param>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public LoadedModel Load(string file, string? member, IReadOnlyDictionary<string, string> arguments)
    {
        var source = ModuleSource.Read(file, member, arguments);
        return new ModuleFile(member is null ? file : $"{file}#{member}", source, Describe);
    }

    /// <inheritdoc/>
    TrainingRecord IEngine.Run(TrainingJob job, IProgress<int>? progress, CancellationToken cancellation)
    {
        return With(worker =>
        {
            JobMessage message = JobMessage.From(job, worker.IdOf);
            Frame record = worker.Ask(FrameKind.Run, message, MessageContext.Default.JobMessage, FrameKind.Record, job.Model.Name, progress,
                cancellation);
            worker.Trim();
            return record.Message(MessageContext.Default.TrainingRecord);
        }, cancellation);
    }

    /// <summary>Ends all processes.</summary>
    public void Dispose()
    {
        while (_idle.TryTake(out WorkerProcess? worker))
            worker.Dispose();
    }

    private ModuleFacts Describe(ModuleSource source, TensorShape input) => With(worker => worker.Ask(
        FrameKind.Describe, new DescribeMessage(source, input.ToArray()), MessageContext.Default.DescribeMessage,
        FrameKind.Facts, source.File, progress: null, _options.Cancellation).Message(MessageContext.Default.ModuleFacts),
        _options.Cancellation);

    private WorkerProcess StartProcess() => WorkerProcess.Start(_options.Executable,
        [_options.Threads.ToString(CultureInfo.InvariantCulture), _options.Device], Output, _options.Patience);

    // A process that failed is not used again: nobody knows what is left in it.
    private T With<T>(Func<WorkerProcess, T> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!_idle.TryTake(out WorkerProcess? worker))
            worker = StartProcess();
        try
        {
            T result = work(worker);
            _idle.Add(worker);
            return result;
        }
        catch
        {
            worker.Dispose();
            throw;
        }
    }
}
