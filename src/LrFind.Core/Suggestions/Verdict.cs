namespace LrFind.Suggestions;

/// <summary>What can be said of a curve; only <see cref="Ok"/> and <see cref="NeverDiverged"/> come with a suggestion.</summary>
public enum Verdict
{
    /// <summary>The loss falls, turns and takes off.</summary>
    Ok,

    /// <summary>The loss falls and turns, but does not take off: the upper end of the stable range is not known.</summary>
    NeverDiverged,

    /// <summary>The loss never falls below its start.</summary>
    NoDescent,

    /// <summary>The loss seems to fall, but by no more than its noise might.</summary>
    TooNoisy,

    /// <summary>
    /// The loss falls by no more than the choice of rows explains; see docs/methods.md. Said of tests that were run, not of recorded
    /// curves.
    /// </summary>
    WithinChance,

    /// <summary>The loss is still falling at the last rate.</summary>
    MinimumAtEdge,

    /// <summary>The loss rises for good, or takes off, before it has come down: mostly, the rates start too high.</summary>
    DivergedAtStart,

    /// <summary>There are too few points, for any rule or for the one asked for.</summary>
    TooFewPoints,

    /// <summary>The first losses are infinite or not numbers.</summary>
    NonFinite,
}

/// <summary>What follows from a verdict.</summary>
internal static class VerdictExtensions
{
    /// <summary>Whether a suggestion comes with it.</summary>
    public static bool HasSuggestion(this Verdict verdict) => verdict is Verdict.Ok or Verdict.NeverDiverged;
}

/// <summary>A verdict in words.</summary>
/// <param name="Code">The reason code, for machines.</param>
/// <param name="Sentence">What was seen, without a full stop.</param>
/// <param name="Remedy">What to change, without a full stop; empty when there is nothing to change.</param>
internal sealed record VerdictText(string Code, string Sentence, string Remedy)
{
    /// <summary>The words for what curves say.</summary>
    /// <param name="source">Where they come from: remedies name what can be changed there.</param>
    public static VerdictText For(SuggestionResult result, CurveSource source)
    {
        ArgumentNullException.ThrowIfNull(result);
        (string sentence, string remedy) = VerdictWords.For(result, Remedies.For(source));
        return new VerdictText(CodeOf(result.Verdict), sentence, remedy);
    }

    /// <summary>Why there is no suggestion and what to change, in one line.</summary>
    public override string ToString() => $"no suggestion ({Code}): {Sentence}; {Remedy}";

    /// <summary>The reason codes of all verdicts.</summary>
    internal static IReadOnlyList<string> Codes { get; } = [.. Enum.GetValues<Verdict>().Select(CodeOf)];

    /// <summary>The reason code of a verdict.</summary>
    public static string CodeOf(Verdict verdict) => verdict switch
    {
        Verdict.Ok => "ok",
        Verdict.NeverDiverged => "never-diverged",
        Verdict.NoDescent => "no-descent",
        Verdict.TooNoisy => "too-noisy",
        Verdict.WithinChance => "within-chance",
        Verdict.MinimumAtEdge => "minimum-at-edge",
        Verdict.DivergedAtStart => "diverged-at-start",
        Verdict.TooFewPoints => "too-few-points",
        Verdict.NonFinite => "non-finite",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "there is no such verdict"),
    };
}

/// <summary>Where curves come from, which decides what can be changed about them and by what words.</summary>
internal enum CurveSource
{
    /// <summary>From range tests that lrfind runs: the options of its command line set them.</summary>
    RangeTest,

    /// <summary>From a range test over a training loop of the user's own, which has the batches.</summary>
    TrainingLoop,

    /// <summary>From a file: something else recorded them.</summary>
    Recording,
}
