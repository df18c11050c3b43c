using System.CommandLine;
using LrFind.Cli.Help;
using LrFind.Cli.Output;
using LrFind.Experiments.Sweeps;
using LrFind.Reports;

namespace LrFind.Cli.OptionGroups;

/// <summary>What to write and to print of a sweep, of all of it.</summary>
internal sealed class SweepOutputOptionGroup
{
    private readonly ResultOptionGroup _result = new("Print the rate of the best cell and nothing else");
    private readonly PlotOptionGroup _plot = new("sweep.png", "as many panels need");
    private readonly ValueOption<SweepOrder> _sort = SortOption.Create();
    private readonly Option<string[]> _report = ReportOption.Create();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(DocumentedCommand command)
    {
        _result.AddTo(command);
        command.Section(HelpTopic.Output).AddCommon(_report).AddCommon(_sort);
        _plot.AddTo(command);
    }

    /// <summary>The options as a record.</summary>
    /// <param name="values">What is given.</param>
    /// <param name="terminal">Where to warn of a picture that cannot be drawn here, and that nobody asked for by name.</param>
    /// <exception cref="UsageException">Two of them want the same thing, or the plot cannot be drawn so.</exception>
    public SweepOutputOptions Bind(OptionValues values, Terminal terminal) =>
        new(_plot.Bind(values, terminal), _report.Files(values), values.Get(_sort), _result.Bind(values));

    /// <summary>Sees to it that nothing is asked of a share that only the sweep can tell.</summary>
    /// <exception cref="UsageException">Something is.</exception>
    public void RequireWhole(OptionValues values, SweepShard share)
    {
        if (share.Count == 1)
            return;
        string? early = values.All(_report).Length > 0 ? _report.Name
            : values.IsGiven(_sort) ? _sort.Name
            : _result.Bind(values).Json is not null ? ResultOptionGroup.Json : null;
        if (early is not null)
            throw new UsageException($"{early} is given, and this is share {share} of the sweep; give it to 'lrfind merge', which joins the shares", early);
    }
}

/// <summary>What to write and to print of a sweep.</summary>
/// <param name="Plot">What to draw: the panels, and beside each file of them the curves on top of each other.</param>
/// <param name="Reports">The reports to hand on.</param>
/// <param name="Order">The order of the table.</param>
/// <param name="Result">How the result is given.</param>
internal sealed record SweepOutputOptions(PlotOptions Plot, IReadOnlyList<string> Reports, SweepOrder Order, ResultOptions Result);
