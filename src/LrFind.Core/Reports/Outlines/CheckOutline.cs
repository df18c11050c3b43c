using LrFind.Experiments.Checks;
using LrFind.Foundation;

namespace LrFind.Reports.Outlines;

/// <summary>Checks as a document.</summary>
internal static class CheckOutline
{
    /// <summary>A table of all checks, and each by itself.</summary>
    public static Outline Of(CheckSuite suite) => new(
        suite.File is { } file ? $"Learning rates of {file}, checked" : $"Learning rate for {suite.Cases[0].Name}, checked",
        Headline(suite),
        ReportOutline.Named(suite.Warnings, suite.Head.Tool),
        [
            new OutlineSection("Checks", Table(suite)),
            .. suite.Cases.Where(c => c.Report is not null).Select(c => Details(c, c.Report!, suite.Head)),
            new OutlineSection("Reproduce", [.. ExperimentSections.Command(suite.Head), new FactList([new("program", suite.Head.Tool.ToString())])]) { IsDetail = true },
        ]);

    private static Headline Headline(CheckSuite suite) => suite.File is null
        ? new("Checked learning rate", suite.Cases[0].Report is { } only ? NumberText.Rate(only.Result.LearningRate) : "none",
            suite.Cases[0].Code, suite.Cases[0].Sentence, [], suite.Outcome)
        : new("Checks", $"{NumberText.Count(suite.Count(Outcome.Ok))} of {NumberText.Count(suite.Cases.Count)} ok", null, suite.Counts, [], suite.Outcome);

    private static TableBlock Table(CheckSuite suite) => new("All checks",
        [
            new("check"), new("rate", IsNumber: true), new("suggestion", IsNumber: true), new("edge", IsNumber: true), new("share of the achievable", IsNumber: true),
            new("verdict"), new("why"),
        ],
        [.. suite.Cases.Select(RowOf)])
    { IsSortable = suite.Cases.Count > 1 };

    private static TableCell[] RowOf(CheckCase check)
    {
        CheckResult? result = check.Report?.Result;
        return
        [
            check.Name, TableCell.Rate(result?.LearningRate), TableCell.Rate(result?.Found.Answer.Suggestion?.LearningRate),
            TableCell.Rate(result?.Edge), TableCell.Percent(result?.Share), check.Code, check.Sentence,
        ];
    }

    private static OutlineSection Details(CheckCase check, CheckReport report, ReportHead head)
    {
        CheckResult result = report.Result;
        string trained = $"{Phrases.Model(result.Found.Model)}; {Phrases.Optimizer(result.Found.Options.Optimizer)}.";
        return new(check.Name, new Paragraph($"{report.Code}: {report.Sentence}. {trained}"),
            CurvePlot.Of(CurveReport.Of(result.Found, head), result.LearningRate),
            TrialTable.Of("Short trainings", result.Trials, report.NameOf))
        { IsDetail = check.Outcome == Outcome.Ok };
    }
}
