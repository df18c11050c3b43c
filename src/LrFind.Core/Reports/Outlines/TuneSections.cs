using LrFind.Experiments.Tuning;
using LrFind.Foundation;

namespace LrFind.Reports.Outlines;

/// <summary>A search for the best rate.</summary>
internal static class TuneSections
{
    /// <summary>The losses against the rate, the table of rates, and the learning curves of those that stayed.</summary>
    public static OutlineSection[] Search(TuneReport report)
    {
        TuneResult result = report.Result;
        return
        [
            new("Measured by short trainings", new Paragraph(Sentence(report)), Losses(result), Table(result)),
            new("Learning curves", TrainingPlot.Of(report.Shown, report.NameOf, result.Options.Trial.TrainSteps,
                report.Shown.Min(t => t.Loss))) { IsDetail = true },
        ];
    }

    private static string Sentence(TuneReport report)
    {
        TuneResult result = report.Result;
        string done = $"{NumberText.Plural(result.Trainings, "training")} with {NumberText.Plural(result.Trials.Count, "rate")}, {report.Training}";
        string cut = result.WasCut ? " It was cut short: the time was up before the search was done." : "";
        return $"{TrialTable.LowestLoss(result.Found)}; {done}.{cut}";
    }

    private static LinePlot Losses(TuneResult result)
    {
        IReadOnlyList<TuneTrial> shown = result.Comparable;
        string best = result.LearningRate is { } rate ? $"Best is {NumberText.Rate(rate)}." : "None comes below the start.";
        var marks = new List<PlotMark>();
        if (result.Suggested is { } suggested && suggested != result.Tuned)
            marks.Add(new(suggested.Trial.LearningRate, $"suggested {NumberText.Rate(suggested.Trial.LearningRate)}"));
        if (result.LearningRate is { } tuned)
            marks.Add(new(tuned, $"measured {NumberText.Rate(tuned)}", IsMain: true));
        return new LinePlot("Held-out loss against the learning rate", $"The lowest loss on rows held out, by rate. {best}",
            new("learning rate", shown[0].Trial.LearningRate / TuneReport.AxisRoom, shown[^1].Trial.LearningRate * TuneReport.AxisRoom, IsLog: true),
            PlotAxis.Of(LossRange.Of(result), "held-out loss"),
            [.. shown.Select(t => t.Trial.LearningRate)],
            [new PlotLine("mean over seeds", LineStyle.Strong, 0, [.. shown.Select(t => t.Loss)])])
        {
            Marks = marks,
            Band = result.Interval is { } i && i.High > i.Low ? new(i.Low, i.High, "cannot be told apart") : null,
        };
    }

    private static TableBlock Table(TuneResult result) => new("Rates that were trained with",
        [new("rate"), new("held-out loss", IsNumber: true), new("± to the best", IsNumber: true), new("seeds", IsNumber: true), new("diverged", IsNumber: true), new("")],
        [.. result.Trials.Select(t => RowOf(result, t))]);

    private static TableCell[] RowOf(TuneResult result, TuneTrial trial) =>
    [
        TableCell.Rate(trial.Trial.LearningRate), TableCell.Loss(trial.Loss), TableCell.Loss(trial.StandardError),
        TableCell.Count(trial.Trial.Runs.Count), TableCell.Count(trial.Trial.Diverged), Remark(result, trial),
    ];

    private static string Remark(TuneResult result, TuneTrial trial)
    {
        double rate = trial.Trial.LearningRate;
        bool isAlike = result.Interval is { } interval && rate >= interval.Low && rate <= interval.High;
        string[] remarks =
        [
            .. trial == result.Tuned ? ["measured"] : isAlike ? ["cannot be told apart"] : Array.Empty<string>(),
            .. trial == result.Suggested ? ["suggested"] : Array.Empty<string>(),
        ];
        return string.Join(", ", remarks);
    }
}
