using LrFind.Cli.Engines;
using LrFind.Cli.Help;
using LrFind.Curves.Files.Columns;
using LrFind.Data;
using LrFind.Engines;
using LrFind.Experiments;
using LrFind.Foundation;

namespace LrFind.Cli.OptionGroups;

/// <summary>What every command needs that trains: data, a model with its optimizer, a range test, a rule, and an engine.</summary>
/// <param name="engines">Makes the engine that trains.</param>
/// <param name="hasOptionalData">Whether the command can do without data. Default: no.</param>
/// <param name="showsAllRules">Whether the command can show what every rule says. Default: no.</param>
internal sealed class ExperimentOptionGroup(EngineFactory engines, bool hasOptionalData = false, bool showsAllRules = false)
{
    private readonly DataOptionGroup _data = new(hasOptionalData);
    private readonly ModelOptionGroup _model = new();
    private readonly RangeTestOptionGroup _rangeTest = new();
    private readonly EngineOptionGroup _engine = new();
    private readonly RuleOptionGroup _rules = new(showsAllRules);

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="addOwn">Adds the command's own options, which help shows before those of the range test.</param>
    public void AddTo(DocumentedCommand command, Action<DocumentedCommand>? addOwn = null)
    {
        _data.AddTo(command);
        _model.AddTo(command);
        addOwn?.Invoke(command);
        _rangeTest.AddTo(command);
        _engine.AddTo(command);
        _rules.AddTo(command);
    }

    /// <summary>The data file.</summary>
    public string File(OptionValues values) => _data.File(values);

    /// <summary>All files that are read, which no output may be.</summary>
    public IEnumerable<string> Inputs(OptionValues values) => [File(values), .. _model.Inputs(values)];

    /// <summary>The data file; <see langword="null"/> where none is given and none is needed.</summary>
    public string? OptionalFile(OptionValues values) => _data.OptionalFile(values);

    /// <summary>What to search a rate for, and how, checked.</summary>
    /// <exception cref="UsageException">A value cannot be understood, or an option does not go with another.</exception>
    /// <exception cref="SettingException">A value is out of its range.</exception>
    public FinderOptions Finder(OptionValues values) =>
        _model.Bind(values, _rangeTest.Bind(values), engines.Code(_engine.Choice(values))) with { Rule = _rules.Rule(values) };

    /// <summary>How to understand the data.</summary>
    /// <exception cref="UsageException">A value cannot be understood.</exception>
    public DatasetOptions Data(OptionValues values, FinderOptions finder) => _data.Bind(values, finder.RangeTest.Seed);

    /// <summary>The data, read.</summary>
    /// <exception cref="UsageException">A value cannot be understood.</exception>
    /// <exception cref="InputException">The file cannot be used.</exception>
    public Dataset Load(OptionValues values, FinderOptions finder) =>
        CurveHint.Add(DatasetLoader.Load(File(values), Data(values, finder), finder.Model.TakesRows));

    /// <summary>The name of the plot where none is given: of the data, and of what is shown.</summary>
    public string PlotName(OptionValues values, string kind) => $"{Dataset.NameOf(File(values))}.{kind}.png";

    /// <summary>What trains the model.</summary>
    /// <exception cref="UsageException">The number of threads cannot be understood.</exception>
    /// <exception cref="SettingException">It is out of its range.</exception>
    public IEngine Engine(OptionValues values) => engines.Create(_engine.Choice(values));

    /// <summary>Whether to show what every rule says.</summary>
    public bool AllRules(OptionValues values) => _rules.AllRules(values);
}
