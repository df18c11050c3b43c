using System.Text.Encodings.Web;
using System.Text.Json;
using LrFind.Curves;
using LrFind.Data;
using LrFind.Data.Inspection;
using LrFind.Experiments;
using LrFind.RangeTests;
using LrFind.Reports.Json;
using LrFind.Suggestions;

namespace LrFind.Reports;

/// <summary>A run as one JSON document.</summary>
public static class JsonReport
{
    /// <summary>The version of the document's shape.</summary>
    public const int Schema = 1;

    // Names and messages may hold any letter; the document is UTF-8 and is not pasted into HTML.
    private static readonly JsonContext s_context = new(new JsonSerializerOptions(JsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Writes the document, with a line break at its end.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="report">What.</param>
    public static void Write(TextWriter writer, RunReport report)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(report);
        writer.Write(JsonSerializer.Serialize(Document(report), s_context.RunDocument));
        writer.Write('\n');
    }

    /// <summary>Writes an inspection as a document, with a line break at its end.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="inspection">What.</param>
    /// <param name="toolVersion">The version of lrfind.</param>
    public static void Write(TextWriter writer, TableInspection inspection, string toolVersion)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(inspection);
        writer.Write(JsonSerializer.Serialize(Document(inspection, toolVersion), s_context.InspectDocument));
        writer.Write('\n');
    }

    private static InspectDocument Document(TableInspection inspection, string toolVersion) => new(
        Schema,
        $"lrfind {toolVersion}",
        inspection.File,
        inspection.FileRows,
        inspection.IsSample,
        inspection.Rows,
        inspection.Encoding,
        inspection.Separator,
        inspection.HasHeader,
        [.. inspection.Columns.Select(c => new ColumnSection(c.Number, c.Name, c.Type, c.Missing, c.Distinct, c.Range, c.Use))],
        inspection.Dataset is { } data ? Data(data) : null,
        inspection.Problem?.Message,
        [.. inspection.Warnings.Select(w => new WarningSection(w.Message, OrNull(w.Remedy)))]);

    private static RunDocument Document(RunReport report)
    {
        FindResult result = report.Result;
        return new RunDocument(
            Schema,
            $"lrfind {report.ToolVersion}",
            Data(result.Dataset),
            Model(result),
            new OptimizerSection(result.Options.Optimizer.Name, result.Options.Optimizer.Settings()),
            RangeTest(result),
            Verdict(result.Suggestion.Verdict),
            result.Suggestion.Suggestion is { } found ? Suggestion(found) : null,
            [.. result.Warnings.Select(w => new WarningSection(w.Message, OrNull(w.Remedy)))],
            report.Files,
            Curve(result));
    }

    private static DataSection Data(Dataset data) => new(
        data.File,
        data.FileRows,
        data.IsSample,
        data.Training.Count + data.Validation.Count,
        data.Training.Count,
        data.Validation.Count,
        data.FeatureNames,
        data.TargetName,
        Lower(data.Task),
        data.Classes,
        data.ClassCounts);

    private static ModelSection Model(FindResult result) => new(
        result.Model.Name,
        result.Model.ParameterCount,
        [.. result.Model.Nodes.Select((n, i) => new LayerSection(n.Name, n.Layer.ToString(), result.Model.ShapeOf(i).ToString()))],
        result.Loss.Name,
        result.Engine);

    private static RangeTestSection RangeTest(FindResult result)
    {
        RangeTestOptions options = result.Options.RangeTest;
        return new(Lower(options.Ladder), options.LrMin, options.LrMax, options.Steps, result.RangeTest.Curve.Count,
            options.BatchSize, options.Accumulate, options.ClipNorm, options.Seed, Kebab(result.RangeTest.StopReason.ToString()));
    }

    private static VerdictSection Verdict(Verdict verdict)
    {
        VerdictText words = VerdictText.Of(verdict);
        return new(words.Code, words.Sentence, OrNull(words.Remedy));
    }

    private static SuggestionSection Suggestion(Suggestion found) => new(
        found.LearningRate, "steepest", found.Onset, found.LearningRate, found.Minimum, found.Edge, found.StartLoss, found.MinimumLoss, found.Drop);

    private static PointSection[] Curve(FindResult result)
    {
        LossCurve curve = result.RangeTest.Curve;
        LocalLinearFit? fit = result.Suggestion.Smoothed;
        var sections = new PointSection[curve.Count];
        for (int i = 0; i < sections.Length; i++)
        {
            double? smoothed = fit is not null && i < fit.Values.Length ? Finite(fit.Values[i]) : null;
            sections[i] = new(curve[i].Iteration, curve[i].LearningRate, Finite(curve[i].Loss), smoothed);
        }

        return sections;
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    private static string Lower(object value) => value.ToString()!.ToLowerInvariant();

    private static string Kebab(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
