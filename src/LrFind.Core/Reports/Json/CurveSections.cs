using System.Text.Json;
using LrFind.Curves;
using LrFind.Suggestions;

namespace LrFind.Reports.Json;

/// <summary>The recorded losses in a document: columns of numbers, each on a line.</summary>
internal static class CurveSections
{
    // Closer ones would be the same number in single precision, or nearly.
    private const double ClosestRates = 1e-5;

    /// <summary>The recorded losses, and the line through their mean.</summary>
    public static CurveSection Curve(CurveAnalysis analysis)
    {
        CurveSet curves = analysis.Curves;
        var repeats = new RepeatSection[curves.Repeats.Count];
        for (int i = 0; i < repeats.Length; i++)
            repeats[i] = Repeat(curves.Repeats[i], analysis.Ends[i]);
        double[] rates = Values(curves.Count, curves.Rate);
        return new(
            curves.HasProbe ? "probe_loss" : "loss",
            curves.Steps,
            new NumberColumn(rates, IsDouble: AreClose(rates)),
            analysis.Smoothed.IsEmpty ? null : new NumberColumn(Values(rates.Length, i => analysis.LossAt(rates[i]))),
            repeats);
    }

    private static RepeatSection Repeat(LossCurve curve, CurveEnd end) => new(
        JsonNamingPolicy.KebabCaseLower.ConvertName(end.Reason.ToString()),
        end.Usable,
        IsNumbered(curve) ? null : new NumberColumn(Values(curve.Count, i => curve[i].Iteration), IsDouble: true),
        new NumberColumn(Values(curve.Count, i => curve[i].Loss)),
        curve.HasProbe ? new NumberColumn(Values(curve.Count, i => curve[i].ProbeLoss!.Value)) : null);

    private static bool IsNumbered(LossCurve curve)
    {
        for (int i = 0; i < curve.Count; i++)
        {
            if (curve[i].Iteration != i)
                return false;
        }

        return true;
    }

    private static bool AreClose(double[] rates)
    {
        for (int i = 1; i < rates.Length; i++)
        {
            if (rates[i] - rates[i - 1] < ClosestRates * rates[i])
                return true;
        }

        return false;
    }

    private static double[] Values(int count, Func<int, double> value)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
            values[i] = value(i);
        return values;
    }
}

/// <summary>What was recorded: columns that a table of all steps would have, and those of each repeat, which may end earlier.</summary>
/// <param name="Measure">The column of a repeat by which it is judged; one of probe_loss, loss.</param>
/// <param name="Steps">Steps of the whole range test, which curves that diverged did not reach; at least 1.</param>
/// <param name="Lr">The learning rate of each step, rising; more than 0.</param>
/// <param name="Smoothed">
/// The mean of the repeats at each of these rates, smoothed as closely as its noise allows: the line of the plot. Null where no curve goes
/// far enough; any number.
/// </param>
/// <param name="Repeats">The repeats, in the order of their seeds.</param>
internal sealed record CurveSection(
    string Measure, int Steps, NumberColumn Lr, NumberColumn? Smoothed, IReadOnlyList<RepeatSection> Repeats);

/// <summary>One repeat: why it ended, and its losses at the first of the rates, as far as it goes.</summary>
/// <param name="StopReason">Why it ended; one of completed, diverged, non-finite-loss.</param>
/// <param name="Usable">How many of its steps came before that; at least 0.</param>
/// <param name="Iteration">The number of each step, from 0; null where they are 0, 1, 2 and so on; at least 0.</param>
/// <param name="Loss">The mean loss of the mini-batch before each step, null where it was not finite; any number.</param>
/// <param name="ProbeLoss">
/// The loss of the probe's rows after each step, null where it was not finite, and altogether where there is no probe; any number.
/// </param>
internal sealed record RepeatSection(
    string StopReason, int Usable, NumberColumn? Iteration, NumberColumn Loss, NumberColumn? ProbeLoss);
