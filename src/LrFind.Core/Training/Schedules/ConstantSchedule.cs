namespace LrFind.Training.Schedules;

/// <summary>The same rate throughout: lr_t = lr.</summary>
/// <param name="rate">The rate, more than 0.</param>
/// <param name="steps">Steps of the training, at least 2.</param>
public sealed class ConstantSchedule(double rate, int steps) : LrSchedule(rate, steps)
{
    /// <inheritdoc/>
    public override string Name => "constant";

    /// <inheritdoc/>
    public override double At(int index) => Rate;
}
