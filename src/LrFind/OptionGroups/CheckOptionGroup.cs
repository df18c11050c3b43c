using System.CommandLine;
using LrFind.Experiments.Checks;
using LrFind.Experiments.Verification;

namespace LrFind.Cli.OptionGroups;

/// <summary>The rate to check, and what it must keep to.</summary>
internal sealed class CheckOptionGroup
{
    private static readonly CheckOptions s_defaults = new();

    private readonly Option<string?> _lr = OptionFactory.Create("--lr", "RATE", "The rate to check [default: that of --baseline]");
    private readonly Option<string?> _margin = OptionFactory.Create("--margin", "DECADES", "How far below the edge it must stay",
        s_defaults.Margin);
    private readonly Option<string?> _minShare =
        OptionFactory.Create("--min-share", "SHARE", "The share of the achievable loss reduction it must reach", s_defaults.MinShare);

    private readonly Option<string?> _maxDrift =
        OptionFactory.Create("--max-drift", "DECADES", "How far the suggestion may lie from that of --baseline", s_defaults.MaxDrift);

    private readonly Option<string?> _baseline = OptionFactory.Create("--baseline", "FILE.json",
        "A report that run --json or tune --json wrote earlier");
    private readonly Option<string?> _steps = OptionFactory.Create("--train-steps", "COUNT", "Steps of each short training",
        s_defaults.Trial.TrainSteps);
    private readonly Option<string?> _seeds = OptionFactory.Create("--train-seeds", "COUNT", "Trainings with each rate",
        s_defaults.Trial.TrainSeeds);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_lr);
        command.Add(_margin);
        command.Add(_minShare);
        command.Add(_baseline);
        command.Add(_maxDrift);
        command.Add(_steps);
        command.Add(_seeds);
    }

    /// <summary>The rate; <see langword="null"/> where that of the baseline is to be checked.</summary>
    /// <exception cref="UsageException">It is no number of more than 0, or there is neither.</exception>
    public double? Rate(ParseResult parsed) => RateIfGiven(parsed)
        ?? (parsed.IsGiven(_baseline) ? null
            : throw new UsageException("there is no rate to check; name one, as in --lr 3e-3, or a --baseline"));

    /// <summary>The rate; <see langword="null"/> where none is given.</summary>
    /// <exception cref="UsageException">It is no number of more than 0.</exception>
    public double? RateIfGiven(ParseResult parsed)
    {
        if (!parsed.IsGiven(_lr))
            return null;
        double rate = parsed.Number(_lr);
        return rate > 0 ? rate : throw parsed.Unexpected(_lr, "a number of more than 0");
    }

    /// <summary>The file of the earlier report; <see langword="null"/> for none.</summary>
    public string? Baseline(ParseResult parsed) => parsed.GetValue(_baseline);

    /// <summary>The options as a record.</summary>
    /// <exception cref="UsageException">A value cannot be understood.</exception>
    public CheckOptions Bind(ParseResult parsed) => new()
    {
        Margin = parsed.Number(_margin),
        MinShare = parsed.Number(_minShare),
        MaxDrift = parsed.Number(_maxDrift),
        Trial = new TrialOptions { TrainSteps = parsed.Integer(_steps), TrainSeeds = parsed.Integer(_seeds) },
    };
}
