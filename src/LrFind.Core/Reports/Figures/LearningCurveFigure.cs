using LrFind.Charts;
using LrFind.Charts.Scenes;
using LrFind.Engines;
using LrFind.Experiments.Verification;
using LrFind.Foundation;

namespace LrFind.Reports.Figures;

/// <summary>Short trainings as a picture: losses, accuracy where there are classes, and the rate below them.</summary>
internal static class LearningCurveFigure
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
        Figure losses = Losses(result.Trials, t => NameOf(t, result), result.Options.TrainSteps, result.LowestLoss) with
        {
            Title = title,
            Subtitle = $"{report.Code}: {report.Sentence}; solid held out, dashed training",
        };
        FigureRenderer.Draw(shapes, losses, new Rect(0, 0, width, lossHeight), zoom);
        if (hasAccuracy)
            FigureRenderer.Draw(shapes, Accuracy(result), new Rect(0, lossHeight, width, rest - lossHeight), zoom);
        FigureRenderer.Draw(shapes, Rates(report), new Rect(0, rest, width, rateHeight), zoom);
        return new Scene(width, height, title, shapes);
    }

    /// <summary>The losses of the first seed: solid on the rows held out, dashed on training rows.</summary>
    /// <param name="trials">The rates, in the order of the colours; one at least.</param>
    /// <param name="nameOf">What the legend says of each.</param>
    /// <param name="steps">Steps of the trainings.</param>
    /// <param name="lowest">The lowest loss on the rows held out that any rate reached.</param>
    internal static Figure Losses(IReadOnlyList<RateTrial> trials, Func<RateTrial, string> nameOf, int steps, double lowest)
    {
        double start = trials[0].StartLoss, descent = Math.Max(start - lowest, 1e-9 * Math.Max(1, Math.Abs(start)));
        var series = new List<Series>();
        for (int i = 0; i < trials.Count; i++)
        {
            series.Add(Line(trials[i], i, p => p.TrainingLoss) with { Dash = 2, Width = 1.5 });
            series.Add(Line(trials[i], i, p => p.ValidationLoss) with { Label = nameOf(trials[i]) });
        }

        return new Figure
        {
            Title = "",
            X = Steps(steps, ""),
            Y = new Axis("loss", new LinearScale(LowestTraining(trials, lowest) - 0.05 * descent, start + HeadRoom * descent)),
            Series = series,
        };
    }

    private static string NameOf(RateTrial trial, VerificationResult result) =>
        NumberText.Rate(trial.LearningRate) + (trial.LearningRate == result.LearningRate ? " tried" : "");

    private static Figure Accuracy(VerificationResult result) => new()
    {
        Title = "",
        X = Steps(result.Options.TrainSteps, ""),
        Y = new Axis("accuracy", new LinearScale(0, 1.02)),
        Series = [.. result.Trials.Select((t, i) => Line(t, i, p => p.Accuracy ?? double.NaN))],
    };

    private static Figure Rates(VerificationReport report) => new()
    {
        Title = "",
        Footer = $"lrfind   {Phrases.Model(report.Result.Found.Model)}   {Phrases.Optimizer(report.Result.Found.Options.Optimizer)}   {report.Training}",
        X = Steps(report.Result.Options.TrainSteps, "step"),
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

    private static double LowestTraining(IReadOnlyList<RateTrial> trials, double lowest)
    {
        foreach (RateTrial trial in trials)
        {
            foreach (TrainingPoint point in trial.Runs[0].Points)
                lowest = Math.Min(lowest, double.IsFinite(point.TrainingLoss) ? point.TrainingLoss : lowest);
        }

        return lowest;
    }

    private static Axis Steps(int steps, string label) => new(label, new LinearScale(0, steps));

    private static Series Line(RateTrial trial, int index, Func<TrainingPoint, double> value)
    {
        IReadOnlyList<TrainingPoint> points = trial.Runs[0].Points;
        double[] x = new double[points.Count], y = new double[points.Count];
        for (int i = 0; i < x.Length; i++)
            (x[i], y[i]) = (points[i].Step, value(points[i]));
        return new Series(x, y) { Color = Palette.Data(index), Width = 2.5 };
    }
}
