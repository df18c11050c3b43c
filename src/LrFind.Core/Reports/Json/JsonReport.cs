using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LrFind.Data;
using LrFind.Data.Inspection;
using LrFind.Experiments;
using LrFind.Experiments.Verification;
using LrFind.RangeTests;
using LrFind.Reports.Checks;
using LrFind.Reports.Json;
using LrFind.Reports.Tuning;
using LrFind.Suggestions;

namespace LrFind.Reports;

/// <summary>A run, or a suggestion from a curve file, as one JSON document.</summary>
public static class JsonReport
{
    /// <summary>The version of the documents' shape.</summary>
    public const int Schema = 2;

    // Names and messages may hold any letter; the document is UTF-8 and is not pasted into HTML.
    private static readonly JsonContext s_context = new(new JsonSerializerOptions(JsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Writes a run, with a line break at its end.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="report">What.</param>
    public static void Write(TextWriter writer, RunReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        Write(writer, Document(report), s_context.RunDocument);
    }

    /// <summary>Writes a suggestion from a curve file, with a line break at its end.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="report">What.</param>
    public static void Write(TextWriter writer, SuggestReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        Write(writer, Document(report), s_context.SuggestDocument);
    }

    /// <summary>Writes an inspection as a document, with a line break at its end.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="inspection">What.</param>
    /// <param name="tool">The program it is from.</param>
    public static void Write(TextWriter writer, TableInspection inspection, Tool tool)
    {
        ArgumentNullException.ThrowIfNull(inspection);
        Write(writer, Document(inspection, tool), s_context.InspectDocument);
    }

    /// <summary>Writes a verification, with a line break at its end.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="report">What.</param>
    public static void Write(TextWriter writer, VerificationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        Write(writer, Document(report), s_context.VerifyDocument);
    }

    /// <summary>Writes a measured rate, with a line break at its end.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="report">What.</param>
    public static void Write(TextWriter writer, TuneReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        Write(writer, Document(report), s_context.TuneDocument);
    }

    /// <summary>Writes the only check, or all checks of a configuration, with a line break at its end.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="suite">What.</param>
    public static void Write(TextWriter writer, CheckSuite suite)
    {
        ArgumentNullException.ThrowIfNull(suite);
        if (suite.File is null)
            Write(writer, Document(suite.Cases[0].Report!), s_context.CheckDocument);
        else
            Write(writer, Document(suite, suite.File), s_context.CheckSuiteDocument);
    }

    private static void Write<T>(TextWriter writer, T document, JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(JsonSerializer.Serialize(document, type));
        writer.Write('\n');
    }

    private static InspectDocument Document(TableInspection inspection, Tool tool) => new(
        Schema,
        tool.ToString(),
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
        AnswerSections.Warnings(RunWarning.From(inspection.Warnings), tool));

    private static RunDocument Document(RunReport report)
    {
        FindResult result = report.Result;
        SuggestionResult suggestion = result.Suggestion;
        return new RunDocument(
            Schema,
            report.Tool.ToString(),
            Data(result.Dataset),
            Model(result),
            new OptimizerSection(result.Options.Optimizer.Name, result.Options.Optimizer.Settings()),
            RangeTest(result.Options.RangeTest),
            AnswerSections.Verdict(suggestion, CurveSource.RangeTest, report.Tool),
            AnswerSections.Suggestion(suggestion),
            AnswerSections.Rules(suggestion),
            suggestion.Disagreement,
            report.Verification is { } verification ? VerificationSections.Verification(verification) : null,
            report.Tuning is { } tuning ? TuneSections.Of(tuning.Result) : null,
            report.Verification is null ? null : VerificationSections.Paste(report.Snippets),
            AnswerSections.Warnings(result.Warnings, report.Tool),
            report.Files,
            AnswerSections.Curve(suggestion.Analysis));
    }

    private static VerifyDocument Document(VerificationReport report)
    {
        VerificationResult result = report.Result;
        FindResult found = result.Found;
        return new VerifyDocument(
            Schema,
            report.Tool.ToString(),
            Data(found.Dataset),
            Model(found),
            new OptimizerSection(found.Options.Optimizer.Name, found.Options.Optimizer.Settings()),
            RangeTest(found.Options.RangeTest),
            AnswerSections.Suggestion(found.Suggestion),
            result.LearningRate,
            result.Options.Schedule,
            result.Options.TrainSteps,
            result.Options.TrainSeeds,
            report.Code,
            report.Sentence,
            VerificationSections.BetterRate(result),
            VerificationSections.Trials(result),
            AnswerSections.Warnings(found.Warnings, report.Tool),
            report.Files);
    }

    private static TuneDocument Document(TuneReport report)
    {
        FindResult found = report.Result.Found;
        return new TuneDocument(
            Schema,
            report.Tool.ToString(),
            Data(found.Dataset),
            Model(found),
            new OptimizerSection(found.Options.Optimizer.Name, found.Options.Optimizer.Settings()),
            RangeTest(found.Options.RangeTest),
            AnswerSections.Verdict(found.Suggestion, CurveSource.RangeTest, report.Tool),
            AnswerSections.Suggestion(found.Suggestion),
            TuneSections.Of(report.Result),
            AnswerSections.Warnings(found.Warnings, report.Tool),
            report.Files);
    }

    private static CheckSuiteDocument Document(CheckSuite suite, string file) => new(
        Schema,
        suite.Tool.ToString(),
        file,
        [.. suite.Cases.Select(c => new CheckCaseSection(c.Name, c.Code, c.Sentence, c.Report is { } report ? Document(report) : null))]);

    private static CheckDocument Document(CheckReport report)
    {
        FindResult found = report.Result.Found;
        return new CheckDocument(
            Schema,
            report.Tool.ToString(),
            Data(found.Dataset),
            Model(found),
            new OptimizerSection(found.Options.Optimizer.Name, found.Options.Optimizer.Settings()),
            RangeTest(found.Options.RangeTest),
            AnswerSections.Suggestion(found.Suggestion),
            report.Result.LearningRate,
            report.Code,
            report.Sentence,
            report.Result.Share,
            report.Result.Edge,
            report.Result.Drift,
            AnswerSections.Warnings(found.Warnings, report.Tool));
    }

    private static SuggestDocument Document(SuggestReport report)
    {
        SuggestionResult suggestion = report.Curves.Result;
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string key, string value) in report.File.Metadata)
            metadata[key] = value;
        return new SuggestDocument(
            Schema,
            report.Curves.Tool.ToString(),
            new SourceSection(report.File.Path, DataDigest.OfFile(report.File.Path), metadata),
            AnswerSections.Verdict(suggestion, report.Curves.Source, report.Curves.Tool),
            AnswerSections.Suggestion(suggestion),
            AnswerSections.Rules(suggestion),
            suggestion.Disagreement,
            AnswerSections.Warnings(report.Curves.Warnings, report.Curves.Tool),
            report.Curves.Files,
            AnswerSections.Curve(suggestion.Analysis));
    }

    private static DataSection Data(Dataset data) => new(
        data.File,
        DataDigest.Of(data),
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

    private static RangeTestSection RangeTest(RangeTestOptions options) => new(
        Lower(options.Ladder), options.LrMin, options.LrMax, options.Steps, options.Repeats, options.BatchSize, options.Accumulate, options.ClipNorm,
        options.ProbeRows, Lower(options.Probe), options.Seed);

    private static string Lower(object value) => value.ToString()!.ToLowerInvariant();
}
