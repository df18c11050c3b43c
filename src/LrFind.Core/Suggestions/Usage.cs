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
    private const double OneCycleFactor = 2;

    /// <summary>The rates for a suggestion.</summary>
    /// <remarks>
    /// One-cycle trainings did best, on average, with twice the suggestion as their largest rate, whatever the steps of the range test; with early stopping 1.5
    /// times the suggestion is a little better as a constant rate, without it a little worse (docs/methods.md). None is above the end of the stable range.
    /// </remarks>
    internal static Usage Of(double rate, Roles roles)
    {
        double AtMost(double wanted) => Math.Max(rate, Math.Min(wanted, roles.Edge));
        double max = AtMost(OneCycleFactor * rate);
        return new Usage(rate, AtMost(EarlyStoppingFactor * rate), max, Math.Min(roles.Onset, max), max);
    }
}
