using System.CommandLine;
using LrFind.Cli.Help;
using LrFind.Cli.OptionGroups;
using LrFind.Cli.Output;
using LrFind.Experiments.Sweeps;
using LrFind.Experiments.Sweeps.Storage;
using LrFind.Reports;

namespace LrFind.Cli.Commands;

/// <summary><c>lrfind merge</c>: joins the shares of a sweep.</summary>
internal sealed class MergeCommand
{
    private readonly Argument<string> _folder = new("DIR") { Description = "The folder that the shares were written to" };
    private readonly SweepOutputOptionGroup _output = new();
    private readonly Terminal _terminal;

    private MergeCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>The command, ready to be added to the tree.</summary>
    public static Command Create(Terminal terminal)
    {
        var merge = new MergeCommand(terminal);
        var command = new DocumentedCommand("merge", "Join the shares of a sweep into one table, and say what is missing.")
        {
            Examples = [("lrfind merge sweep", "the table, the pictures, and the shares to run again")],
            ExitCodes =
            [
                (ExitCode.Ok, "all cells are there"),
                (ExitCode.Incomplete, "cells are missing, or none has a suggestion"),
            ],
            Pages = ["docs/cluster.md"],
        };
        command.Add(merge._folder);
        merge._output.AddTo(command);
        command.SetAction(parsed => merge.Invoke(parsed));
        return command;
    }

    private int Invoke(ParseResult parsed)
    {
        var values = new CommandLineValues(parsed);
        SweepOutputOptions options = _output.Bind(values, _terminal);
        var folder = new SweepFolder(parsed.GetRequiredValue(_folder));
        SweepDescription description = folder.Describe(VersionAction.Tool.ToString());
        folder.Clean();
        IReadOnlyList<SweepCell> cells = description.Grid.Cells();
        var outputs = new SweepOutputs(folder.Path, folder.Files(), options);
        outputs.TryOut();
        var head = new ReportHead(VersionAction.Tool, []) { CommandLine = _terminal.CommandLine };
        var report = new SweepReport(description, cells, folder.Outcomes(cells.Count), head) { Order = options.Order };
        report = outputs.Write(report);
        SweepAnswer.Print(_terminal, report, outputs, options.Result);
        if (report.Missing.Count == 0)
            return ExitCode.Ok;
        string shares = string.Join(", ", MissingShares.Find(description, report.Outcomes, folder.Shares()));
        _terminal.Warn($"{report.Missing.Count} of {cells.Count} cells are missing{(shares.Length == 0 ? "" : $", of shares {shares}")}",
            "run these again by 'lrfind sweep --resume'");
        return ExitCode.Incomplete;
    }
}
