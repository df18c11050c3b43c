using System.Globalization;
using LrFind.Experiments.Sweeps;
using LrFind.Foundation;

namespace LrFind.Reports.Outlines;

/// <summary>A sweep as a document.</summary>
internal static class SweepOutline
{
    // The table of the sweep has all.
    private const int MostRows = 2_000;

    /// <summary>The table of cells, their curves, and how the rate moves with settings.</summary>
    public static Outline Of(SweepReport report)
    {
        var settings = new SweepSettings(report);
        return new(
            $"Sweep of {NumberText.Plural(report.Cells.Count, "range test")}",
            Headline(report, settings),
            [],
            [
                new OutlineSection("Cells", [Table(report, settings), .. Rest(report)]),
                .. SweepPlots.Of(report, settings),
                .. Trends(report),
                Reproduce(report),
            ]);
    }

    private static Headline Headline(SweepReport report, SweepSettings settings)
    {
        string[] shared = settings.Shared.Length > 0 ? [$"all cells: {settings.Shared}"] : [];
        string[] missing = report.Missing.Count > 0 ? [$"{NumberText.Plural(report.Missing.Count, "cell")} missing"] : [];
        double[] rates = [.. report.Outcomes.Select(o => o?.LearningRate).OfType<double>()];
        string verdict = rates.Length == 0 ? "no cell has a suggestion" : $"suggestions from {NumberText.Rate(rates.Min())} to {NumberText.Rate(rates.Max())}";
        return new("Range tests with a suggestion", $"{NumberText.Count(report.Suggestions)} of {NumberText.Count(report.Cells.Count)}",
            null, verdict, [report.Description.Data, .. shared, .. missing], report.Outcome);
    }

    private static TableBlock Table(SweepReport report, SweepSettings settings)
    {
        TableColumn[] varying = settings.Varying.Count > 0 ? [.. settings.Varying.Select(ColumnOf)] : [new("cell")];
        TableColumn[] results =
        [
            new("rate", IsNumber: true), new("onset", IsNumber: true), new("edge", IsNumber: true), new("spread (decades)", IsNumber: true),
            new("lowest loss", IsNumber: true), new("verdict"),
        ];
        string loss = report.Description.Loss is { } name ? $"; the loss is the smoothed {name}" : "";
        return new($"Cells of the sweep{loss}", [.. varying, .. results],
            [.. report.Rows.Take(MostRows).Select(c => RowOf(c, report, settings))])
        { IsSortable = true };
    }

    private static TableColumn ColumnOf(SweepSetting setting) =>
        new(setting.Word.Length > 0 ? setting.Word : setting.Header, IsNumber: !setting.IsName);

    private static Block[] Rest(SweepReport report)
    {
        int rest = report.Cells.Count - report.Missing.Count - MostRows;
        return rest > 0 ? [new Paragraph($"… and {NumberText.Plural(rest, "cell")} more, which sweep.csv lists.")] : [];
    }

    private static TableCell[] RowOf(SweepCell cell, SweepReport report, SweepSettings settings)
    {
        SweepOutcome outcome = report.Outcomes[cell.Index]!;
        bool isBest = report.IsBest(cell);
        TableCell[] varying = settings.Varying.Count > 0 ? [.. settings.Varying.Select(s => Setting(s, cell))] : [cell.Model];
        TableCell spread = outcome.Spread is { } decades ? new(decades.ToString("0.00", CultureInfo.InvariantCulture), decades) : new("–");
        return
        [
            .. varying, TableCell.Rate(outcome.LearningRate), TableCell.Rate(outcome.Onset), TableCell.Rate(outcome.Edge), spread,
            TableCell.Loss(outcome.MinimumLoss) with { IsStrong = isBest }, isBest ? $"{outcome.Verdict}, best" : outcome.Verdict,
        ];
    }

    private static TableCell Setting(SweepSetting setting, SweepCell cell)
    {
        string text = setting.TextOf(cell);
        bool isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && !setting.IsName;
        return new(text == SweepSetting.None ? "–" : text, isNumber ? value : null);
    }

    private static OutlineSection[] Trends(SweepReport report)
    {
        string held = report.Description.IsForEpochs ? "epochs" : "steps";
        TableBlock[] tables =
        [
            .. Trend($"The rate goes with the batch size to the power of ({held} held fixed)", SweepTrend.WithBatchSize(report)),
            .. Trend("The rate goes with 1 - momentum to the power of", SweepTrend.WithMomentum(report)),
        ];
        return tables.Length > 0 ? [new OutlineSection("Trends", tables)] : [];
    }

    private static TableBlock[] Trend(string caption, IReadOnlyList<SweepTrend> trends) => trends.Count == 0 ? [] :
    [
        new(caption, [new("model"), new("optimizer"), new("power", IsNumber: true), new("±", IsNumber: true), new("points", IsNumber: true)],
            [.. trends.Select(RowOf)]),
    ];

    private static TableCell[] RowOf(SweepTrend trend) =>
    [
        trend.Model, trend.Optimizer, Hundredths(trend.Fit.Exponent), Hundredths(trend.Fit.StandardError),
        TableCell.Count(trend.Fit.Points),
    ];

    private static TableCell Hundredths(double? value) => new(value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–", value);

    private static OutlineSection Reproduce(SweepReport report) => new("Reproduce",
    [
        .. ExperimentSections.Command(report.Head),
        new FactList([new("program", report.Description.Tool), .. report.Description.Settings.Select(s => new Fact(s.Key, s.Value.ToLowerInvariant()))]),
    ])
    { IsDetail = true };
}
