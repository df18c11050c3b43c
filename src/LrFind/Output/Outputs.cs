using LrFind.Charts;
using LrFind.Cli.OptionGroups;
using LrFind.Reports;
using LrFind.Reports.Csv;
using LrFind.Reports.Figures;
using LrFind.Reports.Json;

namespace LrFind.Cli.Output;

/// <summary>All files of a command: opened before the work starts, written when it is done, put in place together.</summary>
internal sealed class Outputs : IDisposable
{
    private readonly OutputFolder _folder;
    private readonly List<(OutputFile File, Action<OutputFile, IReport> Fill)> _files = [];
    private Picture? _drawn;

    /// <summary>Opens the files.</summary>
    /// <param name="options">Which, and where.</param>
    /// <param name="name">The name of the plot, without its ending.</param>
    /// <param name="input">What is read, and none may overwrite.</param>
    /// <param name="kind">What stands between its name and its ending.</param>
    /// <exception cref="UsageException">One cannot be written.</exception>
    public Outputs(OutputOptions options, string name, string input, string kind = "lr")
    {
        Options = options;
        if (options.Plot.Files is not { Count: 0 })
            Chart.Prepare();
        _folder = OutputFolder.Open(options.Folder);
        try
        {
            foreach (string plot in options.Plot.Files ?? [$"{name}.{kind}.png"])
                OpenIf(true, plot, WritePlot);
            OpenIf(options.Curve is not null, options.Curve!, WriteCsv);
            OpenIf(options.Json is not (null or OutputOptionGroup.StandardOutput), options.Json!, WriteJson);
            foreach (string file in options.Reports)
                OpenIf(true, file, ReportFormat.Of(file)!);
        }
        catch
        {
            Dispose();
            throw;
        }

        void OpenIf(bool wanted, string file, Action<OutputFile, IReport> fill)
        {
            if (!wanted)
                return;
            string path = _folder.PathOf(file);
            if (Path.GetFullPath(path) == Path.GetFullPath(input))
                throw new UsageException($"writing '{path}' would overwrite the data");
            if (_files.Exists(f => Path.GetFullPath(f.File.Path) == Path.GetFullPath(path)))
                throw new UsageException($"two outputs are called '{path}'");
            _files.Add((OutputFile.Open(path), fill));
        }
    }

    /// <summary>What to write, and where.</summary>
    public OutputOptions Options { get; }

    /// <summary>The head of a report that is written to these files.</summary>
    /// <param name="terminal">Where the command was given.</param>
    /// <param name="allRules">Whether to show what every rule says. Default: no.</param>
    public ReportHead Head(Terminal terminal, bool allRules = false) =>
        new(VersionAction.Tool, [.. _files.Select(f => f.File.Path)]) { AllRules = allRules, CommandLine = terminal.CommandLine };

    /// <summary>Writes all files and puts them in place.</summary>
    /// <exception cref="UsageException">One cannot be written; when it cannot even be filled, none is put in place.</exception>
    public void Write(IReport report)
    {
        foreach ((OutputFile file, Action<OutputFile, IReport> fill) in _files)
            fill(file, report);
        foreach ((OutputFile file, _) in _files)
            file.Commit();
        _folder.Keep();
    }

    /// <summary>The letters of the plot that no font here can draw; none where nothing was drawn.</summary>
    public string NotDrawn => _drawn?.NotDrawn() ?? "";

    /// <summary>Closes all files; those that were not put in place leave no trace.</summary>
    public void Dispose()
    {
        foreach ((OutputFile file, _) in _files)
            file.Dispose();
        _folder.Dispose();
    }

    private void WritePlot(OutputFile file, IReport report) => file.Write(stream =>
        Drawn(report).Write(stream, PictureFormats.Of(file.Path)!.Value, SizeOf(report)));

    private PictureSize SizeOf(IReport report) =>
        Options.Plot.SizeOr(Options.Plot.Size is null ? ReportPicture.SizeOf(report) : PictureSize.Default);

    private static void WriteCsv(OutputFile file, IReport report) => file.WriteText(writer => CsvReport.Write(writer, report));

    private static void WriteJson(OutputFile file, IReport report) => file.WriteText(writer => JsonReport.Write(writer, report));

    // Once for all formats of pictures.
    private Picture Drawn(IReport report) => _drawn ??= ReportPicture.Create(report, Options.Plot.Chart);
}
