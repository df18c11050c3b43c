using System.CommandLine;
using LrFind.Experiments.Tuning;
using LrFind.Experiments.Verification;
using LrFind.Foundation;
using LrFind.Models.Schedules;

namespace LrFind.Cli.OptionGroups;

/// <summary>A rate, and how it is tried out.</summary>
/// <param name="defaults">Steps and seeds where none are given.</param>
/// <param name="rate">What becomes of the rate.</param>
/// <param name="seeds">What the seeds are.</param>
internal sealed class TrialOptionGroup(TrialOptions defaults, string rate = "The rate to try out",
    string seeds = "Trainings with each rate")
{
    private static readonly string[] s_schedules = [.. ScheduleCatalog.Names];

    private readonly Option<string?> _lr = OptionFactory.Create("--lr", "RATE",
        $"{rate} [default: the suggestion, as the schedule needs it]");
    private readonly Option<string?> _schedule =
        OptionFactory.LongChoice("--schedule", "NAME",
            $"What becomes of the rate: {OptionFactory.AnyOf(s_schedules)}, with settings as in step:size=100,gamma=0.5", s_schedules);

    private readonly Option<string?> _steps = OptionFactory.Create("--train-steps", "COUNT", "Steps of each short training",
        defaults.TrainSteps);
    private readonly Option<string?> _seeds = OptionFactory.Create("--train-seeds", "COUNT", seeds, defaults.TrainSeeds);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_lr);
        command.Add(_schedule);
        command.Add(_steps);
        command.Add(_seeds);
    }

    /// <summary>The rate; <see langword="null"/> where none is given.</summary>
    /// <exception cref="UsageException">It is no number of more than 0, or given twice.</exception>
    /// <exception cref="SettingException">The schedule cannot be understood.</exception>
    public double? Rate(ParseResult parsed)
    {
        double? max = ScheduleDefinition.Parse(parsed.GetValue(_schedule)!).MaxRate;
        if (!parsed.IsGiven(_lr))
            return max;
        if (max is not null)
            throw new UsageException("--lr and max in --schedule both name the rate; leave one out");
        double rate = parsed.Number(_lr);
        return rate > 0 ? rate : throw parsed.Unexpected(_lr, "a number of more than 0");
    }

    /// <summary>The options as a record.</summary>
    /// <exception cref="UsageException">A value cannot be understood.</exception>
    public TrialOptions Bind(ParseResult parsed) => new()
    {
        Schedule = parsed.GetValue(_schedule)!,
        TrainSteps = parsed.Integer(_steps),
        TrainSeeds = parsed.Integer(_seeds),
    };
}

/// <summary>How the best rate is measured.</summary>
internal sealed class TuneOptionGroup
{
    private readonly TrialOptionGroup _trial = new(
        new TuneOptions().Trial, "The rate around which is searched",
            "Trainings with each rate that is not dropped before, each on its own split");

    private readonly Option<string?> _seconds = OptionFactory.Create("--seconds", "NUMBER",
        "Begin no training after so many seconds [default: no bound]");

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
