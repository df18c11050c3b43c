using LrFind.Data;

namespace LrFind.Training;

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
