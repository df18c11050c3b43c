using System.Diagnostics.CodeAnalysis;
using LrFind.Data;
using LrFind.Foundation;
using LrFind.Models;

namespace LrFind.Engines;

/// <summary>Something that runs trainings: the embedded engine in this process, or another in one of its own.</summary>
/// <remarks>A user of the library chooses one; how it is asked to train is between it and the experiments.</remarks>
public interface IEngine
{
    /// <summary>The engine's name, as it stands in reports.</summary>
    string Name { get; }

    /// <summary>How many threads it may use in all, at least 1; results do not depend on it.</summary>
    int Threads { get; }

    /// <summary>What the user should know of how it runs.</summary>
    internal IReadOnlyList<Warning> Warnings => [];

    /// <summary>Whether it can train a model.</summary>
    /// <param name="reason">Why it cannot, without a full stop.</param>
    internal bool Supports(LoadedModel model, [NotNullWhen(false)] out string? reason);

    /// <summary>Runs a training from fresh weights; nothing carries over from earlier ones. Several may run at the same time.</summary>
    /// <param name="progress">Told the number of steps done, after each; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the training within a step.</param>
    /// <exception cref="SettingException">
    /// The model, or its layers with batches of this size, are larger than the engine allows.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    internal TrainingRecord Run(TrainingJob job, IProgress<int>? progress = null, CancellationToken cancellation = default);
}

/// <summary>A model with its optimizer. The learning rate is an argument, so there is no schedule to restore.</summary>
internal interface ITrainer : IDisposable
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
    /// The mean loss of rows as training sees them, without its noise: nothing is dropped out, and batch normalisation uses the statistics
    /// of these rows without remembering them. Changes nothing.
    /// </summary>
    /// <param name="batch">Any number of rows, at least 2.</param>
    double Probe(Batch batch);
}

/// <summary>How well a model does on some rows.</summary>
/// <param name="Accuracy">The share of rows, 0 to 1, whose class is predicted right; <see langword="null"/> for regression.</param>
internal readonly record struct Evaluation(double Loss, double? Accuracy);
