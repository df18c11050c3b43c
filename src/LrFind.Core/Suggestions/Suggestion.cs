namespace LrFind.Suggestions;

/// <summary>A learning rate to start with, and what there is to know about it.</summary>
public sealed record Suggestion
{
    /// <summary>The rate.</summary>
    public required double LearningRate { get; init; }

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

    /// <summary>The descent as a share of the start: 0.6 when the loss fell by 60 %.</summary>
    public double Drop => (StartLoss - MinimumLoss) / Math.Abs(StartLoss);

    /// <summary>The decades between the lowest and the highest of <see cref="Repeats"/>; <see langword="null"/> with fewer than two.</summary>
    public double? Spread => RateSpread.InDecades(Repeats);
}
