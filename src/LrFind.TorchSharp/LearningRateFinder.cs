using LrFind.Experiments;
using LrFind.Foundation;
using LrFind.Suggestions;
using LrFind.TorchSharp.Finding;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LrFind.TorchSharp;

/// <summary>
/// Searches the learning rate of a TorchSharp training: a range test on the model, the optimizer and the batches of a training loop, before
/// its first step or in the middle of it. The rate rises step by step, and the losses show where the model learns fastest.
/// </summary>
/// <remarks>
/// <para>
/// Afterwards all is as before to the last bit, also when something was thrown: weights, buffers, gradients and whether they are computed,
/// what modules keep in their fields, training and evaluation mode of each layer, the optimizer's averages and rates, and torch's generator
/// on the CPU. What is not of torch stays as the test leaves it: counters in fields, other generators of random numbers, and those of CUDA
/// devices, which TorchSharp cannot read.
/// </para>
/// <para>
/// A model that is in evaluation mode is trained in training mode; layers of it that alone are in evaluation mode stay so. Tensors that a
/// step makes are disposed of after it, those of the batches are not: they are the loader's. Who has a model has loaded torch already, and
/// it is used as it is: its threads and devices are the caller's.
/// </para>
/// </remarks>
public static class LearningRateFinder
{
    /// <summary>Runs a range test on batches of inputs and targets.</summary>
    /// <param name="model">The model, from inputs [rows, …] to outputs; with fresh weights for the rate of a training from scratch.</param>
    /// <param name="optimizer">
    /// Any of TorchSharp's but LBFGS. Groups of parameters keep the ratios of their rates, and the rates of the curve are those of the
    /// group with the highest; otherwise the optimizer's own rate does not matter.
    /// </param>
    /// <param name="loss">From outputs and targets to one number, the mean over the batch: <c>nn.CrossEntropyLoss().call</c>.</param>
    /// <param name="batches">
    /// Inputs and targets on the model's device; begun again when they end. At least one: a step takes one batch.
    /// </param>
    /// <param name="validation">
    /// Batches whose loss is measured after each step, in evaluation mode and without gradients: the mean of the losses of all of them. The
    /// suggestion goes by it, for it is free of the noise of mini-batches. Each step takes as much longer. Default: none.
    /// </param>
    /// <param name="options">The rates, and how the suggestion is read off the curve. Default: 100 steps from 1e-5 to 10.</param>
    /// <param name="progress">Told the number of steps done, after each; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the test before the next step.</param>
    /// <exception cref="ArgumentException">
    /// There is no batch, or the optimizer cannot be put back: it is LBFGS, or holds parameters that were disposed of.
    /// </exception>
    /// <exception cref="InvalidOperationException">The loss is not one number, or depends on nothing that is trained.</exception>
    /// <exception cref="SettingException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException">The test was cancelled.</exception>
    public static RangeTestResult Find(
        nn.Module<Tensor, Tensor> model, optim.Optimizer optimizer, Func<Tensor, Tensor, Tensor> loss,
            IEnumerable<(Tensor Input, Tensor Target)> batches, IEnumerable<(Tensor Input, Tensor Target)>? validation = null,
            LoopFinderOptions? options = null, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(loss);
        return Find(model, optimizer, batch => loss(model.call(batch.Input), batch.Target), batches, validation, options, progress,
            cancellation);
    }

    /// <summary>Runs a range test on batches as the loader of a <c>TensorDataset</c> gives them: inputs first, targets second.</summary>
    /// <inheritdoc cref="Find(nn.Module{Tensor, Tensor}, optim.Optimizer, Func{Tensor, Tensor, Tensor},
    /// IEnumerable{ValueTuple{Tensor, Tensor}}, IEnumerable{ValueTuple{Tensor, Tensor}}, LoopFinderOptions, IProgress{int},
    /// CancellationToken)"/>
    public static RangeTestResult Find(
        nn.Module<Tensor, Tensor> model, optim.Optimizer optimizer, Func<Tensor, Tensor, Tensor> loss, IEnumerable<IList<Tensor>> batches,
            IEnumerable<IList<Tensor>>? validation = null, LoopFinderOptions? options = null, IProgress<int>? progress = null,
            CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(loss);
        return Find(model, optimizer, batch => loss(model.call(batch[0]), batch[1]), batches, validation, options, progress, cancellation);
    }

    /// <summary>Runs a range test on any module and any kind of batch, such as the dictionaries of a <c>DataLoader</c>.</summary>
    /// <param name="model">What holds the parameters, the buffers and the modes.</param>
    /// <param name="lossOf">
    /// Calls the model on a batch and gives the loss, one number: <c>batch => loss.call(model.call(batch["data"]), batch["label"])</c>.
    /// </param>
    /// <param name="batches">Batches, begun again when they end, at least one.</param>
    /// <inheritdoc cref="Find(nn.Module{Tensor, Tensor}, optim.Optimizer, Func{Tensor, Tensor, Tensor},
    /// IEnumerable{ValueTuple{Tensor, Tensor}}, IEnumerable{ValueTuple{Tensor, Tensor}}, LoopFinderOptions, IProgress{int},
    /// CancellationToken)"/>
    public static RangeTestResult Find<TBatch>(
        nn.Module model, optim.Optimizer optimizer, Func<TBatch, Tensor> lossOf, IEnumerable<TBatch> batches,
            IEnumerable<TBatch>? validation = null, LoopFinderOptions? options = null, IProgress<int>? progress = null,
            CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(lossOf);
        ArgumentNullException.ThrowIfNull(batches);
        OptimizerHelper restorable = Restorable(optimizer);
        Parameter[] parameters = [.. model.parameters().Concat(restorable.parameters()).DistinctBy(p => p.Handle)];
        string optimizerName = OptimizerRates.NameOf(restorable);
        Warning[] warnings = [.. LoopWarnings.Of(model, restorable)];
        options ??= new();
        if (OptimizerRates.StepGain(restorable) is { } gain)
            options = options with { StepGain = gain };

        using var state = new TrainingState(model, restorable, parameters);
        using var trainer = new LoopTrainer<TBatch>(model, restorable, parameters, lossOf, batches);
        try
        {
            Func<double>? probe = validation is null ? null : () => trainer.Measure(validation);
            SuggestionResult answer = Experiments.LearningRateFinder.Find(trainer.TrainStep, probe, options, progress, cancellation);
            return new RangeTestResult(answer, model.GetType().Name, optimizerName, warnings);
        }
        finally
        {
            state.PutBack();
        }
    }

    private static OptimizerHelper Restorable(optim.Optimizer optimizer)
    {
        if (optimizer is not OptimizerHelper helper)
        {
            throw new ArgumentException($"the state of {optimizer.GetType().Name} cannot be read, and so it cannot be put back; expected "
                + "another optimizer, or a step of your own with LrFind.Experiments.LearningRateFinder", nameof(optimizer));
        }

        if (helper.parameters().Any(p => p.IsInvalid))
        {
            throw new ArgumentException("the optimizer holds parameters that were disposed of; expected one that was made after the model "
                + "was complete and on its device", nameof(optimizer));
        }

        return helper;
    }
}
