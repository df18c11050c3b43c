using LrFind.Charts;
using LrFind.Charts.Panels;
using LrFind.Experiments.Verification;
using ScottPlot;

namespace LrFind.Reports.Figures;

/// <summary>
/// Short trainings as a chart: losses, accuracy where there are classes, and the rate below them, above one axis of steps.
/// </summary>
internal static class LearningCurveChart
{
    private const double FootRoom = 0.05;

    // Schedules may end at 0, which has no place on a logarithmic axis: what is less than this share of the lowest rate tried is left out.
    private const double LeastShare = 1e-3;

    // More points of a schedule than this would not be seen.
    private const int MostRates = 1_000;

    private const double EarlyShare = 0.1;

    private const float TriedLine = 4.5f, OtherLine = 2.2f;

    /// <summary>The picture of the trainings of the first seed with each rate.</summary>
    public static Picture Picture(VerificationReport report, ChartOptions options)
    {
        VerificationResult result = report.Result;
        string title = options.Title ?? $"Short trainings: {result.Found.Dataset.Name}";
        var texts = new ChartTexts(title, $"{report.Code}: {report.Sentence}; strong held out, faint training");
        var panels = new StackedPanels();
        panels.Add(Losses(result, options.Theme, texts), 1.4);
        if (result.Trials[0].Accuracy is not null)
            panels.Add(Accuracy(result, options.Theme), 0.6);
        panels.Add(Rates(report, options.Theme), 0.75);
        return new Picture(panels.ShareSteps(result.Options.TrainSteps), title, texts.Subtitle);
    }

    /// <summary>The losses alone, to stand below another chart.</summary>
    public static Plot Trainings(VerificationReport report, ChartTheme theme)
    {
        VerificationResult result = report.Result;
        return Alone(Losses(result, theme, new ChartTexts("", $"short trainings, {report.Code}: {report.Sentence}")), result.Options.TrainSteps);
    }

    /// <summary>Losses with an axis of steps of their own.</summary>
    /// <param name="losses">The chart.</param>
    /// <param name="steps">The steps of each training.</param>
    internal static Plot Alone(Plot losses, int steps)
    {
        losses.Axes.SetLimitsX(0, steps);
        losses.Axes.Bottom.Label.Text = "step; strong held out, faint training";
        return losses;
    }

    /// <summary>The losses of the first seed: strong on the rows held out, faint on training rows.</summary>
    /// <param name="trials">The rates, from the lowest to the highest; one at least.</param>
    /// <param name="nameOf">What the legend says of each.</param>
    /// <param name="isBold">Whether it is one that the chart is about.</param>
    /// <param name="lowest">The lowest loss on the rows held out that any rate reached.</param>
    /// <param name="theme">The colours.</param>
    /// <param name="texts">The texts around it.</param>
    internal static Plot Losses(
        IReadOnlyList<RateTrial> trials,
        Func<RateTrial, string> nameOf,
        Func<RateTrial, bool> isBold,
        double lowest,
        ChartTheme theme,
        ChartTexts texts)
    {
        Plot plot = Chart.Create(theme, texts);
        plot.SetHeights(LossRange.Of(trials, lowest), "loss");
        for (int i = 0; i < trials.Count; i++)
        {
            Color color = ColorOf(i, trials.Count, theme);
            plot.AddCurve(Steps(trials[i]), [.. trials[i].Runs[0].Points.Select(p => p.TrainingLoss)], color, isStrong: false);
            plot.AddCurve(Steps(trials[i]), [.. trials[i].Runs[0].Points.Select(p => p.ValidationLoss)], color, label: nameOf(trials[i]))
                .LineWidth = isBold(trials[i]) ? TriedLine : OtherLine;
        }

        // Above the start, where few curves go.
        plot.Legend.Alignment = Alignment.UpperRight;
        plot.Legend.Orientation = Orientation.Horizontal;
        plot.Legend.TightHorizontalWrapping = true;
        return plot;
    }

    private static Plot Losses(VerificationResult result, ChartTheme theme, ChartTexts texts) => Losses(
        result.Trials,
        trial => VerificationReport.NameOf(trial, result),
        trial => trial.LearningRate == result.LearningRate,
        result.LowestLoss,
        theme,
        texts);

    // Rates have an order, and so have their colours.
    private static Color ColorOf(int index, int count, ChartTheme theme) => theme.Ramp(count == 1 ? 0.3 : (double)index / (count - 1));

    private static Plot Accuracy(VerificationResult result, ChartTheme theme)
    {
        Plot plot = Chart.Create(theme, new ChartTexts(""));
        // What it is before anything is learnt would take most of the height.
        double[] all = [.. result.Trials.SelectMany(t => t.Runs[0].Points).Where(p => p.Step > EarlyShare * result.Options.TrainSteps)
            .Select(p => p.Accuracy ?? double.NaN).Where(double.IsFinite)];
        double low = all.Length > 0 ? all.Min() : 0, high = all.Length > 0 ? all.Max() : 1, room = Math.Max(0.02, FootRoom * (high - low));
        plot.SetHeights(Math.Max(low - room, -0.02), Math.Min(high + room, 1.02), "accuracy");
        for (int i = 0; i < result.Trials.Count; i++)
        {
            double[] accuracy = [.. result.Trials[i].Runs[0].Points.Select(p => p.Accuracy ?? double.NaN)];
            AddBold(plot, result, i, Steps(result.Trials[i]), accuracy, theme);
        }

        return plot;
    }

    private static Plot Rates(VerificationReport report, ChartTheme theme)
    {
        VerificationResult result = report.Result;
        string footer = $"lrfind   {Phrases.Model(result.Found.Model)}   {Phrases.Optimizer(result.Found.Options.Optimizer)}   {report.Training}";
        Plot plot = Chart.Create(theme, new ChartTexts("", Footer: footer));
        double least = LeastShare * result.Trials[0].LearningRate, lowest = result.Trials[0].LearningRate;
        for (int i = 0; i < result.Trials.Count; i++)
        {
            (double[] steps, double[] rates) = Schedule(result.Trials[i]);
            lowest = rates.Where(r => r >= least).Append(lowest).Min();
            AddBold(plot, result, i, steps, [.. rates.Select(r => r >= least ? Math.Log10(r) : double.NaN)], theme);
        }

        var axis = RateAxis.Decades(lowest / 2, result.Trials[^1].LearningRate * 2);
        plot.SetHeights(axis.Low, axis.High, "rate");
        plot.Axes.Left.TickGenerator = axis.Ticks();
        return plot;
    }

    private static void AddBold(Plot plot, VerificationResult result, int index, double[] x, double[] y, ChartTheme theme) =>
        plot.AddCurve(x, y, ColorOf(index, result.Trials.Count, theme)).LineWidth =
            result.Trials[index].LearningRate == result.LearningRate ? TriedLine : OtherLine;

    // Every step, not only those that were looked at: cycles are shorter than the time between two looks.
    private static (double[] Steps, double[] Rates) Schedule(RateTrial trial)
    {
        int steps = trial.Schedule.Steps, points = Math.Min(steps, MostRates);
        int[] at = [.. Enumerable.Range(0, points).Select(i => (int)((long)i * (steps - 1) / Math.Max(1, points - 1)))];
        return ([.. at.Select(s => (double)s)], [.. at.Select(s => (double)trial.Schedule.At(s))]);
    }

    private static double[] Steps(RateTrial trial) => [.. trial.Runs[0].Points.Select(p => (double)p.Step)];
}
