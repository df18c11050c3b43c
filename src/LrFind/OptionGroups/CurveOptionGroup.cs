using System.CommandLine;
using LrFind.Cli.Help;
using LrFind.Curves.Files;
using LrFind.Experiments;
using LrFind.Suggestions;

namespace LrFind.Cli.OptionGroups;

/// <summary>The curve file and how to understand it.</summary>
internal sealed class CurveOptionGroup
{
    private readonly Argument<string> _file = new("curve.csv")
    {
        Description = "The recorded losses: a table (may be gzipped; - for standard input), JSON, or TensorBoard's events or folder",
    };

    private readonly ValueOption<string?> _rate = OptionFactory.Text(
        "--lr-column", "NAME|INDEX", "The column of the rate; by name or by number from 1 [default: lr, learning_rate, …]");

    private readonly ValueOption<string?> _loss = OptionFactory.Text("--loss-column", "NAME|INDEX",
        "The column of the batch loss [default: loss, train_loss, …]");
    private readonly ValueOption<string?> _probe = OptionFactory.Text("--probe-column", "NAME|INDEX",
        "The column of the probe loss [default: probe_loss]");

    private readonly ValueOption<string?> _repeat = OptionFactory.Text(
        "--repeat-column", "NAME|INDEX", "The column that tells repeats apart [default: repeat, seed, run or trial]");

    private readonly ValueOption<string?> _step = OptionFactory.Text("--step-column", "NAME|INDEX",
        "The column that numbers the steps; rows are joined by it [default: step, global_step, iteration, …]");

    private readonly TextOptionGroup _text = new();

    private readonly ValueOption<string?> _rateFile = OptionFactory.Path(
        "--lr-file", "FILE.csv", "A second file with the rate of each step, as in lr.csv; for tools that export one value a file");

    /// <summary>Adds the argument and the options to a command.</summary>
    public void AddTo(DocumentedCommand command)
    {
        command.Add(_file);
        command.Section(HelpTopic.Curve)
            .AddCommon(_rate).AddCommon(_loss).AddCommon(_probe).Add(_repeat).AddCommon(_step).AddCommon(_rateFile);
        _text.AddTo(command);
    }

    /// <summary>The curve file.</summary>
    public string File(OptionValues values) => values.File(_file)!;

    /// <summary>All files that are read, which no output may be.</summary>
    public IEnumerable<string> Inputs(OptionValues values) => new[] { File(values), values.Get(_rateFile) }.OfType<string>();

    /// <summary>How to read the curves.</summary>
    /// <exception cref="UsageException">A value cannot be understood.</exception>
    public CurveOptions Bind(OptionValues values) => new()
    {
        Rate = values.Get(_rate),
        Loss = values.Get(_loss),
        Probe = values.Get(_probe),
        Repeat = values.Get(_repeat),
        Step = values.Get(_step),
        RateFile = values.Get(_rateFile),
        Text = _text.Bind(values),
    };
}

/// <summary>How the suggestion is read off the curves.</summary>
/// <param name="showsAll">Whether the command can show what every rule says. Default: yes.</param>
internal sealed class RuleOptionGroup(bool showsAll = true)
{
    private readonly ValueOption<SuggestionRule> _rule = OptionFactory.Choice("--rule", "NAME",
        words => $"How the rate is read off the curves: {words}", [.. SuggestionRules.All.Select(r => (r.Name, r))]);

    private readonly Option<bool> _allRules = new("--all-rules") { Description = "Show what every rule says, and how far they lie apart" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(DocumentedCommand command)
    {
        HelpSection section = command.Section(HelpTopic.Suggestion).Add(_rule);
        if (showsAll)
            section.Add(_allRules);
    }

    /// <summary>The rule.</summary>
    /// <exception cref="UsageException">There is no such rule.</exception>
    public SuggestionRule Rule(OptionValues values) => values.Get(_rule);

    /// <summary>Whether to show what every rule says.</summary>
    public bool AllRules(OptionValues values) => values.IsOn(_allRules);
}

/// <summary>The training that a rate is for.</summary>
/// <param name="hasRows">Whether the command has data, so that epochs can be counted. Default: yes.</param>
internal sealed class PlanOptionGroup(bool hasRows = true)
{
    private readonly ValueOption<int?> _steps = OptionFactory.Count(
        "--train-steps", "COUNT", $"Steps of the training that the rate is for [default: {TrainingLength.StudySteps}]");

    private readonly ValueOption<int?> _epochs = OptionFactory.Count("--epochs", "COUNT", "Passes over the rows of the planned training, as in 20");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(DocumentedCommand command)
    {
        HelpSection section = command.Section(HelpTopic.Suggestion).Add(_steps);
        if (hasRows)
            section.AddCommon(_epochs);
    }

    /// <summary>The steps; <see langword="null"/> where none are given.</summary>
    /// <exception cref="UsageException">It is no whole number of more than 0.</exception>
    public int? Steps(OptionValues values) => values.Get(_steps);

    /// <summary>Options for the training that is planned.</summary>
    /// <param name="values">The values of the options.</param>
    /// <param name="options">All but its length.</param>
    /// <exception cref="UsageException">A number is no whole one of more than 0, or both are given.</exception>
    public FinderOptions For(OptionValues values, FinderOptions options)
    {
        if (values.IsGiven(_epochs) && values.IsGiven(_steps))
            throw new UsageException("--train-steps and --epochs both say how long the training is; leave one out");
        return options with { TrainSteps = Steps(values), Epochs = values.Get(_epochs) };
    }
}
