namespace LrFind.Experiments.Verification;

/// <summary>A look at a training.</summary>
/// <param name="Step">Steps done by then, from 0.</param>
/// <param name="LearningRate">The rate of the step that comes next; at the end, of the last one.</param>
/// <param name="TrainingLoss">The mean loss of the probed training rows, in evaluation mode.</param>
/// <param name="ValidationLoss">The mean loss of the rows held out.</param>
/// <param name="Accuracy">The share of the rows held out, 0 to 1, whose class is predicted right; <see langword="null"/> for regression.</param>
public readonly record struct TrainingPoint(int Step, double LearningRate, double TrainingLoss, double ValidationLoss, double? Accuracy)
{
    /// <summary>Whether both losses are numbers.</summary>
    public bool IsFinite => double.IsFinite(TrainingLoss) && double.IsFinite(ValidationLoss);
}
