using System.CommandLine;
using LrFind.Cli.Configuration;
using LrFind.Cli.Help;
using LrFind.Cli.Output;
using LrFind.Foundation;

namespace LrFind.Cli.OptionGroups;

/// <summary>Which checks of a configuration to make, and what to write of them.</summary>
internal sealed class SuiteOptionGroup
{
    private readonly ValueOption<string?> _config = OptionFactory.Path("--config", "FILE.json",
        $"The checks to make where no data are named [default: {ConfigFile.DefaultName}]");
    private readonly ValueOption<string?> _only = OptionFactory.Text("--only", "NAMES", "Make these checks only, as in iris,titanic");
    private readonly ResultOptionGroup _result = new("Print the verdicts and nothing else");
    private readonly ValueOption<string?> _junit = OptionFactory.OutputFile("--junit", "FILE.xml", "Write the verdicts as JUnit's XML, as in checks.xml");

    private readonly Option<string[]> _report = ReportOption.Create();
    private readonly PlotOptionGroup _plot = new("none", "as many panels need", "what is checked", drawsByItself: false);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(DocumentedCommand command)
    {
        command.Section(HelpTopic.Checks).AddCommon(_config).AddCommon(_only);
        _result.AddTo(command);
        command.Section(HelpTopic.Output).AddCommon(_junit).AddCommon(_report);
        _plot.AddTo(command);
    }

    /// <summary>Whether an option is about the checks as a whole.</summary>
    public bool Has(Option option) => option == _config || option == _only || option == _junit || option == _report
        || _result.Has(option) || _plot.Has(option);

    /// <summary>How the result is given.</summary>
    /// <exception cref="UsageException">Two options want standard output.</exception>
    public ResultOptions Result(OptionValues values) => _result.Bind(values);

    /// <summary>The file for JUnit's XML; <see langword="null"/> for none.</summary>
    public string? JUnit(OptionValues values) => values.Get(_junit);

    /// <summary>The reports to hand on.</summary>
    /// <exception cref="UsageException">One is of no known format.</exception>
    public IReadOnlyList<string> Reports(OptionValues values) => _report.Files(values);

    /// <summary>What to draw.</summary>
    /// <exception cref="UsageException">It cannot be drawn so, or here.</exception>
    public PlotOptions Plot(OptionValues values, Terminal terminal) => _plot.Bind(values, terminal);

    /// <summary>The configuration; <see langword="null"/> where data are named, and the command line is the only check.</summary>
    /// <exception cref="UsageException">There are both, or neither.</exception>
    public string? Config(OptionValues values, bool hasData)
    {
        if (hasData)
        {
            return values.IsGiven(_config) || values.IsGiven(_only)
                ? throw new UsageException($"{(values.IsGiven(_config) ? _config : _only).Name} chooses checks of a configuration, and data are named; leave one of them out")
                : null;
        }

        if (values.Get(_config) is { } named)
            return named;
        return File.Exists(ConfigFile.DefaultName)
            ? ConfigFile.DefaultName
            : throw new UsageException($"there are no data, and there is no {ConfigFile.DefaultName} here; name a file, or write one by 'lrfind init data.csv'");
    }

    /// <summary>The checks to make.</summary>
    /// <exception cref="UsageException">There is no such check.</exception>
    public IReadOnlyList<ConfiguredCheck> Chosen(OptionValues values, IReadOnlyList<ConfiguredCheck> all)
    {
        if (values.Get(_only) is not { } text)
            return all;
        string[] names = text.Split(',', StringSplitOptions.TrimEntries);
        if (Array.Find(names, n => !all.Any(c => c.Name == n)) is { } unknown)
        {
            throw new UsageException($"there is no check '{Quoting.Shortened(unknown)}'; expected "
                + string.Join(", ", all.Select(c => Quoting.Shortened(c.Name))) + Nearest.Hint(unknown, all.Select(c => c.Name)));
        }

        return [.. all.Where(c => names.Contains(c.Name))];
    }
}
