namespace LrFind.Curves;

/// <summary>One step of a range test: always the raw loss.</summary>
/// <param name="Iteration">The step, from 0.</param>
/// <param name="LearningRate">The rate of the step, more than 0.</param>
/// <param name="Loss">The mean loss of the step's batch before the update; may be infinite or NaN at the end of a run that blew up.</param>
public readonly record struct LossPoint(int Iteration, double LearningRate, double Loss);
