namespace LrFind.Training;

/// <summary>How well a model does on some rows.</summary>
/// <param name="Loss">The mean loss.</param>
/// <param name="Accuracy">The share of rows, 0 to 1, whose class is predicted right; <see langword="null"/> for regression.</param>
public readonly record struct Evaluation(double Loss, double? Accuracy);
