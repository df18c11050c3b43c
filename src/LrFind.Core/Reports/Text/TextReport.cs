using System.Globalization;
using LrFind.Curves;
using LrFind.Data;
using LrFind.Experiments;
using LrFind.Foundation;
using LrFind.Reports.Snippets;

namespace LrFind.Reports;

/// <summary>A run, or curves from a file, in a few lines for people.</summary>
public static class TextReport
{
    /// <summary>Writes the summary of a run.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="report">What.</param>
    public static void Write(TextWriter writer, RunReport report)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(report);
        FindResult result = report.Result;
        SuggestionText.Line(writer, "data", $"{result.Dataset.File}: {DatasetPhrase.Of(result.Dataset)}");
        SuggestionText.Line(writer, "model", Sentences.Model(result.Model));
        SuggestionText.Line(writer, "optimizer", Sentences.Optimizer(result.Options.Optimizer));
        SuggestionText.Line(writer, "range test", Sentences.RangeTest(result.Options.RangeTest));
        SuggestionText.Line(writer, "", Sentences.End(result.Suggestion.Analysis));
        SuggestionText.Line(writer, "", Took(result));
        SuggestionText.Line(writer, "loss", Sentences.Loss(result));
        SuggestionText.Line(writer, "", Sentences.MeasuredOn(result));
        SuggestionText.Write(writer, report.Curves);
        report.Tuning?.WriteSection(writer);
        report.Verification?.WriteSection(writer);
        SuggestionText.WriteFiles(writer, report.Files);
        if (report.Verification is not null)
            SnippetText.Write(writer, report.Snippets);
    }

    /// <summary>Writes the summary of curves from a file.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="report">What.</param>
    public static void Write(TextWriter writer, SuggestReport report)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(report);
        CurveFile file = report.File;
        CurveSet curves = file.Curves;
        SuggestionText.Line(writer, "curve", $"{file.Path}: {LrFormat.Plural(curves.Repeats.Count, "repeat")}, {(curves.HasProbe ? "probe loss" : "batch loss")}");
        SuggestionText.Line(writer, "range test", $"{LrFormat.Rate(curves.Rate(0))} to {LrFormat.Rate(curves.Rate(curves.Count - 1))} in {LrFormat.Plural(curves.Count, "step")}");
        SuggestionText.Line(writer, "", Sentences.End(report.Curves.Result.Analysis));
        SuggestionText.Write(writer, report.Curves);
        SuggestionText.WriteFiles(writer, report.Curves.Files);
    }

    private static string Took(FindResult result)
    {
        int steps = 0;
        foreach (LossCurve curve in result.Curves.Repeats)
            steps += curve.Count;
        return string.Create(CultureInfo.InvariantCulture, $"{LrFormat.Plural(steps, "step")} trained in {result.TrainingTime.TotalMilliseconds:0} ms");
    }
}
