namespace LrFind.Curves;

/// <summary>One step of a range test: always raw losses.</summary>
/// <param name="Iteration">The step, from 0.</param>
/// <param name="LearningRate">The rate of the step, more than 0.</param>
/// <param name="Loss">The mean loss of the step's batch before the update; may be infinite or NaN at the end of a run that blew up.</param>
/// <param name="ProbeLoss">The mean loss of a fixed set of rows after the update; <see langword="null"/> where none was measured.</param>
public readonly record struct LossPoint(int Iteration, double LearningRate, double Loss, double? ProbeLoss = null)
{
    /// <summary>Whether all that was measured is finite.</summary>
    public bool IsFinite => double.IsFinite(Loss) && double.IsFinite(ProbeLoss ?? 0);
}
