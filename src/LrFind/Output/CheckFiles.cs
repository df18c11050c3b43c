using LrFind.Cli.Output.Files;
using LrFind.Reports;
using LrFind.Reports.Json;
using LrFind.Reports.JUnit;

namespace LrFind.Cli.Output;

/// <summary>The files of checks: opened before the work starts, written when it is done, put in place together.</summary>
internal sealed class CheckFiles : IDisposable
{
    private readonly OutputSet _set;
    private readonly List<(OutputFile File, Action<OutputFile, CheckSuite, DateTimeOffset> Fill)> _files = [];

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
        }
        catch
        {
            Dispose();
            throw;
        }
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

    /// <summary>Closes all files; those that were not put in place leave no trace.</summary>
    public void Dispose() => _set.Dispose();

    private void Open(string path, Action<OutputFile, CheckSuite, DateTimeOffset> fill) => _files.Add((_set.Open(path), fill));
}

/// <summary>The files that checks are asked to write.</summary>
/// <param name="JUnit">That for JUnit's XML; <see langword="null"/> for none.</param>
/// <param name="Json">That for the JSON document; <see langword="null"/> for none.</param>
/// <param name="Reports">The reports to hand on.</param>
internal sealed record CheckOutputs(string? JUnit, string? Json, IReadOnlyList<string> Reports);
