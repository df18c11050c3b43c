using LrFind.Data;
using LrFind.Engines;
using LrFind.Engines.Embedded;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Losses;
using LrFind.Models.Optimizers;
using LrFind.TorchSharp;
using LrFind.TorchSharp.Training;

namespace LrFind.Benchmarks;

/// <summary>One training step of a model on random data, batch in, loss out.</summary>
public sealed class StepWork : IDisposable
{
    private readonly ITrainer _trainer;
    private readonly BatchSampler _batches;

    /// <summary>Builds the model, its optimizer and 16 batches of data.</summary>
    /// <param name="model">The model; its output is the number of classes.</param>
    /// <param name="batchSize">Rows a batch.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="threads">Threads the engine may use.</param>
    /// <param name="torchSharp">Whether TorchSharp takes the step. Default: the embedded engine.</param>
    internal StepWork(ModelSpec model, int batchSize, OptimizerSpec optimizer, int threads, bool torchSharp = false)
    {
        ArgumentNullException.ThrowIfNull(model);
        var random = new Pcg32(0, RandomPurpose.Shuffle);
        float[] features = new float[16 * batchSize * model.InputShape.Count];
        foreach (ref float value in features.AsSpan())
            value = random.NextSingle(-1.7f, 1.7f);
        int[] labels = new int[16 * batchSize];
        foreach (ref int label in labels.AsSpan())
            label = random.NextInt32(model.OutputShape.Count);
        _batches = new BatchSampler(new RowSet(features, [], labels, model.InputShape.Count), batchSize, seed: 0);
        var options = new TrainerOptions { BatchSize = batchSize };
        _trainer = torchSharp ? TorchSharpTrainer(model, optimizer, options, threads)
            : new EmbeddedEngine(threads).CreateTrainer(model, new CrossEntropyLossSpec(), optimizer, options);
    }

    private static ModuleTrainer TorchSharpTrainer(ModelSpec model, OptimizerSpec optimizer, TrainerOptions options, int threads)
    {
        LibTorch.Load();
        ModuleTrainer.Threads = Math.Max(1, threads);
        return new ModuleTrainer(() => CallableModule.Of(new GraphModule(model)), new CrossEntropyLossSpec(), optimizer, options);
    }

    /// <summary>The step.</summary>
    public double Step() => _trainer.TrainStep(_batches.Next(), 1e-3);

    /// <inheritdoc/>
    public void Dispose() => _trainer.Dispose();
}
