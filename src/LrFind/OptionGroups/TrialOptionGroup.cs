using System.CommandLine;
using LrFind.Experiments.Verification;
using LrFind.Training.Schedules;

namespace LrFind.Cli.OptionGroups;

/// <summary>The rate to try out, and how it is tried out.</summary>
internal sealed class TrialOptionGroup
{
    private static readonly string[] s_schedules = [.. ScheduleCatalog.Names];
    private static readonly TrialOptions s_defaults = new();

    private readonly Option<string?> _lr = OptionFactory.Create("--lr", "RATE", "The rate to try out [default: the suggestion, as the schedule needs it]");
    private readonly Option<string?> _schedule =
        OptionFactory.LongChoice("--schedule", "NAME", $"What becomes of the rate: {OptionFactory.AnyOf(s_schedules)}", s_schedules);

    private readonly Option<string?> _steps = OptionFactory.Create("--train-steps", "COUNT", "Steps of each short training", s_defaults.TrainSteps);
    private readonly Option<string?> _seeds = OptionFactory.Create("--train-seeds", "COUNT", "Trainings with each rate", s_defaults.TrainSeeds);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_lr);
        command.Add(_schedule);
        command.Add(_steps);
        command.Add(_seeds);
    }

    /// <summary>The rate; <see langword="null"/> where none is given.</summary>
    /// <exception cref="UsageException">It is no number of more than 0.</exception>
    public double? Rate(ParseResult parsed)
    {
        if (!parsed.IsGiven(_lr))
            return null;
        double rate = parsed.Number(_lr);
        return rate > 0 ? rate : throw new UsageException($"--lr is '{parsed.GetValue(_lr)}'; expected a number of more than 0");
    }

    /// <summary>The options as a record.</summary>
    /// <exception cref="UsageException">A value cannot be understood.</exception>
    public TrialOptions Bind(ParseResult parsed) => new()
    {
        Schedule = s_schedules[parsed.Word(_schedule, s_schedules)],
        TrainSteps = parsed.Integer(_steps),
        TrainSeeds = parsed.Integer(_seeds),
    };
}
