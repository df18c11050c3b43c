using System.CommandLine;
using LrFind.Curves;
using LrFind.Experiments;
using LrFind.Suggestions;

namespace LrFind.Cli.OptionGroups;

/// <summary>The curve file and how to understand it.</summary>
internal sealed class CurveOptionGroup
{
    private readonly Argument<string> _file = new("curve.csv") { Description = "The recorded losses: a row for each step, with its rate" };

    private readonly Option<string?> _rate = OptionFactory.Create(
        "--lr-column", "NAME|INDEX", "The column of the rate, by name or by number from 1 [default: lr, learning_rate, …]");

    private readonly Option<string?> _loss = OptionFactory.Create("--loss-column", "NAME|INDEX",
        "The column of the batch loss [default: loss, train_loss, …]");
    private readonly Option<string?> _probe = OptionFactory.Create("--probe-column", "NAME|INDEX",
        "The column of the probe loss [default: probe_loss]");

    private readonly Option<string?> _repeat = OptionFactory.Create(
        "--repeat-column", "NAME|INDEX", "The column that tells repeats apart [default: repeat, seed, run or trial]");

    private readonly Option<string?> _rateFile = OptionFactory.Create(
        "--lr-file", "FILE.csv", "A second file with the rate of each step, for tools that export one value a file");

    /// <summary>Adds the argument and the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_file);
        command.Add(_rate);
        command.Add(_loss);
        command.Add(_probe);
        command.Add(_repeat);
        command.Add(_rateFile);
    }

    /// <summary>The curve file.</summary>
    public string File(ParseResult parsed) => parsed.GetRequiredValue(_file);

    /// <summary>Which columns to read.</summary>
    public CurveColumns Bind(ParseResult parsed) =>
        new(parsed.GetValue(_rate), parsed.GetValue(_loss), parsed.GetValue(_probe), parsed.GetValue(_repeat), parsed.GetValue(_rateFile));
}

/// <summary>How the suggestion is read off the curves.</summary>
/// <param name="showsAll">Whether the command can show what every rule says. Default: yes.</param>
internal sealed class RuleOptionGroup(bool showsAll = true)
{
    private static readonly string[] s_rules = [.. SuggestionRules.All.Select(r => r.Name)];

    private readonly Option<string?> _rule =
        OptionFactory.LongChoice("--rule", "NAME", $"How the rate is read off the curves: {OptionFactory.AnyOf(s_rules)}", s_rules);

    private readonly Option<bool> _allRules = new("--all-rules") { Description = "Show what every rule says, and how far they lie apart" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_rule);
        if (showsAll)
            command.Add(_allRules);
    }

    /// <summary>The rule.</summary>
    /// <exception cref="UsageException">There is no such rule.</exception>
    public SuggestionRule Rule(ParseResult parsed) => SuggestionRules.All[parsed.Word(_rule, s_rules)];

    /// <summary>Whether to show what every rule says.</summary>
    public bool AllRules(ParseResult parsed) => parsed.GetValue(_allRules);
}

/// <summary>The training that a rate is for.</summary>
/// <param name="hasRows">Whether the command has data, so that epochs can be counted. Default: yes.</param>
internal sealed class PlanOptionGroup(bool hasRows = true)
{
    private readonly Option<string?> _steps = OptionFactory.Create(
        "--train-steps", "COUNT", $"Steps of the training that the rate is for [default: {TrainingLength.StudySteps}]");

    private readonly Option<string?> _epochs = OptionFactory.Create("--epochs", "COUNT", "The same in passes over the training rows");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_steps);
        if (hasRows)
            command.Add(_epochs);
    }

    /// <summary>The steps; <see langword="null"/> where none are given.</summary>
    /// <exception cref="UsageException">It is no whole number of more than 0.</exception>
    public int? Steps(ParseResult parsed) => parsed.IsGiven(_steps) ? AtLeastOne(parsed, _steps) : null;

    /// <summary>Options for the training that is planned.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="options">All but its length.</param>
    /// <exception cref="UsageException">A number is no whole one of more than 0, or both are given.</exception>
    public FinderOptions For(ParseResult parsed, FinderOptions options)
    {
        if (parsed.IsGiven(_epochs) && parsed.IsGiven(_steps))
            throw new UsageException("--train-steps and --epochs both say how long the training is; leave one out");
        return options with { TrainSteps = Steps(parsed), Epochs = parsed.IsGiven(_epochs) ? AtLeastOne(parsed, _epochs) : null };
    }

    private static int AtLeastOne(ParseResult parsed, Option<string?> option)
    {
        int count = parsed.Integer(option);
        return count > 0 ? count : throw new UsageException($"{option.Name} is {count}; expected a whole number of more than 0");
    }
}
