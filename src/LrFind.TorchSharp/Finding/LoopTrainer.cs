using LrFind.TorchSharp.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Finding;

/// <summary>Takes the steps of a range test with a model, an optimizer and batches of the user's.</summary>
internal sealed class LoopTrainer<TBatch> : IDisposable
{
    private readonly nn.Module _model;
    private readonly OptimizerHelper _optimizer;
    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly Func<TBatch, Tensor> _lossOf;
    private readonly EndlessBatches<TBatch> _batches;
    private readonly OptimizerRates _rates;
    private readonly KeptTensors _kept;

    /// <summary>Joins them; a model that is in evaluation mode as a whole is set to training.</summary>
    /// <param name="model">The model.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="parameters">What both hold, each parameter once.</param>
    /// <param name="lossOf">From a batch to one number.</param>
    /// <param name="batches">Batches to train on.</param>
    public LoopTrainer(nn.Module model, OptimizerHelper optimizer, IReadOnlyList<Parameter> parameters, Func<TBatch, Tensor> lossOf,
        IEnumerable<TBatch> batches)
    {
        (_model, _optimizer, _parameters, _lossOf) = (model, optimizer, parameters, lossOf);
        _batches = new EndlessBatches<TBatch>(batches);
        _rates = new OptimizerRates(optimizer);
        _kept = new KeptTensors(model);
        if (!model.training)
            model.train();
    }

    /// <summary>Takes a step on the next batch.</summary>
    /// <returns>The loss of the batch before the update.</returns>
    public double TrainStep(double rate)
    {
        // Batches are the user's: they are made outside of the scope, as in a loop of the user's own.
        TBatch batch = _batches.Next();
        foreach (Parameter parameter in _parameters)
            parameter.grad = null;
        using DisposeScope scope = NewDisposeScope();
        using IDisposable gradients = enable_grad();
        Tensor loss = OneNumber(_lossOf(batch));
        if (!loss.requires_grad)
            throw new InvalidOperationException("the loss depends on no parameter that requires gradients: there is nothing to train");
        loss.backward();
        double value = loss.ToDouble();
        _rates.Set(rate);
        _optimizer.step();
        _kept.Rescue(scope);
        return value;
    }

    /// <summary>The mean loss of batches in evaluation mode; changes nothing.</summary>
    public double Measure(IEnumerable<TBatch> batches)
    {
        using var mode = MeasuringMode.Evaluation(_model);
        double sum = 0;
        int count = 0;
        foreach (TBatch batch in batches)
        {
            using DisposeScope scope = NewDisposeScope();
            KeptTensors.State state = _kept.Capture();
            sum += OneNumber(_lossOf(batch)).ToDouble();
            count++;
            state.PutBack();
            _kept.Rescue(scope);
        }

        return count > 0 ? sum / count : throw new ArgumentException("there is no batch to measure the validation loss on");
    }

    /// <summary>Ends the batches. What the model holds is put back before.</summary>
    public void Dispose()
    {
        _batches.Dispose();
        _kept.Release();
    }

    private static Tensor OneNumber(Tensor loss) => loss.numel() == 1 ? loss : throw new InvalidOperationException(
        $"the loss has the shape [{string.Join(", ", loss.shape)}]; expected one number, such as the mean over the batch");
}
