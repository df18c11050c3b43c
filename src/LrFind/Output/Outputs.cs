using LrFind.Charts;
using LrFind.Cli.OptionGroups;
using LrFind.Cli.Output.Files;
using LrFind.Reports;
using LrFind.Reports.Csv;
using LrFind.Reports.Figures;
using LrFind.Reports.Json;

namespace LrFind.Cli.Output;

/// <summary>All files of a command: opened before the work starts, written when it is done, put in place together.</summary>
internal sealed class Outputs : IDisposable
{
    private readonly OutputSet _set;
    private readonly List<(OutputFile File, Action<OutputFile, IReport> Fill)> _files = [];
    private Picture? _drawn;

    /// <summary>Opens the files.</summary>
    /// <param name="options">Which, and where.</param>
    /// <param name="name">The name of the plot where none is given.</param>
    /// <param name="inputs">What is read, and none may overwrite.</param>
    /// <exception cref="UsageException">One cannot be written.</exception>
    public Outputs(OutputOptions options, string name, IEnumerable<string> inputs)
    {
        Options = options;
        _set = new OutputSet(inputs, options.Folder);
        try
        {
            foreach (string plot in options.Plot.Files ?? [name])
                Open(plot, WritePlot);
            if (options.Curve is { } curve)
                Open(curve, WriteCsv);
            if (options.Result.JsonFile is { } json)
                Open(json, WriteJson);
            foreach (string file in options.Reports)
                Open(file, ReportFormat.Of(file)!);
        }
        catch
        {
            Dispose();
            throw;
        }

        if (options.Plot.Files is not { Count: 0 })
            Chart.Prepare();
    }

    /// <summary>What to write, and where.</summary>
    public OutputOptions Options { get; }

    /// <summary>The head of a report that is written to these files.</summary>
    /// <param name="terminal">Where the command was given.</param>
    /// <param name="allRules">Whether to show what every rule says. Default: no.</param>
    public ReportHead Head(Terminal terminal, bool allRules = false) =>
        new(VersionAction.Tool, _set.Paths) { AllRules = allRules, CommandLine = terminal.CommandLine };

    /// <summary>Writes all files and puts them in place.</summary>
    /// <exception cref="UsageException">One cannot be written; then none is put in place.</exception>
    public void Write(IReport report)
    {
        foreach ((OutputFile file, Action<OutputFile, IReport> fill) in _files)
            fill(file, report);
        _set.Commit();
    }

    /// <summary>The letters of the plot that no font here can draw; none where nothing was drawn.</summary>
    public string NotDrawn => _drawn?.NotDrawn() ?? "";

    /// <summary>Closes all files; those that were not put in place leave no trace.</summary>
    public void Dispose() => _set.Dispose();

    private void Open(string name, Action<OutputFile, IReport> fill) => _files.Add((_set.Open(name), fill));

    private void WritePlot(OutputFile file, IReport report) => file.Write(stream =>
        Drawn(report).Write(stream, PictureFormats.Of(file.Path)!.Value, SizeOf(report)));

    private PictureSize SizeOf(IReport report) =>
        Options.Plot.SizeOr(Options.Plot.Size is null ? ReportPicture.SizeOf(report) : PictureSize.Default);

    private static void WriteCsv(OutputFile file, IReport report) => file.WriteText(writer => CsvReport.Write(writer, report));

    private static void WriteJson(OutputFile file, IReport report) => file.WriteText(writer => JsonReport.Write(writer, report));

    // Once for all formats of pictures.
    private Picture Drawn(IReport report) => _drawn ??= ReportPicture.Create(report, Options.Plot.Chart);
}
