using LrFind.Data.Inspection;
using LrFind.Experiments;
using LrFind.Experiments.Sweeps;
using LrFind.Experiments.Sweeps.Storage;
using LrFind.Suggestions;

namespace LrFind.Reports.Json;

/// <summary>Fills documents from reports.</summary>
internal static class DocumentBuilder
{
    /// <summary>The document of a run.</summary>
    public static RunDocument Build(RunReport report)
    {
        SuggestionResult suggestion = report.Result.Answer;
        return new RunDocument(
            Experiment("run", report.Result, report.Head.Tool),
            AnswerSections.Verdict(report.Curves.Words, report.Head.Tool),
            AnswerSections.Suggestion(suggestion),
            AnswerSections.Rules(suggestion),
            suggestion.Disagreement,
            report.Verification is { } verification ? TrainingSections.Verification(verification) : null,
            report.Tuning is { } tuning ? TrainingSections.Tune(tuning.Result) : null,
            report.Verification is null ? null : TrainingSections.Paste(report.Snippets),
            AnswerSections.Warnings(report.Warnings, report.Head.Tool),
            report.Head.Files,
            CurveSections.Curve(suggestion.Analysis));
    }

    /// <summary>The document of a suggestion from a curve file.</summary>
    public static SuggestDocument Build(SuggestReport report)
    {
        SuggestionResult suggestion = report.Result;
        return new SuggestDocument(
            JsonReport.Schema,
            "suggest",
            report.Head.Tool.ToString(),
            ExperimentSections.Source(report.File),
            AnswerSections.Verdict(report.Curves.Words, report.Head.Tool),
            AnswerSections.Suggestion(suggestion),
            AnswerSections.Rules(suggestion),
            suggestion.Disagreement,
            AnswerSections.Warnings(report.Warnings, report.Head.Tool),
            report.Head.Files,
            CurveSections.Curve(suggestion.Analysis));
    }

    /// <summary>The document of a verification.</summary>
    public static VerifyDocument Build(VerificationReport report) => new(
        Experiment("verify", report.Result.Found, report.Head.Tool),
        AnswerSections.Verdict(VerdictText.For(report.Result.Found.Answer, CurveSource.RangeTest), report.Head.Tool),
        AnswerSections.Suggestion(report.Result.Found.Answer),
        TrainingSections.Verification(report),
        AnswerSections.Warnings(report.Warnings, report.Head.Tool),
        report.Head.Files);

    /// <summary>The document of a measured rate.</summary>
    public static TuneDocument Build(TuneReport report) => new(
        Experiment("tune", report.Result.Found, report.Head.Tool),
        AnswerSections.Verdict(VerdictText.For(report.Result.Found.Answer, CurveSource.RangeTest), report.Head.Tool),
        AnswerSections.Suggestion(report.Result.Found.Answer),
        TrainingSections.Tune(report.Result),
        AnswerSections.Warnings(report.Warnings, report.Head.Tool),
        report.Head.Files);

    /// <summary>The document of a check of the command line.</summary>
    public static CheckDocument Build(CheckReport report) => new(
        Experiment("check", report.Result.Found, report.Tool),
        AnswerSections.Suggestion(report.Result.Found.Answer),
        report.Result.LearningRate,
        report.Code,
        report.Sentence,
        report.Result.Share,
        report.Result.Edge,
        report.Result.Drift,
        AnswerSections.Warnings(report.Result.Found.Warnings, report.Tool));

    /// <summary>The document of the checks of a configuration.</summary>
    public static CheckSuiteDocument Build(CheckSuite suite) => new(
        JsonReport.Schema,
        "check-suite",
        suite.Head.Tool.ToString(),
        suite.File!,
        [.. suite.Cases.Select(c => new CheckCaseSection(c.Name, c.Code, c.Sentence, c.Report is { } report ? Build(report) : null))]);

    /// <summary>The document of an inspection.</summary>
    public static InspectDocument Build(TableInspection inspection, Tool tool) => new(
        JsonReport.Schema,
        "inspect",
        tool.ToString(),
        inspection.File,
        inspection.FileRows,
        inspection.IsSample,
        inspection.Rows,
        inspection.Encoding,
        inspection.Separator,
        inspection.HasHeader,
        [.. inspection.Columns.Select(c => new ColumnSection(c.Number, c.Name, c.Type, c.Missing, c.Distinct, c.Range, c.Use))],
        inspection.Dataset is { } data ? ExperimentSections.Data(data) : null,
        inspection.Problem?.Message,
        AnswerSections.Warnings(inspection.Warnings, tool));

    /// <summary>The document of a sweep.</summary>
    public static SweepDocument Build(SweepReport report) => new(
        SweepDescription.CurrentSchema,
        "sweep",
        report.Description.Tool,
        report.Description,
        [.. from cell in report.Cells where report.Outcomes[cell.Index] is not null select Section(cell, report)],
        report.Missing,
        [.. SweepTrend.WithBatchSize(report).Select(Section)],
        [.. SweepTrend.WithMomentum(report).Select(Section)]);

    private static ExperimentDocument Experiment(string kind, FindResult result, Tool tool) => new(
        JsonReport.Schema,
        kind,
        tool.ToString(),
        ExperimentSections.Data(result.Dataset),
        ExperimentSections.Model(result),
        ExperimentSections.Optimizer(result.Options.Optimizer),
        ExperimentSections.RangeTest(result.Options.RangeTest));

    private static SweepCellSection Section(SweepCell cell, SweepReport report) => new(cell.Model, report.OptimizerOf(cell), cell.BatchSize,
        cell.WeightDecay, cell.Momentum, report.IsBest(cell), report.Outcomes[cell.Index]!);

    private static TrendSection Section(SweepTrend trend) =>
        new(trend.Model, trend.Optimizer, trend.Fit.Exponent, trend.Fit.StandardError, trend.Fit.Points);
}
