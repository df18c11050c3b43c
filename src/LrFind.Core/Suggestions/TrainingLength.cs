namespace LrFind.Suggestions;

/// <summary>What the length of a training does to its best constant rate.</summary>
/// <remarks>
/// A shorter training has to come the same way in fewer steps, and a longer one has time for a lower rate. On 90 combinations of table, model and optimizer
/// the best rate goes with the steps to the power of −0.65 below the length that suggestions are judged by; above it, where noise and overfitting
/// take part of that back, −0.4 loses least. docs/methods.md has the figures, and where this does not hold.
/// </remarks>
public static class TrainingLength
{
    /// <summary>The steps of the trainings that suggestions are judged by.</summary>
    public const int StudySteps = 1_000;

    private const int Shortest = 100;
    private const int Longest = 10_000;
    private const double ShorterPower = 0.65;
    private const double LongerPower = 0.4;

    /// <summary>What a rate for <see cref="StudySteps"/> is multiplied by for another length.</summary>
    /// <param name="steps">Optimizer steps, more than 0; what lies outside of 100 to 10,000, which the study covers, is taken as the nearer of them.</param>
    public static double Factor(int steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        double ratio = (double)StudySteps / Math.Clamp(steps, Shortest, Longest);
        return Math.Pow(ratio, ratio > 1 ? ShorterPower : LongerPower);
    }
}
