using LrFind.Data;
using LrFind.Engines;
using LrFind.Foundation;
using LrFind.Models.Losses;
using LrFind.Models.Optimizers;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Training;

/// <summary>A module and how it is called.</summary>
/// <param name="Module">What holds the parameters and the mode.</param>
/// <param name="Forward">From [rows, features] to the outputs, one or several for each row.</param>
internal sealed record CallableModule(nn.Module Module, Func<Tensor, Tensor> Forward)
{
    /// <summary>A module that takes the features as they are.</summary>
    public static CallableModule Of(nn.Module<Tensor, Tensor> module) => new(module, module.call);
}

/// <summary>
/// A TorchSharp module in training. Torch's generator is one for the whole process and is seeded here, so trainers are used one after the
/// other, not side by side.
/// </summary>
internal sealed class ModuleTrainer : ITrainer
{
    private readonly TrainerOptions _options;
    private readonly CallableModule _module;
    private readonly ScalarType _input;
    private readonly Parameter[] _parameters;
    private readonly TorchLoss _loss;
    private readonly TorchOptimizer _optimizer;
    private readonly KeptTensors _kept;

    /// <summary>Makes a module with fresh weights and a fresh optimizer.</summary>
    /// <param name="create">Makes the module, after torch's generator was seeded.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="options">How steps are taken.</param>
    /// <param name="input">The type of number that the module takes. Default: 32-bit floats.</param>
    /// <exception cref="SettingException">TorchSharp has no such optimizer, or two settings do not go together.</exception>
    public ModuleTrainer(Func<CallableModule> create, LossSpec loss, OptimizerSpec optimizer, TrainerOptions options,
        ScalarType input = ScalarType.Float32)
    {
        set_num_threads(Threads);
        manual_seed(options.Seed);
        (_module, _options, _input) = (create(), options, input);
        // A parameter that two layers share is stepped once.
        _parameters = [.. _module.Module.parameters().Where(p => p.requires_grad).DistinctBy(p => p.Handle)];
        _loss = new TorchLoss(loss);
        _optimizer = new TorchOptimizer(optimizer, _parameters);
        _kept = new KeptTensors(_module.Module);
    }

    /// <summary>How many threads torch may use for an operation. The last bits of a result depend on it. Default: 1.</summary>
    public static int Threads { get; set; } = 1;

    /// <summary>The module.</summary>
    public nn.Module Module => _module.Module;

    /// <inheritdoc/>
    public double TrainStep(Batch batch, double learningRate)
    {
        Module.zero_grad(set_to_none: true);
        double loss = 0;
        for (int start = 0; start < batch.Rows; start += _options.BatchSize)
        {
            Batch part = batch.Slice(start, Math.Min(_options.BatchSize, batch.Rows - start));
            loss += AddGradients(part, (double)part.Rows / batch.Rows);
        }

        if (_options.ClipNorm is { } norm)
            nn.utils.clip_grad_norm_(_parameters, norm);
        _optimizer.Step(learningRate);
        return loss;
    }

    /// <inheritdoc/>
    public Evaluation Evaluate(Batch batch)
    {
        using var mode = MeasuringMode.Evaluation(Module);
        return Measure(batch);
    }

    /// <inheritdoc/>
    public double Probe(Batch batch)
    {
        using var mode = MeasuringMode.Probe(Module);
        return Measure(batch).Loss;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _optimizer.Dispose();
        _loss.Dispose();
        _kept.Dispose();
        Module.Dispose();
    }

    // Gradients of parts add up, each weighted by its rows.
    private double AddGradients(Batch part, double share)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor loss = _loss.Mean(Forward(part), part) * share;
        loss.backward();
        _kept.Rescue(scope);
        return loss.ToDouble();
    }

    /// <summary>
    /// Measures rows in as few parts as fit, all of the same size but for one row: a part of one row has no batch statistics. Each part
    /// finds what the module keeps in its fields as the last step left it.
    /// </summary>
    private Evaluation Measure(Batch batch)
    {
        double sum = 0, weight = 0;
        int? hits = null;
        int parts = (batch.Rows + _options.BatchSize - 1) / _options.BatchSize;
        for (int i = 0; i < parts; i++)
        {
            int start = (int)((long)batch.Rows * i / parts), end = (int)((long)batch.Rows * (i + 1) / parts);
            TorchLossSum part = MeasurePart(batch.Slice(start, end - start));
            sum += part.Sum;
            weight += part.Weight;
            hits = part.Hits is null ? null : (hits ?? 0) + part.Hits;
        }

        return new Evaluation(sum / weight, hits is null ? null : (double)hits / batch.Rows);
    }

    private TorchLossSum MeasurePart(Batch part)
    {
        using DisposeScope scope = NewDisposeScope();
        KeptTensors.State state = _kept.Capture();
        TorchLossSum sum = _loss.Measure(Forward(part), part);
        state.PutBack();
        _kept.Rescue(scope);
        return sum;
    }

    private Tensor Forward(Batch rows)
    {
        Tensor features = Tensors.Of(rows.Features, rows.Rows);
        return _module.Forward(_input == ScalarType.Float32 ? features : features.to(_input));
    }
}
