using LrFind.Suggestions;

namespace LrFind.Experiments.Sweeps;

/// <summary>What a cell came to. Of the rates and losses, those that are not known are <see langword="null"/>.</summary>
public sealed record SweepOutcome
{
    private const int MostPoints = 100;

    /// <summary>The cell's place in the grid, the first 0; at least 0.</summary>
    public required int Cell { get; init; }

    /// <summary>The code of the verdict; one of <see cref="VerdictText.Codes"/>.</summary>
    public required string Verdict { get; init; }

    /// <summary>The suggested learning rate; more than 0.</summary>
    public double? LearningRate { get; init; }

    /// <summary>The first rate of the stable range; more than 0.</summary>
    public double? Onset { get; init; }

    /// <summary>The last rate of the stable range; more than 0.</summary>
    public double? Edge { get; init; }

    /// <summary>The decades between what the repeats say; at least 0.</summary>
    public double? Spread { get; init; }

    /// <summary>The loss at the first rates; any number.</summary>
    public double? StartLoss { get; init; }

    /// <summary>The smoothed loss at its lowest; any number.</summary>
    public double? MinimumLoss { get; init; }

    /// <summary>The rates of the smoothed curve, at most 100 of them, for charts; more than 0.</summary>
    public required IReadOnlyList<float> Rates { get; init; }

    /// <summary>The smoothed losses at these rates; any number.</summary>
    public required IReadOnlyList<float> Losses { get; init; }

    /// <summary>What to keep of a search.</summary>
    /// <param name="cell">The cell's place in the grid.</param>
    internal static SweepOutcome From(int cell, SuggestionResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        CurveAnalysis analysis = result.Analysis;
        Suggestion? found = result.Suggestion;
        (float[] rates, float[] losses) = Thin(analysis);
        return new()
        {
            Cell = cell,
            Verdict = VerdictText.CodeOf(result.Verdict),
            LearningRate = found?.LearningRate,
            Onset = found?.Landmarks.Onset,
            Edge = found?.Landmarks.Edge,
            Spread = found?.Spread,
            StartLoss = Finite(analysis.StartLoss),
            MinimumLoss = Finite(analysis.MinimumLoss),
            Rates = rates,
            Losses = losses,
        };
    }

    /// <summary>Whether a search can have come to this, which a file that was changed may not tell.</summary>
    internal bool IsPossible() =>
        VerdictText.Codes.Contains(Verdict) && IsRate(LearningRate) && IsRate(Onset) && IsRate(Edge) && (Spread is null or (>= 0 and < 1e3))
        && IsLoss(StartLoss) && IsLoss(MinimumLoss) && Rates.Count == Losses.Count && Rates.Count <= MostPoints
        && Losses.All(float.IsFinite) && Rates.All(r => r > 0 && float.IsFinite(r))
        && Rates.Zip(Rates.Skip(1)).All(p => p.First <= p.Second);

    private static bool IsRate(double? rate) => rate is null or (>= 1e-40 and <= 1e40);

    private static bool IsLoss(double? loss) => loss is null || double.IsFinite(loss.Value);

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static (float[] Rates, float[] Losses) Thin(CurveAnalysis analysis)
    {
        int count = analysis.Smoothed.Length, stride = Math.Max(1, (count + MostPoints - 1) / MostPoints);
        var rates = new List<float>();
        var losses = new List<float>();
        for (int i = 0; i < count; i += stride)
        {
            float loss = (float)analysis.Smoothed[i];
            if (!float.IsFinite(loss))
                continue;
            rates.Add((float)Math.Pow(10, analysis.Decades[i]));
            losses.Add(loss);
        }

        return ([.. rates], [.. losses]);
    }
}
