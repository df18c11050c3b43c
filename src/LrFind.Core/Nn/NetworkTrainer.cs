using LrFind.Data;
using LrFind.Nn.Kernels;
using LrFind.Nn.Losses;
using LrFind.Nn.Optimizers;
using LrFind.Training;

namespace LrFind.Nn;

/// <summary>A network in training on the embedded engine. A step allocates nothing.</summary>
internal sealed class NetworkTrainer : ITrainer
{
    private readonly int _batchSize;
    private readonly Network _network;
    private readonly Loss _loss;
    private readonly Optimizer _optimizer;
    private readonly WorkerTeam _team;

    /// <summary>Builds a network with fresh weights and a fresh optimizer.</summary>
    /// <param name="model">The model.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="batchSize">The largest number of rows of a batch.</param>
    /// <param name="seed">The seed of the initial weights.</param>
    /// <param name="threads">How many threads large products may use.</param>
    public NetworkTrainer(ModelSpec model, LossKind loss, OptimizerSpec optimizer, int batchSize, long seed, int threads)
    {
        _batchSize = batchSize;
        _team = new WorkerTeam(threads);
        _network = new Network(model, batchSize, new Pcg32(seed, RandomPurpose.Initialization), new Gemm(_team, KernelPaths.Current));
        _loss = Loss.Create(loss);
        _optimizer = Optimizer.Create(optimizer, _network.Parameters);
    }

    /// <summary>The network, for tests.</summary>
    internal Network Network => _network;

    /// <inheritdoc/>
    public double TrainStep(Batch batch, double learningRate)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(batch.Rows, _batchSize);
        double loss = ComputeGradients(batch);
        _optimizer.Step(learningRate);
        return loss;
    }

    /// <summary>The loss of a batch, leaving the gradients by all parameters in place.</summary>
    internal double ComputeGradients(Batch batch)
    {
        int outputs = batch.Rows * _network.Output.Width;
        _network.Forward(batch);
        double loss = _loss.Compute(_network.Output.Values.Span[..outputs], batch, _network.Output.Gradients!.Span[..outputs]);
        _network.Backward(batch.Rows);
        return loss;
    }

    /// <inheritdoc/>
    public Evaluation Evaluate(Batch batch)
    {
        double sum = 0;
        int? hits = null;
        for (int start = 0; start < batch.Rows; start += _batchSize)
        {
            Batch part = Part(batch, start, Math.Min(_batchSize, batch.Rows - start));
            _network.Forward(part);
            (double partSum, int? partHits) = _loss.Measure(_network.Output.Values.Span[..(part.Rows * _network.Output.Width)], part);
            sum += partSum;
            hits = partHits is null ? null : (hits ?? 0) + partHits;
        }

        return new Evaluation(sum / batch.Rows, hits is null ? null : (double)hits / batch.Rows);
    }

    /// <inheritdoc/>
    public void Dispose() => _team.Dispose();

    private static Batch Part(Batch batch, int start, int rows)
    {
        int width = batch.Features.Length / batch.Rows;
        return new Batch(
            batch.Features.Slice(start * width, rows * width),
            batch.Values.IsEmpty ? [] : batch.Values.Slice(start, rows),
            batch.Labels.IsEmpty ? [] : batch.Labels.Slice(start, rows),
            rows);
    }
}
