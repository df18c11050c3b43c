namespace LrFind.Experiments;

/// <summary>Whether the descent of a range test is one of the data, and not of these rows: what repeating the tests up to their lowest loss shows.</summary>
/// <param name="ChanceScore">
/// The descent of the training loss in standard errors, by how much it differs from block to block of the rows; <see langword="null"/> where it was not measured
/// because the descent is large.
/// </param>
/// <param name="HeldOutStart">The loss on the rows held out, with fresh weights; <see langword="null"/> where none are held out.</param>
/// <param name="HeldOutLowest">The lowest loss on them on the way to the lowest training loss.</param>
public sealed record DescentEvidence(double? ChanceScore, double? HeldOutStart, double? HeldOutLowest)
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
    public bool IsWithinChance(double trainingDrop) => ChanceScore < (HeldOutFallsBy(FollowingShare * trainingDrop) ? LeastScore : LeastScoreAlone);

    /// <summary>Whether the loss on the rows held out hardly falls.</summary>
    /// <param name="trainingDrop">What the training loss falls by, more than 0.</param>
    public bool IsForTrainingRowsOnly(double trainingDrop) => !HeldOutFallsBy(StayingShare * trainingDrop);

    // Without rows held out there is nothing to be said against it.
    private bool HeldOutFallsBy(double drop) => HeldOutStart is null || HeldOutStart - HeldOutLowest >= drop;
}
