using LrFind.Charts;
using LrFind.Curves;
using LrFind.Experiments;
using LrFind.RangeTests;
using LrFind.Suggestions;

namespace LrFind.Reports;

/// <summary>A run as a figure; the only bridge from learning rates to charts.</summary>
public static class LossCurveFigure
{
    // How far the picture goes above the start and below the minimum, as shares of the descent.
    private const double HeadRoom = 0.35;
    private const double FootRoom = 0.12;

    /// <summary>Draws the recorded losses faint, the smoothed ones strong, and what was suggested.</summary>
    public static Figure Create(FindResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        Suggestion? found = result.Suggestion.Suggestion;
        return new Figure
        {
            Title = $"Learning rate range test: {result.Dataset.Name}",
            Subtitle = found is null ? NoSuggestion(result) : $"{Sentences.Model(result.Model)}, {Sentences.Optimizer(result.Options.Optimizer)}",
            Footer = $"lrfind   {Sentences.Data(result.Dataset)}   {Sentences.RangeTest(result)}   seed {result.Options.RangeTest.Seed}",
            X = new Axis("learning rate", RateScale(result.Options.RangeTest)),
            Y = new Axis($"loss ({result.Loss.Name})", LossScale(result)),
            Series = SeriesOf(result),
            Bands = found is null ? [] : [new Band(found.Onset, found.Edge) { Label = "stable range" }],
            Markers = found is null ? [] : [new Marker(found.LearningRate, $"steepest {LrFormat.Rate(found.LearningRate)}") { Y = HeightAt(result, found.LearningRate) }],
        };
    }

    private static string NoSuggestion(FindResult result)
    {
        VerdictText words = VerdictText.Of(result.Suggestion.Verdict);
        return $"no suggestion ({words.Code}): {words.Sentence}";
    }

    private static List<Series> SeriesOf(FindResult result)
    {
        LossCurve curve = result.RangeTest.Curve;
        double[] rates = curve.LearningRates();
        var series = new List<Series> { new(rates, curve.Losses()) { Label = "batch loss", Color = Palette.Blue, Width = 1.5, Opacity = 0.35 } };
        if (result.Suggestion.Smoothed is { } smoothed)
        {
            Array.Resize(ref rates, smoothed.Values.Length);
            series.Add(new(rates, smoothed.Values.ToArray()) { Label = "smoothed", Color = Palette.Blue, Width = 3.5 });
        }

        return series;
    }

    // A linear ladder is drawn as it was spaced: its steps crowd at the right end of a logarithmic axis.
    private static Scale RateScale(RangeTestOptions options) => options.Ladder == LadderKind.Linear
        ? new LinearScale(options.LrMin, options.LrMax)
        : new LogScale(options.LrMin, options.LrMax);

    /// <summary>From a little below the lowest loss to a little above the start, so that a blow-up leaves through the top and the valley stays visible.</summary>
    private static LinearScale LossScale(FindResult result)
    {
        LossCurve curve = result.RangeTest.Curve;
        int first = Math.Max(5, curve.Count / 10);
        double low = double.PositiveInfinity, start = double.NegativeInfinity;
        for (int i = 0; i < curve.Count; i++)
        {
            double loss = curve[i].Loss;
            if (!double.IsFinite(loss))
                continue;
            low = Math.Min(low, loss);
            if (i < first)
                start = Math.Max(start, loss);
        }

        if (!double.IsFinite(start))
            return new LinearScale(0, 1);
        double span = start - low > 0 ? start - low : Math.Max(Math.Abs(start), 1e-6);
        return new LinearScale(low - FootRoom * span, start + HeadRoom * span);
    }

    private static double? HeightAt(FindResult result, double rate)
    {
        LocalLinearFit? smoothed = result.Suggestion.Smoothed;
        for (int i = 0; i < smoothed?.Values.Length; i++)
        {
            if (result.RangeTest.Curve[i].LearningRate == rate)
                return smoothed.Values[i];
        }

        return null;
    }
}
