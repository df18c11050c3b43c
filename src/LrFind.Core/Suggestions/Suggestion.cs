namespace LrFind.Suggestions;

/// <summary>A learning rate to start with, and what there is to know about it.</summary>
public sealed record Suggestion
{
    /// <summary>The rate: <see cref="Referred"/>, for a training of <see cref="TrainSteps"/>.</summary>
    public required double LearningRate { get; init; }

    /// <summary>
    /// The steps of the training that the rate is for; <see langword="null"/> where none were given, and then <see
    /// cref="TrainingLength.StudySteps"/>.
    /// </summary>
    public int? TrainSteps { get; init; }

    /// <summary>
    /// The rate whatever the number of steps of the range test: <see cref="ReadOff"/>, referred to the <see cref="ReferenceSpacing"/> where
    /// the rule is.
    /// </summary>
    public required double Referred { get; init; }

    /// <summary>The rate at which the curve itself shows what the rule looks for.</summary>
    public required double ReadOff { get; init; }

    /// <summary>How many steps to a decade the curve has there.</summary>
    public required double StepsPerDecade { get; init; }

    /// <summary>The name of the rule it comes from.</summary>
    public required string Rule { get; init; }

    /// <summary>The rates around it that matter; the stable range goes from onset to edge.</summary>
    public required Landmarks Landmarks { get; init; }

    /// <summary>The loss at the first rates.</summary>
    public required double StartLoss { get; init; }

    /// <summary>The smoothed loss at its lowest.</summary>
    public required double MinimumLoss { get; init; }

    /// <summary>What the rule says of each repeat alone; <see langword="null"/> where it says nothing.</summary>
    public required IReadOnlyList<double?> Repeats { get; init; }

    /// <summary>How to use it.</summary>
    public required RecommendedRates Recommended { get; init; }

    /// <summary>How far the loss falls.</summary>
    public double Descent => StartLoss - MinimumLoss;

    /// <summary>The descent as a share of the start: 0.6 when the loss fell by 60 %; infinite where it starts at 0.</summary>
    public double Drop => Descent / Math.Abs(StartLoss);

    /// <summary>
    /// The decades between the lowest and the highest of <see cref="Repeats"/>; <see langword="null"/> with fewer than two.
    /// </summary>
    public double? Spread => RateSpread.InDecades(Repeats);
}

/// <summary>The rates of a curve that matter, rising from the first to the last.</summary>
/// <param name="Onset">
/// Where the loss starts to fall: a tenth of the descent is done; referred to the <see cref="ReferenceSpacing"/>.
/// </param>
/// <param name="Steepest">Where the curve falls most steeply, as read off it; see <see cref="Rules.SteepestRule"/>.</param>
/// <param name="Minimum">Where the smoothed loss is lowest.</param>
/// <param name="Edge">
/// The end of the stable range: up to there a constant rate can be trained with; see docs/methods.md for how often that holds.
/// </param>
public sealed record Landmarks(double Onset, double Steepest, double Minimum, double Edge);

/// <summary>What to set, for each way to train.</summary>
/// <param name="Constant">A constant rate.</param>
/// <param name="ConstantWithEarlyStopping">How far a constant rate may be raised when training stops at the best validation loss.</param>
/// <param name="OneCycleMax"><c>max_lr</c> of one-cycle training (Smith and Topin, "Super-Convergence", 2017).</param>
/// <param name="CyclicalBase">
/// The lower end of cyclical rates (Smith, "Cyclical Learning Rates for Training Neural Networks", 2015): where the loss starts to fall.
/// </param>
/// <param name="CyclicalMax">Their upper end.</param>
public sealed record RecommendedRates(double Constant, double ConstantWithEarlyStopping, double OneCycleMax, double CyclicalBase,
    double CyclicalMax)
{
    private const double EarlyStoppingFactor = 1.5;
    private const double OneCycleFactor = 2;

    /// <summary>The rates for a suggestion.</summary>
    /// <remarks>
    /// One-cycle trainings did best, on average, with twice the suggestion as their largest rate, whatever the steps of the range test;
    /// with early stopping 1.5 times the suggestion is a little better as a constant rate, without it a little worse (docs/methods.md).
    /// None is above the end of the stable range.
    /// </remarks>
    internal static RecommendedRates From(double rate, Landmarks landmarks)
    {
        double AtMost(double wanted) => Math.Max(rate, Math.Min(wanted, landmarks.Edge));
        double max = AtMost(OneCycleFactor * rate);
        return new RecommendedRates(rate, AtMost(EarlyStoppingFactor * rate), max, Math.Min(landmarks.Onset, max), max);
    }
}
