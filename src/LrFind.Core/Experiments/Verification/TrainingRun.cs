namespace LrFind.Experiments.Verification;

/// <summary>A short training with one rate from one seed.</summary>
/// <param name="Seed">The seed of weights and batches.</param>
/// <param name="Points">The looks at it, the first before any step; a blow-up is the last.</param>
public sealed record TrainingRun(long Seed, IReadOnlyList<TrainingPoint> Points)
{
    /// <summary>Whether the losses blew up, or the training loss ended above its start.</summary>
    public bool Diverged => !Points[^1].IsFinite || Points[^1].TrainingLoss > Points[0].TrainingLoss;

    /// <summary>The look with the lowest loss on the rows held out: where early stopping would end.</summary>
    public TrainingPoint Best
    {
        get
        {
            TrainingPoint best = Points[0];
            foreach (TrainingPoint point in Points)
            {
                if (point.ValidationLoss < best.ValidationLoss)
                    best = point;
            }

            return best;
        }
    }
}
