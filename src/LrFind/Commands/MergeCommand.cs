using System.CommandLine;
using LrFind.Cli.OptionGroups;
using LrFind.Cli.Output;
using LrFind.Experiments.Sweeps;
using LrFind.Experiments.Sweeps.Storage;
using LrFind.Reports;
using LrFind.Reports.Text;

namespace LrFind.Cli.Commands;

/// <summary><c>lrfind merge</c>: joins the shares of a sweep.</summary>
internal sealed class MergeCommand
{
    private readonly Argument<string> _folder = new("DIR") { Description = "The folder that the shares were written to" };
    private readonly PlotOptionGroup _plot = new("sweep.png", "as many panels need");
    private readonly Option<string[]> _report = ReportOption.Create();
    private readonly Terminal _terminal;

    private MergeCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>The command, ready to be added to the tree.</summary>
    public static Command Create(Terminal terminal)
    {
        var merge = new MergeCommand(terminal);
        var command = new Command("merge", "Join the shares of a sweep into one table, and say what is missing.")
        {
            merge._folder,
        };
        merge._plot.AddTo(command);
        command.Add(merge._report);
        command.SetAction(parsed => merge.Invoke(parsed));
        return command;
    }

    private int Invoke(ParseResult parsed)
    {
        var values = new CommandLineValues(parsed);
        PlotOptions plot = _plot.Bind(values, _terminal);
        string[] reports = _report.Files(values);
        var folder = new SweepFolder(parsed.GetRequiredValue(_folder));
        SweepDescription description = folder.Describe(VersionAction.Tool.ToString());
        folder.Clean();
        IReadOnlyList<SweepCell> cells = description.Grid.Cells();
        var outputs = new SweepOutputs(folder.Path, folder.Files(), plot, reports);
        outputs.TryOut();
        var head = new ReportHead(VersionAction.Tool, []) { CommandLine = _terminal.CommandLine };
        var report = new SweepReport(description, cells, folder.Outcomes(cells.Count), head);
        report = outputs.Write(report);
        TextReport.Write(_terminal.Output, report);
        if (report.Missing.Count == 0)
            return ExitCode.Ok;
        string shares = string.Join(", ", MissingShares.Find(description, report.Outcomes, folder.Shares()));
        _terminal.Warn($"{report.Missing.Count} of {cells.Count} cells are missing{(shares.Length == 0 ? "" : $", of shares {shares}")}",
            "run these again by 'lrfind sweep --resume'");
        return ExitCode.Incomplete;
    }
}
