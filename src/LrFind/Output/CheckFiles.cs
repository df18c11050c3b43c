using LrFind.Charts;
using LrFind.Cli.OptionGroups;
using LrFind.Cli.Output.Files;
using LrFind.Reports;
using LrFind.Reports.Figures;
using LrFind.Reports.Json;
using LrFind.Reports.JUnit;

namespace LrFind.Cli.Output;

/// <summary>The files of checks: opened before the work starts, written when it is done, put in place together.</summary>
internal sealed class CheckFiles : IDisposable
{
    private readonly OutputSet _set;
    private readonly List<(OutputFile File, Action<OutputFile, CheckSuite, DateTimeOffset> Fill)> _files = [];
    private (Picture Picture, PictureSize Size)? _drawn;

    /// <summary>Opens the files.</summary>
    /// <param name="wanted">Which.</param>
    /// <param name="summary">The file that GitHub's summary is added to; <see langword="null"/> for none.</param>
    /// <param name="inputs">What is read, and none may overwrite.</param>
    /// <exception cref="UsageException">One cannot be written.</exception>
    public CheckFiles(CheckOutputs wanted, string? summary, IEnumerable<string> inputs)
    {
        _set = new OutputSet(inputs);
        try
        {
            if (summary is not null)
                _set.Take(summary);
            if (wanted.JUnit is { } junit)
                Open(junit, (file, suite, started) => file.Write(stream => JUnitReport.Write(stream, suite, started)));
            if (wanted.Json is { } json)
                Open(json, (file, suite, _) => file.WriteText(writer => JsonReport.Write(writer, suite)));
            foreach (string report in wanted.Reports)
                Open(report, (file, suite, _) => ReportFormat.Of(report)!(file, suite));
            foreach (string plot in wanted.Plot.Files ?? [])
                Open(plot, (file, suite, _) => Draw(file, suite, wanted.Plot));
        }
        catch
        {
            Dispose();
            throw;
        }

        if (wanted.Plot.Files is { Count: > 0 })
            Chart.Prepare();
    }

    /// <summary>Writes all files and puts them in place.</summary>
    /// <param name="started">When the checks began.</param>
    /// <exception cref="UsageException">One cannot be written; then none is put in place.</exception>
    public void Write(CheckSuite suite, DateTimeOffset started)
    {
        foreach ((OutputFile file, Action<OutputFile, CheckSuite, DateTimeOffset> fill) in _files)
            fill(file, suite, started);
        _set.Commit();
    }

    /// <summary>The letters of the plot that no font here can draw; none where nothing was drawn.</summary>
    public string NotDrawn => _drawn?.Picture.NotDrawn() ?? "";

    /// <summary>Closes all files; those that were not put in place leave no trace.</summary>
    public void Dispose() => _set.Dispose();

    // Once for all formats of pictures.
    private void Draw(OutputFile file, CheckSuite suite, PlotOptions options)
    {
        (Picture picture, PictureSize size) = _drawn ??= CheckChart.Create(suite, options.Chart);
        file.Write(stream => picture.Write(stream, PictureFormats.Of(file.Path)!.Value, options.SizeOr(size)));
    }

    private void Open(string path, Action<OutputFile, CheckSuite, DateTimeOffset> fill) => _files.Add((_set.Open(path), fill));
}

/// <summary>The files that checks are asked to write.</summary>
/// <param name="JUnit">That for JUnit's XML; <see langword="null"/> for none.</param>
/// <param name="Json">That for the JSON document; <see langword="null"/> for none.</param>
/// <param name="Reports">The reports to hand on.</param>
/// <param name="Plot">What to draw.</param>
internal sealed record CheckOutputs(string? JUnit, string? Json, IReadOnlyList<string> Reports, PlotOptions Plot);
