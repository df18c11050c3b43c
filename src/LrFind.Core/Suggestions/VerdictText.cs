namespace LrFind.Suggestions;

/// <summary>A verdict in words.</summary>
/// <param name="Code">The reason code, for machines.</param>
/// <param name="Sentence">What was seen, without a full stop.</param>
/// <param name="Remedy">What to change, without a full stop; empty when there is nothing to change.</param>
public sealed record VerdictText(string Code, string Sentence, string Remedy)
{
    /// <summary>The words for a verdict.</summary>
    public static VerdictText Of(Verdict verdict) => verdict switch
    {
        Verdict.Ok => new("ok", "the loss falls, turns and takes off", ""),
        Verdict.NeverDiverged => new("never-diverged", "the loss does not take off before the last rate", "raise --lr-max to see where the stable range ends"),
        Verdict.NoDescent => new("no-descent", "the loss never falls clearly below its start",
            "try more --steps or a larger --batch-size, and check that the features say something about the target"),
        Verdict.TooNoisy => new("too-noisy", "the loss falls by no more than its noise might", "try a larger --batch-size, more --steps or more --repeats"),
        Verdict.WithinChance => new("within-chance", "the loss falls by no more than the choice of rows explains",
            "check that the features say something about the target, or try more rows"),
        Verdict.MinimumAtEdge => new("minimum-at-edge", "the loss is still falling at the last rate", "raise --lr-max"),
        Verdict.DivergedAtStart => new("diverged-at-start", "the loss rises from the first rates on", "lower --lr-min"),
        Verdict.TooFewPoints => new("too-few-points", "there are too few points before the end", "raise --steps or lower --lr-min"),
        Verdict.NonFinite => new("non-finite", "the first losses are infinite or not numbers", "check the data for extreme values"),
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "there is no such verdict"),
    };
}
