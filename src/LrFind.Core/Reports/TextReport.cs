using System.Globalization;
using LrFind.Experiments;
using LrFind.Suggestions;

namespace LrFind.Reports;

/// <summary>A run in a few lines for people.</summary>
public static class TextReport
{
    /// <summary>Writes the summary.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="report">What.</param>
    public static void Write(TextWriter writer, RunReport report)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(report);
        FindResult result = report.Result;
        Line("data", $"{result.Dataset.File}: {Sentences.Data(result.Dataset)}");
        Line("model", Sentences.Model(result.Model));
        Line("optimizer", Sentences.Optimizer(result.Options.Optimizer));
        Line("range test", Sentences.RangeTest(result));
        Line("loss", $"{Sentences.Loss(result)}, {Took(result)}");
        WriteSuggestion(result.Suggestion);
        foreach (string file in report.Files)
            Line("written", file);

        void Line(string label, string text) => writer.WriteLine($"{label,-11} {text}");

        void WriteSuggestion(SuggestionResult suggestion)
        {
            if (suggestion.Suggestion is { } found)
            {
                Line("suggestion", $"{LrFormat.Rate(found.LearningRate)}   stable range {LrFormat.Rate(found.Onset)} to {LrFormat.Rate(found.Edge)}");
                Line("", $"steepest descent; the loss falls by {LrFormat.Percent(found.Drop)}, from {LrFormat.Loss(found.StartLoss)} to {LrFormat.Loss(found.MinimumLoss)}");
                return;
            }

            VerdictText words = VerdictText.Of(suggestion.Verdict);
            Line("suggestion", $"none ({words.Code}): {words.Sentence}");
            Line("", words.Remedy);
        }
    }

    private static string Took(FindResult result) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{LrFormat.Count(result.RangeTest.Curve.Count)} steps trained in {result.TrainingTime.TotalMilliseconds:0} ms");
}
