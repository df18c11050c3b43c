using System.CommandLine;
using LrFind.Data;
using LrFind.Experiments.Tuning;

namespace LrFind.Cli.OptionGroups;

/// <summary>How the best rate is measured.</summary>
internal sealed class TuneOptionGroup
{
    private readonly TrialOptionGroup _trial = new(
        new TuneOptions().Trial, "The rate around which is searched", "Trainings with each rate that is not dropped before, each on its own split");

    private readonly Option<string?> _seconds = OptionFactory.Create("--seconds", "NUMBER", "Begin no training after so many seconds [default: no bound]");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _trial.AddTo(command);
        command.Add(_seconds);
    }

    /// <summary>The options as a record.</summary>
    /// <exception cref="UsageException">A value cannot be understood.</exception>
    /// <exception cref="SettingException">The schedule cannot be understood.</exception>
    public TuneOptions Bind(ParseResult parsed) => new()
    {
        Trial = _trial.Bind(parsed),
        LearningRate = _trial.Rate(parsed),
        Seconds = parsed.IsGiven(_seconds) ? parsed.Number(_seconds) : null,
    };
}
