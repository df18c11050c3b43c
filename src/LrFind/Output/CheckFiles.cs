using LrFind.Reports;
using LrFind.Reports.JUnit;

namespace LrFind.Cli.Output;

/// <summary>The files of checks: opened before the work starts, written when it is done, put in place together.</summary>
internal sealed class CheckFiles : IDisposable
{
    private readonly List<(OutputFile File, Action<OutputFile, CheckSuite, DateTimeOffset> Fill)> _files = [];

    /// <summary>Opens the files.</summary>
    /// <param name="junit">The file for JUnit's XML; <see langword="null"/> for none.</param>
    /// <param name="reports">The reports to hand on.</param>
    /// <param name="inputs">What is read, and none may overwrite.</param>
    /// <exception cref="UsageException">One cannot be written.</exception>
    public CheckFiles(string? junit, IReadOnlyList<string> reports, IEnumerable<string> inputs)
    {
        HashSet<string> taken = [.. inputs.Select(Path.GetFullPath)];
        try
        {
            if (junit is not null)
                Open(taken, junit, (file, suite, started) => file.Write(stream => JUnitReport.Write(stream, suite, started)));
            foreach (string report in reports)
                Open(taken, report, (file, suite, _) => ReportFormat.Of(report)!(file, suite));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Writes all files and puts them in place.</summary>
    /// <param name="started">When the checks began.</param>
    /// <exception cref="UsageException">One cannot be written; when it cannot even be filled, none is put in place.</exception>
    public void Write(CheckSuite suite, DateTimeOffset started)
    {
        foreach ((OutputFile file, Action<OutputFile, CheckSuite, DateTimeOffset> fill) in _files)
            fill(file, suite, started);
        foreach ((OutputFile file, _) in _files)
            file.Commit();
    }

    /// <summary>Closes all files; those that were not put in place leave no trace.</summary>
    public void Dispose()
    {
        foreach ((OutputFile file, _) in _files)
            file.Dispose();
    }

    private void Open(HashSet<string> taken, string path, Action<OutputFile, CheckSuite, DateTimeOffset> fill)
    {
        if (_files.Exists(f => Path.GetFullPath(f.File.Path) == Path.GetFullPath(path)))
            throw new UsageException($"two outputs are called '{path}'");
        if (taken.Contains(Path.GetFullPath(path)))
            throw new UsageException($"writing '{path}' would overwrite what is read");
        _files.Add((OutputFile.Open(path), fill));
    }
}
