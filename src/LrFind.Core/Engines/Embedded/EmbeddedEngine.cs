using System.Diagnostics.CodeAnalysis;
using LrFind.Engines.Embedded.Kernels;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Losses;
using LrFind.Models.Optimizers;

namespace LrFind.Engines.Embedded;

/// <summary>The engine that comes with lrfind: small networks on the CPU, in single precision.</summary>
public sealed class EmbeddedEngine : IEngine
{
    /// <summary>The most parameters of a model: with their gradients and the state of an optimizer they take some 2 GB.</summary>
    internal const long MaxParameters = 1 << 27;

    /// <summary>The most values that the layers of a model give for a batch, all together: with their gradients 4 GB.</summary>
    internal const long MaxActivations = 1 << 29;

    /// <summary>Creates the engine.</summary>
    /// <param name="threads">
    /// How many threads a large product may use; 0, the default, for one per processor. The result is the same for any number.
    /// </param>
    /// <exception cref="SettingException"><paramref name="threads"/> is negative or more than 1,023.</exception>
    public EmbeddedEngine(int threads = 0)
    {
        SettingException.Require(threads is >= 0 and <= WorkerTeam.MaxSize, "Threads", threads,
            FormattableString.Invariant($"a whole number from 1 to {WorkerTeam.MaxSize}, or 0 for one per processor"));
        Threads = threads == 0 ? Math.Min(Environment.ProcessorCount, WorkerTeam.MaxSize) : threads;
    }

    /// <inheritdoc/>
    public string Name => "embedded";

    /// <inheritdoc/>
    public int Threads { get; }

    bool IEngine.Supports(LoadedModel model, [NotNullWhen(false)] out string? reason)
    {
        bool isGraph = model is not ModuleFile;
        reason = isGraph ? null : "the model is a module of its own, which the embedded engine cannot run; `Engine` torchsharp runs it";
        return isGraph;
    }

    TrainingRecord IEngine.Run(TrainingJob job, IProgress<int>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(job);
        using ITrainer trainer = CreateTrainer((ModelSpec)job.Model, job.Loss, job.Optimizer, job.Trainer);
        return TrainingLoop.Run(trainer, job, progress, cancellation);
    }

    /// <summary>Creates a freshly initialised model with a fresh optimizer; nothing carries over from earlier trainers.</summary>
    /// <param name="model">The layers and how they are joined.</param>
    /// <param name="loss">The loss to minimise.</param>
    /// <param name="optimizer">The optimizer and its settings, but for the learning rate.</param>
    /// <param name="options">How steps are taken.</param>
    /// <exception cref="SettingException">
    /// The model, or its layers with batches of this size, are larger than the engine allows, or than the memory.
    /// </exception>
    internal ITrainer CreateTrainer(ModelSpec model, LossSpec loss, OptimizerSpec optimizer, TrainerOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(options);
        int threads = options.Threads == 0 ? Threads : Math.Min(options.Threads, Threads);
        NetworkSize.Require(model, options, threads);
        return new NetworkTrainer(model, loss, optimizer, options, threads);
    }
}
