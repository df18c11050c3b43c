using LrFind.Charts;
using LrFind.Charts.Scenes;
using LrFind.Experiments.Verification;

namespace LrFind.Reports;

/// <summary>Short trainings as a picture: losses, accuracy where there are classes, and the rate below them.</summary>
public static class LearningCurveFigure
{
    // Losses above the start by more than this share of the descent are cut off.
    private const double HeadRoom = 0.3;
    private const double RateShare = 0.36;

    // Schedules may end at 0, which has no place on a logarithmic axis: what is less than this share of the lowest rate tried is left out.
    private const double LeastShare = 1e-3;

    // More points of a schedule than this would not be seen.
    private const int MostRates = 1_000;

    // Text of the panels relative to that of a figure of 1200×800.
    private const double WidthOfZoomOne = 1200;

    /// <summary>Draws the trainings of the first seed with each rate.</summary>
    /// <param name="report">The trainings.</param>
    /// <param name="width">Width in logical pixels; see <see cref="Scene.MinWidth"/>.</param>
    /// <param name="height">Height in logical pixels; see <see cref="Scene.MinHeight"/>.</param>
    public static Scene Create(VerificationReport report, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(report);
        VerificationResult result = report.Result;
        bool hasAccuracy = result.Trials[0].Accuracy is not null;
        double zoom = Math.Min(width / WidthOfZoomOne, height / 800.0), rateHeight = RateShare * height, rest = height - rateHeight;
        double lossHeight = hasAccuracy ? rest * 0.6 : rest;
        string title = $"Short trainings: {result.Found.Dataset.Name}";
        var shapes = new List<Shape>();
        FigureRenderer.Draw(shapes, Losses(report, title), new Rect(0, 0, width, lossHeight), zoom);
        if (hasAccuracy)
            FigureRenderer.Draw(shapes, Accuracy(result), new Rect(0, lossHeight, width, rest - lossHeight), zoom);
        FigureRenderer.Draw(shapes, Rates(report), new Rect(0, rest, width, rateHeight), zoom);
        return new Scene(width, height, title, shapes);
    }

    private static Figure Losses(VerificationReport report, string title)
    {
        VerificationResult result = report.Result;
        double start = result.Trials[0].StartLoss, descent = Math.Max(start - result.LowestLoss, 1e-9 * Math.Max(1, Math.Abs(start)));
        var series = new List<Series>();
        for (int i = 0; i < result.Trials.Count; i++)
        {
            string name = LrFormat.Rate(result.Trials[i].LearningRate) + (result.Trials[i].LearningRate == result.LearningRate ? " tried" : "");
            series.Add(Line(result.Trials[i], i, p => p.TrainingLoss) with { Dash = 2, Width = 1.5 });
            series.Add(Line(result.Trials[i], i, p => p.ValidationLoss) with { Label = name });
        }

        return new Figure
        {
            Title = title,
            Subtitle = $"{report.Code}: {report.Sentence}; solid held out, dashed training",
            X = Steps(result, ""),
            Y = new Axis("loss", new LinearScale(LowestTraining(result) - 0.05 * descent, start + HeadRoom * descent)),
            Series = series,
        };
    }

    private static Figure Accuracy(VerificationResult result) => new()
    {
        Title = "",
        X = Steps(result, ""),
        Y = new Axis("accuracy", new LinearScale(0, 1.02)),
        Series = [.. result.Trials.Select((t, i) => Line(t, i, p => p.Accuracy ?? double.NaN))],
    };

    private static Figure Rates(VerificationReport report) => new()
    {
        Title = "",
        Footer = $"lrfind   {Sentences.Model(report.Result.Found.Model)}   {Sentences.Optimizer(report.Result.Found.Options.Optimizer)}   {report.Training}",
        X = Steps(report.Result, "step"),
        Y = new Axis("rate", RateScale(report.Result)),
        Series = [.. report.Result.Trials.Select((t, i) => RateLine(t, i))],
    };

    private static LogScale RateScale(VerificationResult result)
    {
        double lowest = result.Trials[0].LearningRate, least = LeastShare * lowest;
        foreach (double rate in RateLine(result.Trials[0], 0).Y)
            lowest = rate >= least ? Math.Min(lowest, rate) : least;
        return new LogScale(lowest / 2, result.Trials[^1].LearningRate * 2);
    }

    // Every step, not only those that were looked at: cycles are shorter than the time between two looks.
    private static Series RateLine(RateTrial trial, int index)
    {
        int steps = trial.Schedule.Steps, points = Math.Min(steps, MostRates);
        double[] x = new double[points], y = new double[points];
        for (int i = 0; i < points; i++)
        {
            int step = (int)((long)i * (steps - 1) / (points - 1));
            (x[i], y[i]) = (step, trial.Schedule.At(step));
        }

        return new Series(x, y) { Color = Palette.Data(index), Width = 2.5 };
    }

    private static double LowestTraining(VerificationResult result)
    {
        double lowest = result.LowestLoss;
        foreach (RateTrial trial in result.Trials)
        {
            foreach (TrainingPoint point in trial.Runs[0].Points)
                lowest = Math.Min(lowest, double.IsFinite(point.TrainingLoss) ? point.TrainingLoss : lowest);
        }

        return lowest;
    }

    private static Axis Steps(VerificationResult result, string label) => new(label, new LinearScale(0, result.Options.TrainSteps));

    private static Series Line(RateTrial trial, int index, Func<TrainingPoint, double> value)
    {
        IReadOnlyList<TrainingPoint> points = trial.Runs[0].Points;
        double[] x = new double[points.Count], y = new double[points.Count];
        for (int i = 0; i < x.Length; i++)
            (x[i], y[i]) = (points[i].Step, value(points[i]));
        return new Series(x, y) { Color = Palette.Data(index), Width = 2.5 };
    }
}
