namespace LrFind.Suggestions;

/// <summary>What to set, for each way to train.</summary>
/// <param name="Constant">A constant rate.</param>
/// <param name="ConstantWithEarlyStopping">How far a constant rate may be raised when training stops at the best validation loss.</param>
/// <param name="OneCycleMax"><c>max_lr</c> of one-cycle training (Smith and Topin, "Super-Convergence", 2017).</param>
/// <param name="CyclicalBase">The lower end of cyclical rates (Smith, "Cyclical Learning Rates for Training Neural Networks", 2015): where the loss starts to fall.</param>
/// <param name="CyclicalMax">Their upper end.</param>
public sealed record Usage(double Constant, double ConstantWithEarlyStopping, double OneCycleMax, double CyclicalBase, double CyclicalMax)
{
    private const double EarlyStoppingFactor = 1.5;

    /// <summary>The rates for a suggestion.</summary>
    /// <remarks>
    /// The middle, in logs, of steepest and minimum did well as the largest rate of one cycle; with early stopping 1.5 times the suggestion is
    /// a little better, without it a little worse (docs/methods.md).
    /// </remarks>
    internal static Usage Of(double rate, Roles roles)
    {
        double max = Math.Sqrt(roles.Steepest * roles.Minimum);
        return new Usage(rate, EarlyStoppingFactor * rate, max, roles.Onset, max);
    }
}
