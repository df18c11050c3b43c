using LrFind.Curves;
using LrFind.Experiments.Tuning;
using LrFind.Experiments.Verification;
using LrFind.Suggestions;

namespace LrFind.Reports;

/// <summary>The losses that a picture shows, so that the valley stays visible and what is far above it leaves through the top.</summary>
/// <param name="Low">The loss at its lower end.</param>
/// <param name="High">The loss at its upper end, more than <paramref name="Low"/>.</param>
internal readonly record struct LossRange(double Low, double High)
{
    // How far a picture of curves goes above the start and below the minimum, as shares of the descent.
    private const double HeadRoom = 0.35;
    private const double FootRoom = 0.12;

    // The same of a search: above the lowest loss, and below it.
    private const double ShownDescent = 0.4;
    private const double TuneFootRoom = 0.06;

    // The same of trainings, below their lowest loss.
    private const double TrainFootRoom = 0.05;

    // Of anything larger, differences could be infinite.
    private const double Largest = 1e300;

    /// <summary>From a little below the lowest loss of all repeats to a little above their start.</summary>
    public static LossRange Of(CurveSet curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        int first = MeanCurve.StartCountOf(curves.Count);
        double low = double.PositiveInfinity, start = double.NegativeInfinity;
        foreach (LossCurve curve in curves.Repeats)
        {
            for (int i = 0; i < curve.Count; i++)
            {
                double loss = curve.Measure(i);
                if (!double.IsFinite(loss))
                    continue;
                low = Math.Min(low, loss);
                start = i < first ? Math.Max(start, loss) : start;
            }
        }

        return double.IsFinite(start) ? Around(low, start, FootRoom, 1 + HeadRoom) : new LossRange(0, 1);
    }

    /// <summary>From a little below the lowest loss of all rates to where less than half of the descent to it is done.</summary>
    public static LossRange Of(TuneResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        double low = double.PositiveInfinity;
        foreach (TuneTrial trial in result.Trials)
            low = double.IsFinite(trial.Loss) ? Math.Min(low, trial.Loss) : low;
        return double.IsFinite(low) ? Around(low, result.StartLoss, TuneFootRoom, ShownDescent) : new LossRange(0, 1);
    }

    /// <summary>From a little below the lowest loss of trainings, on training rows too, to a little above their start.</summary>
    /// <param name="trials">The trainings, of which the first seed counts.</param>
    /// <param name="lowest">The lowest loss on the rows held out that any of them reached.</param>
    public static LossRange Of(IReadOnlyList<RateTrial> trials, double lowest)
    {
        double low = trials.SelectMany(t => t.Runs[0].Points).Select(p => p.TrainingLoss).Where(double.IsFinite).Append(lowest).Min();
        return Around(low, trials[0].StartLoss, TrainFootRoom, 1 + HeadRoom);
    }

    /// <summary>From a little below a lowest loss to a little above a start.</summary>
    public static LossRange Around(double low, double start) => Around(low, start, FootRoom, 1 + HeadRoom);

    private static LossRange Around(double low, double start, double below, double above)
    {
        double from = Math.Clamp(low, -Largest, Largest), descent = Math.Clamp(start, -Largest, Largest) - from;
        // Without a descent that a double can divide there is a flat line to show.
        double span = descent > 1e-12 * Math.Abs(from) ? descent : Math.Max(Math.Abs(from), 1e-6);
        return new LossRange(from - below * span, from + above * span);
    }
}
