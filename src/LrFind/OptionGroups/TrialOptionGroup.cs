using System.CommandLine;
using LrFind.Cli.Help;
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
    private readonly ValueOption<double?> _lr = OptionFactory.Rate("--lr",
        $"{rate} [default: the suggestion, as the schedule needs it]");

    private readonly ValueOption<string?> _schedule = ScheduleOption();
    private readonly ValueOption<int> _steps = OptionFactory.Integer("--train-steps", "COUNT", "Steps of each short training",
        defaults.TrainSteps);
    private readonly ValueOption<int> _seeds = OptionFactory.Integer("--train-seeds", "COUNT", seeds, defaults.TrainSeeds);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(DocumentedCommand command) =>
        command.Section(HelpTopic.Trainings).AddCommon(_lr).AddCommon(_schedule).AddCommon(_steps).Add(_seeds);

    /// <summary>The rate; <see langword="null"/> where none is given.</summary>
    /// <exception cref="UsageException">It is no number of more than 0, or given twice.</exception>
    /// <exception cref="SettingException">The schedule cannot be understood.</exception>
    public double? Rate(OptionValues values)
    {
        double? max = ScheduleDefinition.Parse(values.Get(_schedule)!).MaxRate;
        double? given = values.Get(_lr);
        return given is null || max is null ? given ?? max
            : throw new UsageException("--lr and max in --schedule both name the rate; leave one out");
    }

    /// <summary>The options as a record.</summary>
    /// <exception cref="UsageException">A value cannot be understood.</exception>
    /// <exception cref="SettingException">The schedule cannot be understood.</exception>
    public TrialOptions Bind(OptionValues values) => new()
    {
        Schedule = ScheduleDefinition.Parse(values.Get(_schedule)!).Name,
        TrainSteps = values.Get(_steps),
        TrainSeeds = values.Get(_seeds),
    };

    private static ValueOption<string?> ScheduleOption()
    {
        string[] names = [.. ScheduleCatalog.Names];
        ValueOption<string?> option = OptionFactory.Text("--schedule", "NAME",
            $"What becomes of the rate: {WordList.AnyOf(names)}, with settings as in step:size=100,gamma=0.5", names[0]);
        option.CompletionSources.Add(names);
        return option;
    }
}

/// <summary>How the best rate is measured.</summary>
internal sealed class TuneOptionGroup
{
    private readonly TrialOptionGroup _trial = new(
        new TuneOptions().Trial, "The rate around which is searched",
            "Trainings with each rate that is not dropped before, each on its own split");

    private readonly ValueOption<double?> _seconds = OptionFactory.Number("--seconds", "NUMBER",
        "Begin no training after so many seconds, as in 10 [default: no bound]");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(DocumentedCommand command)
    {
        _trial.AddTo(command);
        command.Section(HelpTopic.Trainings).AddCommon(_seconds);
    }

    /// <summary>The options as a record.</summary>
    /// <exception cref="UsageException">A value cannot be understood.</exception>
    /// <exception cref="SettingException">The schedule cannot be understood.</exception>
    public TuneOptions Bind(OptionValues values) => new()
    {
        Trial = _trial.Bind(values),
        LearningRate = _trial.Rate(values),
        Seconds = values.Get(_seconds),
    };
}
