using LrFind.Charts;
using LrFind.Charts.Scenes;
using LrFind.Experiments.Tuning;
using LrFind.Experiments.Verification;
using LrFind.Foundation;

namespace LrFind.Reports.Figures;

/// <summary>
/// A search as a picture: the loss against the rate with the interval, and the learning curves of the rates that stayed to the end.
/// </summary>
internal static class TuneFigure
{
    // The picture ends this share of the descent above the lowest loss: rates that come no further down leave through the top.
    private const double ShownDescent = 0.4;
    private const double FootRoom = 0.06;

    // The axis goes so many times beyond the lowest and the highest rate.
    private const double AxisRoom = 1.5;

    // The share of the height that the losses against the rate take.
    private const double UpperShare = 0.56;

    // More learning curves than there are colours cannot be told apart.
    private const int MostCurves = 5;

    // Text of the panels relative to that of a figure of 1200×800.
    private const double WidthOfZoomOne = 1200;

    /// <summary>Draws the search.</summary>
    /// <param name="width">Width in logical pixels; see <see cref="Scene.MinWidth"/>.</param>
    /// <param name="height">Height in logical pixels; see <see cref="Scene.MinHeight"/>.</param>
    public static Scene Create(TuneReport report, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(report);
        TuneResult result = report.Result;
        double zoom = Math.Min(width / WidthOfZoomOne, height / 800.0), upper = UpperShare * height;
        string title = $"Learning rate, measured: {result.Found.Dataset.Name}";
        var shapes = new List<Shape>();
        FigureRenderer.Draw(shapes, Losses(report, title), new Rect(0, 0, width, upper), zoom);
        FigureRenderer.Draw(shapes, Curves(report), new Rect(0, upper, width, height - upper), zoom);
        return new Scene(width, height, title, shapes);
    }

    private static Figure Losses(TuneReport report, string title)
    {
        TuneResult result = report.Result;
        TuneTrial[] usable = [.. result.Trials.Where(t => t.Trial.Diverged == 0)];
        TuneTrial[] shown = usable.Length > 0 ? usable : [.. result.Trials];
        double lowest = shown.Min(t => t.Loss), start = result.StartLoss;
        double descent = Math.Max(start - lowest, 1e-9 * Math.Max(1, Math.Abs(start)));
        return new Figure
        {
            Title = title,
            Subtitle = result is { LearningRate: { } rate, Interval: { } range }
                ? $"best {NumberText.Rate(rate)}; {NumberText.Rate(range.Low)} to {NumberText.Rate(range.High)} cannot be told apart"
                : report.Answer,
            X = new Axis("learning rate", new LogScale(shown[0].Trial.LearningRate / AxisRoom, shown[^1].Trial.LearningRate * AxisRoom)),
            Y = new Axis("held-out loss", new LinearScale(lowest - FootRoom * descent, lowest + ShownDescent * descent)),
            Series = [.. OfSeeds(shown), Line(shown, t => t.Loss) with { Label = "mean", Width = 3.5 }],
            Bands = result.Interval is { } i && i.High > i.Low ? [new Band(i.Low, i.High) { Label = "cannot be told apart" }] : [],
            Markers = Markers(result),
        };
    }

    // Losses of splits lie far apart. By their differences from the best rate, which the search goes by, they meet at it.
    private static IEnumerable<Series> OfSeeds(TuneTrial[] shown)
    {
        TuneTrial best = shown.OrderByDescending(t => t.Trial.Runs.Count).ThenBy(t => t.Loss).First();
        double Held(TuneTrial trial, int seed) => seed < trial.Trial.Runs.Count ? trial.Trial.Runs[seed].Best.ValidationLoss : double.NaN;
        for (int i = 0; i < best.Trial.Runs.Count; i++)
        {
            int seed = i;
            yield return Line([.. shown.Where(t => seed < t.Trial.Runs.Count)], t => best.Loss + Held(t, seed) - Held(best, seed)) with
            {
                Label = seed > 0 ? null : "seeds",
                Width = 1.5,
                Opacity = 0.35,
            };
        }
    }

    private static Series Line(TuneTrial[] trials, Func<TuneTrial, double> loss) =>
        new([.. trials.Select(t => t.Trial.LearningRate)], [.. trials.Select(loss)]);

    private static List<Marker> Markers(TuneResult result)
    {
        var markers = new List<Marker>();
        if (result.LearningRate is { } rate)
            markers.Add(new Marker(rate, $"tuned {NumberText.Rate(rate)}") { Y = result.Tuned?.Loss });
        if (result.Suggested is { } suggested && suggested != result.Tuned)
            markers.Add(Marked(suggested) with { Color = Palette.Purple });
        return markers;
    }

    private static Marker Marked(TuneTrial suggested)
    {
        double rate = suggested.Trial.LearningRate;
        return new Marker(rate, $"suggestion {NumberText.Rate(rate)}") { Y = suggested.Trial.Diverged == 0 ? suggested.Loss : null };
    }

    private static Figure Curves(TuneReport report)
    {
        TuneResult result = report.Result;
        RateTrial[] shown = Shown(result);
        double lowest = shown.Min(t => t.Loss);
        return LearningCurveFigure.Losses(shown, t => NameOf(t, result), result.Options.Trial.TrainSteps, lowest) with
        {
            X = new Axis("step; solid held out, dashed training", new LinearScale(0, result.Options.Trial.TrainSteps)),
            Footer = $"lrfind   {Phrases.Model(result.Found.Model)}   {Phrases.Optimizer(result.Found.Options.Optimizer)}   {report.Training}",
        };
    }

    // The tuned rate, the suggestion, and of the others some from the lowest to the highest; without any that stayed, all rates stand for
    // them.
    private static RateTrial[] Shown(TuneResult result)
    {
        IReadOnlyList<RateTrial> finalists = result.Finalists.Count > 0 ? result.Finalists : [.. result.Trials.Select(t => t.Trial)];
        RateTrial[] named = [.. new[] { result.Tuned?.Trial, result.Suggested?.Trial }.OfType<RateTrial>().Distinct()];
        RateTrial[] others = [.. finalists.Where(t => !named.Contains(t))];
        int room = Math.Min(others.Length, MostCurves - named.Length);
        IEnumerable<RateTrial> some = Enumerable.Range(0, room).Select(i =>
            others[room == 1 ? others.Length / 2 : i * (others.Length - 1) / (room - 1)]);
        return [.. some.Concat(named).OrderBy(t => t.LearningRate)];
    }

    private static string NameOf(RateTrial trial, TuneResult result) =>
        NumberText.Rate(trial.LearningRate)
            + (trial == result.Tuned?.Trial ? " tuned" : trial == result.Suggested?.Trial ? " suggestion" : "");
}
