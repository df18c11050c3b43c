using LrFind.Data;
using LrFind.Engines.Embedded.Kernels;
using LrFind.Engines.Embedded.Layers;
using LrFind.Engines.Embedded.Losses;
using LrFind.Engines.Embedded.Optimizers;
using LrFind.Models;
using LrFind.Models.Losses;
using LrFind.Models.Optimizers;

namespace LrFind.Engines.Embedded;

/// <summary>A network in training on the embedded engine. A step allocates nothing.</summary>
internal sealed class NetworkTrainer : ITrainer
{
    private readonly TrainerOptions _options;
    private readonly Network _network;
    private readonly Loss _loss;
    private readonly Optimizer _optimizer;
    private readonly WorkerTeam _team;
    private AlignedBuffer? _accumulated;

    /// <summary>Builds a network with fresh weights and a fresh optimizer.</summary>
    /// <param name="options">How steps are taken.</param>
    /// <param name="threads">How many threads large products may use.</param>
    public NetworkTrainer(ModelSpec model, LossSpec loss, OptimizerSpec optimizer, TrainerOptions options, int threads)
    {
        _options = options;
        _team = new WorkerTeam(threads);
        _network = NetworkBuilder.Build(model, options.BatchSize, options.Seed, new Gemm(_team, KernelPaths.Current));
        _loss = Loss.Create(loss, model.OutputShape.Count);
        _optimizer = Optimizer.Create(optimizer, _network.Parameters, _team);
    }

    /// <summary>The network, for tests.</summary>
    internal Network Network => _network;

    /// <inheritdoc/>
    public double TrainStep(Batch batch, double learningRate)
    {
        double loss = batch.Rows <= _options.BatchSize ? ComputeGradients(batch) : AccumulateGradients(batch);
        if (_options.ClipNorm is { } norm)
            VectorOps.ClipNorm(_network.Parameters.Gradients.Span[.._network.Parameters.Length], norm);
        _optimizer.Step(learningRate);
        return loss;
    }

    /// <summary>The loss of a batch that fits, leaving the gradients by all parameters in place.</summary>
    internal double ComputeGradients(Batch batch)
    {
        int outputs = batch.Rows * _network.Output.Width;
        _network.Forward(batch, ForwardMode.Training);
        double loss = _loss.Compute(_network.Output.Values.Span[..outputs], batch, _network.Output.Gradients!.Span[..outputs]);
        _network.Backward(batch.Rows);
        return loss;
    }

    /// <inheritdoc/>
    public Evaluation Evaluate(Batch batch) => Measure(batch, ForwardMode.Evaluation);

    /// <inheritdoc/>
    public double Probe(Batch batch) => Measure(batch, ForwardMode.Probe).Loss;

    /// <inheritdoc/>
    public void Dispose() => _team.Dispose();

    /// <summary>
    /// Measures rows in as few parts as fit, all of the same size but for one row: a part of one row has no batch statistics.
    /// </summary>
    private Evaluation Measure(Batch batch, ForwardMode mode)
    {
        double sum = 0, weight = 0;
        int? hits = null;
        int parts = (batch.Rows + _options.BatchSize - 1) / _options.BatchSize;
        for (int i = 0; i < parts; i++)
        {
            int start = (int)((long)batch.Rows * i / parts), end = (int)((long)batch.Rows * (i + 1) / parts);
            Batch part = batch.Slice(start, end - start);
            _network.Forward(part, mode);
            (double partSum, double partWeight,
                int? partHits) = _loss.Measure(_network.Output.Values.Span[..(part.Rows * _network.Output.Width)], part);
            sum += partSum;
            weight += partWeight;
            hits = partHits is null ? null : (hits ?? 0) + partHits;
        }

        return new Evaluation(sum / weight, hits is null ? null : (double)hits / batch.Rows);
    }

    /// <summary>The loss and the gradients of a batch taken in parts, each part weighted by its rows.</summary>
    /// <remarks>
    /// With class weights that is not quite the step of the whole batch, whose mean is over weights: it is what accumulating gradients
    /// means in PyTorch, where each part's mean is taken before its gradients are added up.
    /// </remarks>
    private double AccumulateGradients(Batch batch)
    {
        int length = _network.Parameters.Length;
        Span<float> gradients = _network.Parameters.Gradients.Span[..length];
        Span<float> sum = (_accumulated ??= new AlignedBuffer(length)).Span;
        sum.Clear();
        double loss = 0;
        for (int start = 0; start < batch.Rows; start += _options.BatchSize)
        {
            Batch part = batch.Slice(start, Math.Min(_options.BatchSize, batch.Rows - start));
            double share = (double)part.Rows / batch.Rows;
            loss += share * ComputeGradients(part);
            VectorOps.AddScaled(gradients, (float)share, sum);
        }

        sum.CopyTo(gradients);
        return loss;
    }
}
