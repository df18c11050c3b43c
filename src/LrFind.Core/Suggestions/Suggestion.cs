namespace LrFind.Suggestions;

/// <summary>A learning rate to start with, and what there is to know about it.</summary>
public sealed record Suggestion
{
    /// <summary>The rate: <see cref="Referred"/>, for a training of <see cref="TrainSteps"/>.</summary>
    public required double LearningRate { get; init; }

    /// <summary>The steps of the training that the rate is for; <see langword="null"/> where none were given, and then <see cref="TrainingLength.StudySteps"/>.</summary>
    public int? TrainSteps { get; init; }

    /// <summary>
    /// The rate whatever the number of steps of the range test: <see cref="ReadOff"/>, referred to the <see cref="ReferenceLadder"/> where the rule is.
    /// </summary>
    public required double Referred { get; init; }

    /// <summary>The rate at which the curve itself shows what the rule looks for.</summary>
    public required double ReadOff { get; init; }

    /// <summary>How many steps to a decade the curve has there.</summary>
    public required double StepsPerDecade { get; init; }

    /// <summary>The name of the rule it comes from.</summary>
    public required string Rule { get; init; }

    /// <summary>The rates around it that matter; the stable range goes from onset to edge.</summary>
    public required Roles Roles { get; init; }

    /// <summary>The loss at the first rates.</summary>
    public required double StartLoss { get; init; }

    /// <summary>The smoothed loss at its lowest.</summary>
    public required double MinimumLoss { get; init; }

    /// <summary>What the rule says of each repeat alone; <see langword="null"/> where it says nothing.</summary>
    public required IReadOnlyList<double?> Repeats { get; init; }

    /// <summary>How to use it.</summary>
    public required Usage Usage { get; init; }

    /// <summary>How far the loss falls.</summary>
    public double Descent => StartLoss - MinimumLoss;

    /// <summary>The descent as a share of the start: 0.6 when the loss fell by 60 %; infinite where it starts at 0.</summary>
    public double Drop => Descent / Math.Abs(StartLoss);

    /// <summary>The decades between the lowest and the highest of <see cref="Repeats"/>; <see langword="null"/> with fewer than two.</summary>
    public double? Spread => RateSpread.InDecades(Repeats);
}
