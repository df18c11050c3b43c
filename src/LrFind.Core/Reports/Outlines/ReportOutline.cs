using LrFind.Foundation;

namespace LrFind.Reports.Outlines;

/// <summary>Reports as documents.</summary>
internal static class ReportOutline
{
    /// <summary>The document of a report.</summary>
    public static Outline Of(IReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report switch
        {
            RunReport run => OfRun(run),
            SuggestReport suggest => OfSuggest(suggest),
            VerificationReport verification => OfVerification(verification),
            TuneReport tune => OfTune(tune),
            CheckSuite suite => CheckOutline.Of(suite),
            SweepReport sweep => SweepOutline.Of(sweep),
            _ => throw new ArgumentException($"there is no document of a {report.GetType().Name}", nameof(report)),
        };
    }

    /// <summary>Warnings in the names of the program's own settings.</summary>
    internal static IReadOnlyList<Warning> Named(IReadOnlyList<Warning> warnings, Tool tool) =>
        [.. warnings.Select(w => new Warning(tool.NameSettings(w.Message), tool.NameSettings(w.Remedy)))];

    private static Outline OfRun(RunReport report) => new(
        $"Learning rate for {report.Result.Dataset.Name}",
        Headlines.OfRun(report),
        Named(report.Warnings, report.Head.Tool),
        [
            CurveSections.Curve(report.Curves),
            .. RateSections.Rates(report.Result.Answer),
            .. report.Verification is { } tried ? [VerificationSections.Trials(tried)] : Array.Empty<OutlineSection>(),
            .. report.Tuning is { } tuning ? TuneSections.Search(tuning) : [],
            CurveSections.Rules(report.Result.Answer),
            CurveSections.Repeats(report.Result.Answer, report.Result.Options.RangeTest.SeedOf),
            .. PasteSections.Of(report),
            ExperimentSections.Trained(report.Result),
            ExperimentSections.Reproduce(report.Result, report.Head),
        ]);

    private static Outline OfSuggest(SuggestReport report) => new(
        $"Learning rate for {report.Curves.Name}",
        Headlines.OfCurves(report.Curves),
        Named(report.Warnings, report.Head.Tool),
        [
            CurveSections.Curve(report.Curves),
            .. RateSections.Rates(report.Result),
            CurveSections.Rules(report.Result),
            CurveSections.Repeats(report.Result, seedOf: null),
            ExperimentSections.Recorded(report),
            ExperimentSections.Reproduce(report),
        ]);

    private static Outline OfVerification(VerificationReport report) => new(
        $"Learning rate for {report.Result.Found.Dataset.Name}, tried out",
        Headlines.OfVerification(report),
        Named(report.Warnings, report.Head.Tool),
        [
            VerificationSections.Trials(report),
            CurveSections.Curve(CurveReport.Of(report.Result.Found, report.Head)),
            .. RateSections.Rates(report.Result.Found.Answer),
            .. PasteSections.Of(report),
            ExperimentSections.Trained(report.Result.Found),
            ExperimentSections.Reproduce(report.Result.Found, report.Head),
        ]);

    private static Outline OfTune(TuneReport report) => new(
        $"Learning rate for {report.Result.Found.Dataset.Name}, measured",
        Headlines.OfTune(report),
        Named(report.Warnings, report.Head.Tool),
        [
            .. TuneSections.Search(report),
            CurveSections.Curve(CurveReport.Of(report.Result.Found, report.Head)),
            .. RateSections.Rates(report.Result.Found.Answer),
            ExperimentSections.Trained(report.Result.Found),
            ExperimentSections.Reproduce(report.Result.Found, report.Head),
        ]);
}
