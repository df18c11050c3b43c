using System.CommandLine;
using LrFind.Cli.Output;

namespace LrFind.Cli.OptionGroups;

/// <summary>What to write, and where.</summary>
internal sealed class OutputOptionGroup
{
    /// <summary>The file name that stands for standard output.</summary>
    public const string StandardOutput = "-";

    private readonly ValueOption<string?> _output = OptionFactory.Path("--output", "DIR", "The folder to write to [default: the current one]");
    private readonly PlotOptionGroup _plot = new("NAME.lr.png", "1200x800");
    private readonly ValueOption<string?> _curve = OptionFactory.OutputFile("--curve", "FILE.csv", "Write the recorded losses as CSV");

    private readonly ValueOption<string?> _json = OptionFactory.Path("--json", "FILE|-",
        "Write everything as JSON; alone, or as -, to standard output in place of the summary");

    private readonly Option<string[]> _report = ReportOption.Create();

    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Print the rate to take and nothing else" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _json.Arity = ArgumentArity.ZeroOrOne;
        command.Add(_output);
        _plot.AddTo(command);
        command.Add(_curve);
        command.Add(_json);
        command.Add(_report);
        command.Add(_quiet);
    }

    /// <summary>The options as a record.</summary>
    /// <param name="values">What is given.</param>
    /// <param name="terminal">Where to warn of a picture that cannot be drawn here, and that nobody asked for by name.</param>
    /// <exception cref="UsageException">Two of them want the same thing, or the plot cannot be drawn so.</exception>
    public OutputOptions Bind(OptionValues values, Terminal terminal)
    {
        string? json = values.IsGiven(_json) ? values.Get(_json) ?? StandardOutput : null;
        bool quiet = values.IsOn(_quiet);
        if (quiet && json == StandardOutput)
            throw new UsageException("--quiet and --json both want standard output; give --json a file");
        return new OutputOptions(values.Get(_output), _plot.Bind(values, terminal), values.Get(_curve), json, _report.Files(values), quiet);
    }
}

/// <summary>What to write, and where.</summary>
/// <param name="Folder">The folder; <see langword="null"/> for the current one.</param>
/// <param name="Plot">What to draw.</param>
/// <param name="Curve">The curve file; <see langword="null"/> for none.</param>
/// <param name="Json">The JSON file, or - for standard output; <see langword="null"/> for none.</param>
/// <param name="Reports">The reports to hand on.</param>
/// <param name="Quiet">Whether to print the bare number.</param>
internal sealed record OutputOptions(
    string? Folder, PlotOptions Plot, string? Curve, string? Json, IReadOnlyList<string> Reports, bool Quiet);
