using LrFind.Charts;
using LrFind.Cli.OptionGroups;
using LrFind.Reports;
using LrFind.Reports.Csv;
using LrFind.Reports.Figures;
using LrFind.Reports.Json;

namespace LrFind.Cli.Output;

/// <summary>The tables and pictures of a sweep, in the folder of its results.</summary>
internal static class SweepOutputs
{
    private const string Table = "sweep.csv", Document = "sweep.json", Panels = "sweep.png", Overlay = "overlay";

    /// <summary>Sees to it that files can be written, before the work starts.</summary>
    /// <exception cref="UsageException">One cannot be.</exception>
    public static void TryOut(string folder, IReadOnlyList<string> files)
    {
        string[] paths = [.. files.Select(f => Path.Combine(folder, f))];
        foreach (string path in paths)
        {
            if (paths.Count(p => Path.GetFullPath(p) == Path.GetFullPath(path)) > 1)
                throw new UsageException($"two outputs are called '{path}'");
            using var file = OutputFile.Open(path);
        }
    }

    /// <summary>Writes the files, each whole or not at all.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="report">The sweep.</param>
    /// <param name="plot">What to draw: the panels, and beside each file of them the curves on top of each other.</param>
    /// <param name="reports">The reports to hand on.</param>
    /// <returns>The report with the names of the files.</returns>
    /// <exception cref="UsageException">One cannot be written.</exception>
    public static SweepReport Write(string folder, SweepReport report, PlotOptions plot, IReadOnlyList<string> reports)
    {
        var names = new List<string>();
        void WriteOne(string name, Action<OutputFile> write)
        {
            string path = Path.Combine(folder, name);
            using var file = OutputFile.Open(path);
            write(file);
            file.Commit();
            names.Add(path);
        }

        WriteOne(Table, file => file.WriteText(writer => CsvReport.Write(writer, report)));
        WriteOne(Document, file => file.Write(stream => JsonReport.Write(stream, report)));
        foreach (string file in plot.Files ?? [Panels])
            Draw(file);
        foreach (string name in reports)
            WriteOne(name, file => ReportFormat.Of(name)!(file, report with { Head = report.Head with { Files = names } }));
        return report with { Head = report.Head with { Files = names } };

        void Draw(string file)
        {
            PictureFormat format = PictureFormats.Of(file)!.Value;
            if (SweepPanels.Create(report, plot.Chart) is { } panels)
                WriteOne(file, f => f.Write(stream => panels.Picture.Write(stream, format, plot.SizeOr(panels.Size))));
            string overlay = Path.ChangeExtension(file, $"{Overlay}{Path.GetExtension(file)}");
            if (SweepCurves.Create(report, plot.Chart) is { } curves)
                WriteOne(overlay, f => f.Write(stream => curves.Write(stream, format, plot.SizeOr(PictureSize.Default))));
        }
    }
}
