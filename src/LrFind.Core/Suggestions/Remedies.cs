namespace LrFind.Suggestions;

/// <summary>What to change about curves, in the words of where they come from.</summary>
/// <param name="LowerStart">To begin at lower rates.</param>
/// <param name="HigherEnd">To go on to higher rates.</param>
/// <param name="LowerEnd">To spend the steps on lower rates.</param>
/// <param name="MoreSteps">To have more points.</param>
/// <param name="FewerSteps">To come a shorter way at each rate.</param>
/// <param name="LessNoise">To tell a descent from noise.</param>
/// <param name="FixedRows">To take the noise of mini-batches out, where no probe does.</param>
/// <param name="CheckValues">To look for losses that are no numbers.</param>
internal sealed record Remedies(
    string LowerStart, string HigherEnd, string LowerEnd, string MoreSteps, string FewerSteps, string LessNoise, string FixedRows, string CheckValues)
{
    private static readonly Remedies s_rangeTest = new(
        "lower --lr-min", "raise --lr-max", "lower --lr-max", "raise --steps", "use fewer --steps",
        "try more --steps, more --repeats or a larger --batch-size", "measure the loss on fixed rows by --probe-rows",
        "check the data for extreme values");

    private static readonly Remedies s_recording = new(
        "record from lower rates on", "record up to higher rates", "record up to lower rates", "record more steps", "record fewer steps",
        "record more steps, more repeats or larger mini-batches", "record the loss of fixed rows too",
        "check the recorded losses, and the data for extreme values");

    /// <summary>The words for curves from a source.</summary>
    public static Remedies Of(CurveSource source) => source == CurveSource.RangeTest ? s_rangeTest : s_recording;
}
