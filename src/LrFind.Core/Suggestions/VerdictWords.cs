using System.Globalization;
using LrFind.Curves;

namespace LrFind.Suggestions;

/// <summary>What was seen on curves and what to change: the same verdict has other words where something else led to it.</summary>
internal static class VerdictWords
{
    // A test whose loss was flat over so many decades before it took off does not start too high.
    private const double FarAbove = 2;

    // Tests of fewer steps need their first ten for the start alone; of longer ones it is a share.
    private const int FewSteps = 50;

    private const string CheckFeatures = "check that the features say something about the target";

    /// <summary>The words, neither with a full stop.</summary>
    public static (string Sentence, string Remedy) For(SuggestionResult result, Remedies remedies)
    {
        CurveAnalysis analysis = result.Analysis;
        return result.Verdict switch
        {
            Verdict.Ok => ("the loss falls, turns and takes off", ""),
            Verdict.NeverDiverged =>
                ("the loss does not take off before the last rate", $"{remedies.HigherEnd} to see where the stable range ends"),
            Verdict.MinimumAtEdge => ("the loss is still falling at the last rate", remedies.HigherEnd),
            Verdict.TooNoisy => ("the loss falls by no more than its noise might", LessNoise(analysis, remedies)),
            Verdict.WithinChance => ("the loss falls by no more than the choice of rows explains", $"{CheckFeatures}, or use more rows"),
            Verdict.NoDescent => NoDescent(analysis, remedies),
            Verdict.DivergedAtStart => AtTheStart(analysis, remedies),
            Verdict.TooFewPoints => TooFewPoints(analysis, remedies),
            Verdict.NonFinite => NonFinite(analysis.Curves, remedies),
            _ => throw new ArgumentOutOfRangeException(nameof(result), result.Verdict, "there is no such verdict"),
        };
    }

    private static (string Sentence, string Remedy) NoDescent(CurveAnalysis analysis, Remedies remedies)
    {
        if (TakeOff.Find(analysis) is not { } takeOff)
            return ("the loss neither falls clearly below its start nor takes off", $"{remedies.HigherEnd}, or {CheckFeatures}");
        return IsFarAbove(takeOff.Rate, analysis.Curves)
            ? NothingLearned(analysis, $"takes off at {Text(takeOff.Rate)}", remedies)
            : StartsTooHigh(Seen(takeOff, analysis.Curves), analysis.Curves, remedies);
    }

    private static (string Sentence, string Remedy) AtTheStart(CurveAnalysis analysis, Remedies remedies)
    {
        TakeOff? takeOff = TakeOff.Find(analysis);
        if (analysis.Smoothed.IsEmpty && takeOff is not null)
            return AtTheFirstSteps(takeOff, analysis.Curves, remedies);
        if (FirstLossIsLowest(analysis))
            return StartsTooHigh("the first steps raise the loss for good, and what falls behind them stays above it", analysis.Curves,
                remedies);
        if (takeOff is not null && !IsFarAbove(takeOff.Rate, analysis.Curves))
            return StartsTooHigh(Seen(takeOff, analysis.Curves), analysis.Curves, remedies);
        double rise = RateOfRise(analysis);
        string seen = $"rises for good at {Text(rise)}";
        return IsFarAbove(rise, analysis.Curves)
            ? NothingLearned(analysis, seen, remedies)
            : StartsTooHigh($"the loss {seen} and has not fallen clearly by then", analysis.Curves, remedies);
    }

    // Few steps before a take-off at a high rate are no sign of a test that starts too high.
    private static (string Sentence, string Remedy) AtTheFirstSteps(TakeOff takeOff, CurveSet curves, Remedies remedies) =>
        !IsFarAbove(takeOff.Rate, curves) ? StartsTooHigh(Seen(takeOff, curves), curves, remedies)
        : ($"too few steps are below the edge: {Seen(takeOff, curves)}", curves.Steps < FewSteps ? remedies.MoreSteps : remedies.LowerEnd);

    private static string Seen(TakeOff takeOff, CurveSet curves)
    {
        string loss = curves.Repeats.Count == 1 ? "the loss" : $"the loss of {takeOff.Repeats} of {curves.Repeats.Count} repeats";
        return $"{loss} takes off within {Count(takeOff.Steps)} of {Count(curves.Steps)} steps, {(takeOff.Repeats == 1 ? "" : "the first ")}at {Text(takeOff.Rate)}";
    }

    private static (string Sentence, string Remedy) NothingLearned(CurveAnalysis analysis, string seen, Remedies remedies) =>
        ($"the loss never falls clearly below its start before it {seen}", $"{CheckFeatures}, or {LessNoise(analysis, remedies)}");

    private static (string Sentence, string Remedy) TooFewPoints(CurveAnalysis analysis, Remedies remedies)
    {
        int points = analysis.Curves.Count, expected = DescentJudge.FewestPoints;
        if (analysis.Verdict.HasSuggestion())
            return ($"{Points(points)} are too few for the rule", $"{remedies.MoreSteps}, or choose another `Rule`");
        if (points >= expected)
            expected = 2 * MeanCurve.StartCountOf(analysis.Curves.Steps);
        return ($"no repeat has more than {Points(points)} of the {Count(expected)} that are needed", remedies.MoreSteps);
    }

    // The first loss is that of fresh weights, before any step.
    private static (string Sentence, string Remedy) NonFinite(CurveSet curves, Remedies remedies)
    {
        foreach (LossCurve curve in curves.Repeats)
        {
            if (curve.Count > 0 && !double.IsFinite(curve[0].Loss))
                return ("the first losses are infinite or not numbers", remedies.CheckValues);
        }

        return ($"the first steps, at {Text(curves.Rate(0))}, make the loss infinite or not a number",
            $"{remedies.LowerStart}, or {remedies.CheckValues}");
    }

    private static (string Sentence, string Remedy) StartsTooHigh(string seen, CurveSet curves, Remedies remedies) =>
        FineSpacing.StartsLow(curves)
        ? (seen, $"{CheckFeatures}, or {remedies.FewerSteps}")
        : ($"the ladder starts too high: {seen}", remedies.LowerStart);

    private static string LessNoise(CurveAnalysis analysis, Remedies remedies) =>
        analysis.Curves.HasProbe ? remedies.LessNoise : $"{remedies.FixedRows}, or {remedies.LessNoise}";

    // Where the mean stands above its start for good.
    private static double RateOfRise(CurveAnalysis analysis)
    {
        int first = analysis.Smoothed.Length - 1;
        while (first > 0 && analysis.Smoothed[first - 1] > analysis.StartLoss)
            first--;
        return Math.Pow(10, analysis.Decades[first]);
    }

    private static bool FirstLossIsLowest(CurveAnalysis analysis)
    {
        double lowest = double.PositiveInfinity;
        foreach (double loss in analysis.Mean[1..])
            lowest = Math.Min(lowest, loss);
        foreach (LossCurve curve in analysis.Curves.Repeats)
        {
            if (curve.Count > 0 && curve[0].Loss >= lowest)
                return false;
        }

        return true;
    }

    private static bool IsFarAbove(double rate, CurveSet curves) => Math.Log10(rate / curves.Rate(0)) >= FarAbove;

    private static string Points(int count) => count == 1 ? "1 point" : $"{Count(count)} points";

    private static string Count(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Text(double rate) => rate.ToString("0.00e+00", CultureInfo.InvariantCulture);
}

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
    string LowerStart, string HigherEnd, string LowerEnd, string MoreSteps, string FewerSteps, string LessNoise, string FixedRows,
        string CheckValues)
{
    private static readonly Remedies s_rangeTest = new(
        "lower `LrMin`", "raise `LrMax`", "lower `LrMax`", "raise `Steps`", "use fewer `Steps`",
        "try more `Steps`, more `Repeats` or a larger `BatchSize`", "measure the loss on fixed rows by `ProbeRows`",
        "check the data for extreme values");

    private static readonly Remedies s_trainingLoop = s_rangeTest with
    {
        LessNoise = "try more `Steps` or larger mini-batches",
        FixedRows = "measure the loss of fixed rows after each step",
    };

    private static readonly Remedies s_recording = new(
        "record from lower rates on", "record up to higher rates", "record up to lower rates", "record more steps", "record fewer steps",
        "record more steps, more repeats or larger mini-batches", "record the loss of fixed rows too",
        "check the recorded losses, and the data for extreme values");

    /// <summary>The words for curves from a source.</summary>
    public static Remedies For(CurveSource source) => source switch
    {
        CurveSource.RangeTest => s_rangeTest,
        CurveSource.TrainingLoop => s_trainingLoop,
        _ => s_recording,
    };
}
