namespace LrFind.Training.Schedules;

/// <summary>A rate that falls to 0 along half a cosine: lr_t = lr · (1 + cos(π · t / T)) / 2, T the number of steps.</summary>
/// <remarks>
/// Loshchilov and Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts" (2016), equation 5, without restarts;
/// <c>torch.optim.lr_scheduler.CosineAnnealingLR</c> with <c>eta_min</c> 0.
/// </remarks>
/// <param name="rate">The rate of the first step, more than 0.</param>
/// <param name="steps">Steps of the training, at least 2.</param>
public sealed class CosineSchedule(double rate, int steps) : LrSchedule(rate, steps)
{
    /// <inheritdoc/>
    public override string Name => "cosine";

    /// <inheritdoc/>
    public override double At(int index) => Rate * (1 + Math.Cos(Math.PI * index / Steps)) / 2;
}
