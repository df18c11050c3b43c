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
/// <param name="options">What is asked for.</param>
internal sealed class SweepOutputs(string folder, IReadOnlyList<string> inputs, SweepOutputOptions options)
{
    private const string Table = "sweep.csv", Document = "sweep.json", Panels = "sweep.png", Overlay = "overlay";

    /// <summary>The files that are written though nobody named them.</summary>
    public IReadOnlyList<string> OwnNames =>
        [Table, Document, .. options.Plot.Files is null ? [Panels, OverlayOf(Panels)] : Array.Empty<string>()];

    /// <summary>Sees to it that all files can be written, before the work starts; leaves nothing behind.</summary>
    /// <exception cref="UsageException">One cannot be.</exception>
    public void TryOut()
    {
        using var set = new OutputSet(inputs, folder);
        foreach (string file in (string[])[Table, Document, .. Drawn, .. options.Reports, .. Json])
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
        foreach (string file in Json)
            set.Open(file).Write(stream => JsonReport.Write(stream, report));
        foreach (string file in Pictures)
            Draw(set, file, report);
        OutputFile[] pages = [.. options.Reports.Select(set.Open)];
        report = report with { Head = report.Head with { Files = set.Paths } };
        foreach (OutputFile page in pages)
            ReportFormat.Of(page.Path)!(page, report);
        set.Commit();
        return report;
    }

    /// <summary>Copies the document that was written to a text; a large grid's is too long to be one.</summary>
    public void CopyDocument(TextWriter output)
    {
        using var reader = new StreamReader(Path.Combine(folder, Document));
        char[] part = new char[1 << 16];
        for (int read; (read = reader.Read(part)) > 0;)
            output.Write(part.AsSpan(0, read));
    }

    // Besides the folder's own.
    private string[] Json => options.Result.JsonFile is { } json ? [json] : [];

    private IEnumerable<string> Drawn => Pictures.SelectMany(p => new[] { p, OverlayOf(p) });

    private IReadOnlyList<string> Pictures => options.Plot.Files ?? [Panels];

    private void Draw(OutputSet set, string file, SweepReport report)
    {
        PictureFormat format = PictureFormats.Of(file)!.Value;
        if (SweepPanels.Create(report, options.Plot.Chart) is { } panels)
            set.Open(file).Write(stream => panels.Picture.Write(stream, format, options.Plot.SizeOr(panels.Size)));
        if (SweepCurves.Create(report, options.Plot.Chart) is { } curves)
            set.Open(OverlayOf(file)).Write(stream => curves.Write(stream, format, options.Plot.SizeOr(PictureSize.Default)));
    }

    private static string OverlayOf(string file) => Path.ChangeExtension(file, $"{Overlay}{Path.GetExtension(file)}");
}
