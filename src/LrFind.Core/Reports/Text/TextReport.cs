using System.Globalization;
using LrFind.Curves;
using LrFind.Data;
using LrFind.Experiments;
using LrFind.Foundation;
using LrFind.Reports.Text.Plots;

namespace LrFind.Reports.Text;

/// <summary>Reports in a few lines for people.</summary>
internal static class TextReport
{
    /// <summary>Writes a report.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="report">The report.</param>
    /// <param name="plot">The room for a plot of it, where there is one. Default: no plot.</param>
    public static void Write(TextWriter writer, IReport report, PlotSpace? plot = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(report);
        switch (report)
        {
            case RunReport run:
                WriteRun(writer, run, plot);
                break;
            case SuggestReport suggest:
                WriteSuggest(writer, suggest, plot);
                break;
            case VerificationReport verification:
                VerificationText.Write(writer, verification);
                break;
            case TuneReport tune:
                TuneText.Write(writer, tune, plot);
                break;
            case CheckSuite suite:
                CheckText.Write(writer, suite);
                break;
            case SweepReport sweep:
                SweepText.Write(writer, sweep);
                break;
            default:
                throw new ArgumentException($"there is no text of a {report.GetType().Name}", nameof(report));
        }
    }

    private static void WriteRun(TextWriter writer, RunReport report, PlotSpace? plot)
    {
        FindResult result = report.Result;
        TextLines.WriteExperiment(writer, result);
        TextLines.Write(writer, "range test", Phrases.RangeTest(result.Options.RangeTest));
        TextLines.Write(writer, "", Phrases.End(result.Answer.Analysis));
        TextLines.Write(writer, "", Took(result));
        TextLines.Write(writer, "loss", Phrases.Loss(result));
        TextLines.Write(writer, "", Phrases.MeasuredOn(result));
        SuggestionText.Write(writer, report.Curves);
        if (report.Tuning is not null)
            TuneText.WriteSection(writer, report.Tuning);
        if (report.Verification is not null)
            VerificationText.WriteSection(writer, report.Verification);
        PlotText.Write(writer, plot, () => ReportPlot.Of(result.Answer));
        TextLines.WriteFiles(writer, report.Head);
        SnippetText.Write(writer, report.Snippets);
    }

    private static void WriteSuggest(TextWriter writer, SuggestReport report, PlotSpace? plot)
    {
        CurveSet curves = report.File.Curves;
        string rates = $"{NumberText.Rate(curves.Rate(0))} to {NumberText.Rate(curves.Rate(curves.Count - 1))}";
        string measure = curves.HasProbe ? "probe loss" : "batch loss";
        TextLines.Write(writer, "curve", $"{report.File.Path}: {NumberText.Plural(curves.Repeats.Count, "repeat")}, {measure}");
        TextLines.Write(writer, "range test", $"{rates} in {NumberText.Plural(curves.Count, "step")}");
        TextLines.Write(writer, "", Phrases.End(report.Result.Analysis));
        SuggestionText.Write(writer, report.Curves);
        PlotText.Write(writer, plot, () => ReportPlot.Of(report.Result));
        TextLines.WriteFiles(writer, report.Head);
    }

    private static string Took(FindResult result)
    {
        string steps = NumberText.Plural(result.Curves.Repeats.Sum(c => c.Count), "step");
        return string.Create(CultureInfo.InvariantCulture, $"{steps} trained in {result.TrainingTime.TotalMilliseconds:0} ms");
    }
}

/// <summary>The lines that summaries share: a label, and what there is to say.</summary>
internal static class TextLines
{
    /// <summary>The columns of the label.</summary>
    public const int LabelWidth = 11;

    /// <summary>Writes a line with a label in front.</summary>
    public static void Write(TextWriter writer, string label, params ReadOnlySpan<StyledText> text) =>
        StyledLine.Write(writer, [new StyledText($"{label,-LabelWidth} ", TextStyle.Label), .. text]);

    /// <summary>Writes what was trained: data, model and optimizer.</summary>
    public static void WriteExperiment(TextWriter writer, FindResult result)
    {
        Write(writer, "data", $"{result.Dataset.File}: {DatasetPhrase.Describe(result.Dataset)}");
        Write(writer, "model", Phrases.Model(result.Model));
        Write(writer, "optimizer", Phrases.Optimizer(result.Options.Optimizer));
    }

    /// <summary>Writes which files were written.</summary>
    public static void WriteFiles(TextWriter writer, ReportHead head)
    {
        foreach (string file in head.Files)
            Write(writer, "written", file);
    }
}
