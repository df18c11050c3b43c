using LrFind.Data;
using LrFind.Models;
using LrFind.Models.Losses;
using LrFind.Models.Optimizers;

namespace LrFind.Engines;

/// <summary>Something that can train models: the embedded engine, or another behind the same verb.</summary>
public interface IEngine
{
    /// <summary>The engine's name, as it stands in reports.</summary>
    string Name { get; }

    /// <summary>How many threads it may use in all, at least 1; results do not depend on it.</summary>
    int Threads { get; }

    /// <summary>Creates a freshly initialised model with a fresh optimizer; nothing carries over from earlier trainers.</summary>
    /// <param name="model">The layers and how they are joined.</param>
    /// <param name="loss">The loss to minimise.</param>
    /// <param name="optimizer">The optimizer and its settings, but for the learning rate.</param>
    /// <param name="options">How steps are taken.</param>
    ITrainer CreateTrainer(ModelSpec model, LossSpec loss, OptimizerSpec optimizer, TrainerOptions options);
}

/// <summary>A model with its optimizer. The learning rate is an argument, so there is no schedule to restore.</summary>
public interface ITrainer : IDisposable
{
    /// <summary>Takes one optimizer step.</summary>
    /// <param name="batch">Any number of rows, at least 1.</param>
    /// <param name="learningRate">The rate of this step, 0 or more.</param>
    /// <returns>The mean loss of the batch before the update; not finite once training has blown up.</returns>
    double TrainStep(Batch batch, double learningRate);

    /// <summary>The mean loss in evaluation mode; changes nothing.</summary>
    /// <param name="batch">Any number of rows.</param>
    Evaluation Evaluate(Batch batch);

    /// <summary>
    /// The mean loss of rows as training sees them, without its noise: nothing is dropped out, and batch normalisation uses the statistics of
    /// these rows without remembering them. Changes nothing.
    /// </summary>
    /// <param name="batch">Any number of rows, at least 2.</param>
    double Probe(Batch batch);
}

/// <summary>How well a model does on some rows.</summary>
/// <param name="Loss">The mean loss.</param>
/// <param name="Accuracy">The share of rows, 0 to 1, whose class is predicted right; <see langword="null"/> for regression.</param>
public readonly record struct Evaluation(double Loss, double? Accuracy);
