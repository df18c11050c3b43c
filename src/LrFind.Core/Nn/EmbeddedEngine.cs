using LrFind.Data;
using LrFind.Nn.Kernels;
using LrFind.Training;

namespace LrFind.Nn;

/// <summary>The engine that comes with lrfind: small networks on the CPU, in single precision.</summary>
public sealed class EmbeddedEngine : IEngine
{
    private readonly int _threads;

    /// <summary>Creates the engine.</summary>
    /// <param name="threads">How many threads a large product may use; 0, the default, for one per processor. The result is the same for any number.</param>
    /// <exception cref="SettingException"><paramref name="threads"/> is negative or more than 1,023.</exception>
    public EmbeddedEngine(int threads = 0)
    {
        SettingException.Require(threads is >= 0 and <= WorkerTeam.MaxSize, "Threads", threads,
            FormattableString.Invariant($"a whole number from 1 to {WorkerTeam.MaxSize}, or 0 for one per processor"));
        _threads = threads == 0 ? Math.Min(Environment.ProcessorCount, WorkerTeam.MaxSize) : threads;
    }

    /// <inheritdoc/>
    public string Name => "embedded";

    /// <inheritdoc/>
    public ITrainer CreateTrainer(ModelSpec model, LossSpec loss, OptimizerSpec optimizer, TrainerOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(options);
        return new NetworkTrainer(model, loss, optimizer, options, _threads);
    }
}
