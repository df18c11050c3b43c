using LrFind.Charts.Raster;
using LrFind.Charts.Scenes;
using LrFind.Reports;
using LrFind.Reports.Csv;
using LrFind.Reports.Figures;
using LrFind.Reports.Json;

namespace LrFind.Cli.Output;

/// <summary>The tables and pictures of a sweep, in the folder of its results.</summary>
internal static class SweepOutputs
{
    private const string Table = "sweep.csv", Document = "sweep.json", Panels = "sweep", Overlay = "sweep.overlay";

    /// <summary>Sees to it that reports can be written, before the work starts.</summary>
    /// <exception cref="UsageException">One cannot be.</exception>
    public static void TryOut(string folder, IReadOnlyList<string> reports)
    {
        string[] paths = [.. reports.Select(r => Path.Combine(folder, r))];
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
    /// <param name="plots">Whether to draw.</param>
    /// <param name="reports">The reports to hand on.</param>
    /// <returns>The report with the names of the files.</returns>
    /// <exception cref="UsageException">One cannot be written.</exception>
    public static SweepReport Write(string folder, SweepReport report, bool plots, IReadOnlyList<string> reports)
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
        if (plots)
        {
            Draw(Panels, SweepFigures.Panels(report));
            Draw(Overlay, SweepFigures.Overlay(report));
        }

        foreach (string name in reports)
            WriteOne(name, file => ReportFormat.Of(name)!(file, report with { Head = report.Head with { Files = names } }));
        return report with { Head = report.Head with { Files = names } };

        void Draw(string name, Scene? scene)
        {
            if (scene is null)
                return;
            WriteOne($"{name}.png", file => file.Write(stream => PngEncoder.Write(stream, SceneRasterizer.Render(scene, 1))));
            WriteOne($"{name}.svg", file => file.WriteText(writer => writer.Write(SvgWriter.Write(scene))));
        }
    }
}
