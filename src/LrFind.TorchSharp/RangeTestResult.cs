using LrFind.Charts;
using LrFind.Curves;
using LrFind.Curves.Files;
using LrFind.Foundation;
using LrFind.Reports;
using LrFind.Reports.Figures;
using LrFind.Suggestions;
using ScottPlot;

namespace LrFind.TorchSharp;

/// <summary>What a range test recorded, and what it says.</summary>
public sealed class RangeTestResult
{
    private readonly SuggestionResult _answer;
    private readonly string _model;
    private readonly string _optimizer;

    internal RangeTestResult(SuggestionResult answer, string model, string optimizer, IEnumerable<Warning> warnings)
    {
        (_answer, _model, _optimizer) = (answer, model, optimizer);
        Warnings = [.. warnings, .. answer.Warnings];
    }

    /// <summary>The rate to start with and what there is to know about it; <see langword="null"/> when the curve supports none.</summary>
    public Suggestion? Suggestion => _answer.Suggestion;

    /// <summary>Whether there is a suggestion, or why not.</summary>
    public Verdict Verdict => _answer.Verdict;

    /// <summary>What every rule says, and the smoothed curve.</summary>
    public SuggestionResult Answer => _answer;

    /// <summary>
    /// The losses as they were recorded: of each batch before its step, at the rate of that step, and with validation batches the loss of
    /// those after it. A test whose loss took off ends there.
    /// </summary>
    public LossCurve Curve => _answer.Analysis.Curves.Repeats[0];

    /// <summary>What the user should know of the model, the optimizer and the curve.</summary>
    public IReadOnlyList<Warning> Warnings { get; }

    /// <summary>The curve and what is suggested as a plot, to be changed, shown or saved; made for about 1200 by 800 pixels.</summary>
    public Plot Plot() => RangeTestChart.Create(Report, new ChartOptions());

    /// <summary>Draws the curve and what is suggested, 1200 by 800 pixels. A file that is there is overwritten.</summary>
    /// <param name="path">The file; it ends in .png, .svg, .pdf, .webp or .jpg.</param>
    /// <exception cref="ArgumentException">It ends in something else.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void SavePlot(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        PictureFormat format = PictureFormats.Of(path)
            ?? throw new ArgumentException($"'{path}' ends in '{Path.GetExtension(path)}'; expected {PictureFormats.Endings}", nameof(path));
        using FileStream stream = File.Create(path);
        RangeTestChart.Picture(Report, new ChartOptions()).Write(stream, format, PictureSize.Default);
    }

    /// <summary>Writes the losses as CSV, which <c>lrfind suggest</c> reads. A file that is there is overwritten.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void SaveCurve(string path)
    {
        using var writer = new StreamWriter(path);
        CurveFile.Write(writer, _answer.Analysis.Curves, Facts.Lines);
    }

    /// <summary>The rate, or why there is none and what to change, in one line.</summary>
    public override string ToString() => _answer.ToString();

    private CurveReport Report => new(new ReportHead(Tool, []), _model, Facts, _answer, CurveSource.TrainingLoop);

    private static Tool Tool => new(ProductVersion.Text);

    private CurveFacts Facts => new() { Tool = Tool.ToString(), Model = _model, Optimizer = _optimizer };
}
