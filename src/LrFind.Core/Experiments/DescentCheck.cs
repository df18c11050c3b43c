using LrFind.Curves;
using LrFind.Data;
using LrFind.Engines;
using LrFind.Suggestions;

namespace LrFind.Experiments;

/// <summary>
/// Looks behind a descent: repeats range tests up to their lowest loss, which gives the same weights again, and measures other rows there.
/// </summary>
/// <remarks>
/// Rows are dealt into blocks, the descent of each is measured, and their scatter says how far other rows of the same kind might differ (a
/// paired test on block means). Many rows are taken where there are many, so that weak signals are not mistaken for none.
/// </remarks>
internal static class DescentCheck
{
    // From this share of the start on, a descent is no chance, and one repeat says enough of the rows held out.
    private const double LargeDrop = 0.2;

    private const int MostTrainingRows = 4_096;
    private const int MostHeldOutRows = 1_024;
    private const int MostBlocks = 64;

    // Looks at the rows held out on the way: their loss may be lowest before the training loss is.
    private const int Looks = 8;

    /// <summary>Measures what is behind the descent of curves that have a suggestion.</summary>
    /// <param name="tests">The tests that the curves come from.</param>
    /// <param name="found">What the curves say.</param>
    /// <param name="cancellation">Ends it within a step.</param>
    public static DescentEvidence Measure(RepeatedRangeTest tests, SuggestionResult found, CancellationToken cancellation)
    {
        bool isSmall = found.Suggestion!.Drop < LargeDrop;
        CurveSet curves = found.Analysis.Curves;
        RowSet training = ProbeSet(tests.Dataset.Training, MostTrainingRows), held = ProbeSet(tests.Dataset.Validation, MostHeldOutRows);
        int blocks = Math.Min(MostBlocks, training.Count), repeats = 0;
        double[] drops = new double[blocks];
        double start = 0, lowest = 0;
        for (int i = 0; i < curves.Repeats.Count && (isSmall || repeats == 0); i++)
        {
            int steps = StepsToLowest(curves.Repeats[i], found.Analysis.Ends[i].Usable);
            if (steps == 0)
                continue;
            repeats++;
            TrainingLooks? looks = held.Count > 0 ? new TrainingLooks(TrainingLooks.Spaced(steps, Looks, first: 1), held) : null;
            TrainingRecord record = tests.Again(i, steps, looks,
                isSmall ? new RowBlocks(training, blocks) : null, cancellation);
            (double heldStart, double heldLowest) = HeldOut(record);
            (start, lowest) = (start + heldStart, lowest + heldLowest);
            for (int b = 0; b < record.Before.Count; b++)
                drops[b] += record.Before[b] - record.After[b];
        }

        bool hasHeldOut = held.Count > 0 && repeats > 0;
        return new DescentEvidence(
            isSmall && repeats > 0 ? Score(drops) : null, hasHeldOut ? start / repeats : null, hasHeldOut ? lowest / repeats : null);
    }

    private static RowSet ProbeSet(RowSet rows, int most) => RangeTests.ProbeSet.Draw(rows, most, seed: 0);

    // Of the curve that was recorded; the tests give the same again.
    private static int StepsToLowest(LossCurve curve, int usable)
    {
        int lowest = 0;
        for (int i = 1; i < usable; i++)
        {
            if (curve.Measure(i) < curve.Measure(lowest))
                lowest = i;
        }

        // A probe loss is that after a step, a batch loss that before it.
        return usable == 0 ? 0 : curve.HasProbe ? lowest + 1 : lowest;
    }

    private static (double Start, double Lowest) HeldOut(TrainingRecord record)
    {
        if (record.Looks.Count == 0)
            return (double.NaN, double.NaN);
        double lowest = record.Looks[0].ValidationLoss;
        foreach (TrainingPoint look in record.Looks)
            lowest = Math.Min(lowest, look.ValidationLoss);
        return (record.Looks[0].ValidationLoss, lowest);
    }

    // The mean in standard errors; without any scatter it is certain.
    private static double Score(double[] drops)
    {
        double mean = 0, variance = 0;
        foreach (double drop in drops)
            mean += drop / drops.Length;
        foreach (double drop in drops)
            variance += (drop - mean) * (drop - mean) / (drops.Length - 1);
        double score = mean / Math.Sqrt(variance / drops.Length);
        return double.IsFinite(score) ? score : Math.Sign(mean) * double.MaxValue;
    }
}

/// <summary>
/// Whether the descent of a range test is one of the data, and not of these rows: what repeating the tests up to their lowest loss shows.
/// </summary>
/// <param name="ChanceScore">
/// The descent of the training loss in standard errors, by how much it differs from block to block of the rows; <see langword="null"/>
/// where it was not measured because the descent is large.
/// </param>
/// <param name="HeldOutStart">The loss on the rows held out, with fresh weights; <see langword="null"/> where none are held out.</param>
/// <param name="HeldOutLowest">The lowest loss on them on the way to the lowest training loss.</param>
internal sealed record DescentEvidence(double? ChanceScore, double? HeldOutStart, double? HeldOutLowest)
{
    /// <summary>Standard errors below which a descent is within chance, whatever other rows do.</summary>
    public const double LeastScore = 2;

    /// <summary>The same where the rows held out do not follow: a model fits the noise of the rows it is trained on, too.</summary>
    public const double LeastScoreAlone = 4;

    // Of what the training loss falls by: less is not following, and still less is staying where it was.
    private const double FollowingShare = 0.5;
    private const double StayingShare = 0.25;

    /// <summary>Whether chance explains the descent.</summary>
    /// <param name="trainingDrop">What the training loss falls by, more than 0.</param>
    public bool IsWithinChance(double trainingDrop) =>
        ChanceScore < (HeldOutFallsBy(FollowingShare * trainingDrop) ? LeastScore : LeastScoreAlone);

    /// <summary>Whether the loss on the rows held out hardly falls.</summary>
    /// <param name="trainingDrop">What the training loss falls by, more than 0.</param>
    public bool IsForTrainingRowsOnly(double trainingDrop) => !HeldOutFallsBy(StayingShare * trainingDrop);

    // Without rows held out there is nothing to be said against it.
    private bool HeldOutFallsBy(double drop) => HeldOutStart is null || HeldOutStart - HeldOutLowest >= drop;
}
