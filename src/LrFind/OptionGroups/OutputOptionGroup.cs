using System.CommandLine;
using LrFind.Cli.Help;
using LrFind.Cli.Output;

namespace LrFind.Cli.OptionGroups;

/// <summary>What to write, and where.</summary>
internal sealed class OutputOptionGroup
{
    private readonly ValueOption<string?> _output = FolderOption.Create("The folder to write to, as in results [default: the current one]",
        ("--json", [".json"]), ("--curve", [".csv"]), ("--report", ReportOption.Endings));

    private readonly PlotOptionGroup _plot = new("NAME.lr.png", "1200x800");
    private readonly ValueOption<string?> _curve =
        OptionFactory.OutputFile("--curve", "FILE.csv", "Write the recorded losses as CSV, as in curve.csv");

    private readonly Option<string[]> _report = ReportOption.Create();
    private readonly ResultOptionGroup _result = new("Print the rate to take and nothing else");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(DocumentedCommand command)
    {
        command.Section(HelpTopic.Output).AddCommon(_output);
        _result.AddTo(command);
        command.Section(HelpTopic.Output).AddCommon(_report).Add(_curve);
        _plot.AddTo(command);
    }

    /// <summary>The options as a record.</summary>
    /// <param name="values">What is given.</param>
    /// <param name="terminal">Where to warn of a picture that cannot be drawn here, and that nobody asked for by name.</param>
    /// <exception cref="UsageException">Two of them want the same thing, or the plot cannot be drawn so.</exception>
    public OutputOptions Bind(OptionValues values, Terminal terminal) =>
        new(values.Get(_output), _plot.Bind(values, terminal), values.Get(_curve), _report.Files(values), _result.Bind(values));
}

/// <summary>What to write, and where.</summary>
/// <param name="Folder">The folder; <see langword="null"/> for the current one.</param>
/// <param name="Plot">What to draw.</param>
/// <param name="Curve">The curve file; <see langword="null"/> for none.</param>
/// <param name="Reports">The reports to hand on.</param>
/// <param name="Result">How the result is given.</param>
internal sealed record OutputOptions(string? Folder, PlotOptions Plot, string? Curve, IReadOnlyList<string> Reports, ResultOptions Result);
