using System.CommandLine;
using LrFind.Experiments;
using LrFind.Suggestions;

namespace LrFind.Cli.OptionGroups;

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
