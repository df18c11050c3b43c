using LrFind.Charts;
using LrFind.Cli.OptionGroups;
using LrFind.Cli.Output.Files;
using LrFind.Reports;
using LrFind.Reports.Csv;
using LrFind.Reports.Figures;
using LrFind.Reports.Json;

namespace LrFind.Cli.Output;

/// <summary>The tables and pictures of a sweep, in the folder of its results.</summary>
/// <param name="folder">The folder.</param>
/// <param name="inputs">What is read, and none may overwrite.</param>
/// <param name="plot">What to draw: the panels, and beside each file of them the curves on top of each other.</param>
/// <param name="reports">The reports to hand on.</param>
internal sealed class SweepOutputs(string folder, IReadOnlyList<string> inputs, PlotOptions plot, IReadOnlyList<string> reports)
{
    private const string Table = "sweep.csv", Document = "sweep.json", Panels = "sweep.png", Overlay = "overlay";

    /// <summary>The files that are written though nobody named them.</summary>
    public IReadOnlyList<string> OwnNames => [Table, Document, .. plot.Files is null ? [Panels, OverlayOf(Panels)] : Array.Empty<string>()];

    /// <summary>Sees to it that all files can be written, before the work starts; leaves nothing behind.</summary>
    /// <exception cref="UsageException">One cannot be.</exception>
    public void TryOut()
    {
        using var set = new OutputSet(inputs, folder);
        foreach (string file in (string[])[Table, Document, .. Pictures.SelectMany(p => new[] { p, OverlayOf(p) }), .. reports])
            set.Open(file);
    }

    /// <summary>Writes the files, all or none.</summary>
    /// <param name="report">The sweep.</param>
    /// <returns>The report with the names of the files.</returns>
    /// <exception cref="UsageException">One cannot be written.</exception>
    public SweepReport Write(SweepReport report)
    {
        using var set = new OutputSet(inputs, folder);
        set.Open(Table).WriteText(writer => CsvReport.Write(writer, report));
        set.Open(Document).Write(stream => JsonReport.Write(stream, report));
        foreach (string file in Pictures)
            Draw(set, file, report);
        OutputFile[] pages = [.. reports.Select(set.Open)];
        report = report with { Head = report.Head with { Files = set.Paths } };
        foreach (OutputFile page in pages)
            ReportFormat.Of(page.Path)!(page, report);
        set.Commit();
        return report;
    }

    private IReadOnlyList<string> Pictures => plot.Files ?? [Panels];

    private void Draw(OutputSet set, string file, SweepReport report)
    {
        PictureFormat format = PictureFormats.Of(file)!.Value;
        if (SweepPanels.Create(report, plot.Chart) is { } panels)
            set.Open(file).Write(stream => panels.Picture.Write(stream, format, plot.SizeOr(panels.Size)));
        if (SweepCurves.Create(report, plot.Chart) is { } curves)
            set.Open(OverlayOf(file)).Write(stream => curves.Write(stream, format, plot.SizeOr(PictureSize.Default)));
    }

    private static string OverlayOf(string file) => Path.ChangeExtension(file, $"{Overlay}{Path.GetExtension(file)}");
}
