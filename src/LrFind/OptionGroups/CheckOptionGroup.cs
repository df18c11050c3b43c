using LrFind.Cli.Help;
using LrFind.Experiments.Checks;
using LrFind.Experiments.Verification;

namespace LrFind.Cli.OptionGroups;

/// <summary>The rate to check, and what it must keep to.</summary>
internal sealed class CheckOptionGroup
{
    private static readonly CheckOptions s_defaults = new();

    private readonly ValueOption<double?> _lr = OptionFactory.Rate("--lr", "The rate to check, as in 3e-3 [default: that of --baseline]");
    private readonly ValueOption<double> _margin =
        OptionFactory.Number("--margin", "DECADES", "How far below the edge it must stay", s_defaults.Margin);

    private readonly ValueOption<double> _minShare =
        OptionFactory.Number("--min-share", "SHARE", "The share of the achievable loss reduction it must reach", s_defaults.MinShare);

    private readonly ValueOption<double> _maxDrift =
        OptionFactory.Number("--max-drift", "DECADES", "How far the suggestion may lie from that of --baseline", s_defaults.MaxDrift);

    private readonly ValueOption<string?> _baseline =
        OptionFactory.Path("--baseline", "FILE.json", "An earlier report to compare with, as in lrfind-baseline.json; of run --json or tune --json");

    private readonly ValueOption<int> _steps =
        OptionFactory.Integer("--train-steps", "COUNT", "Steps of each short training", s_defaults.Trial.TrainSteps);

    private readonly ValueOption<int> _seeds =
        OptionFactory.Integer("--train-seeds", "COUNT", "Trainings with each rate", s_defaults.Trial.TrainSeeds);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(DocumentedCommand command)
    {
        command.Section(HelpTopic.Check).AddCommon(_lr).AddCommon(_margin).Add(_minShare).AddCommon(_baseline).Add(_maxDrift);
        command.Section(HelpTopic.Trainings).Add(_steps).Add(_seeds);
    }

    /// <summary>The rate; <see langword="null"/> where that of the baseline is to be checked.</summary>
    /// <exception cref="UsageException">It is no number of more than 0, or there is neither.</exception>
    public double? Rate(OptionValues values) => RateIfGiven(values)
        ?? (Baseline(values) is not null ? null
            : throw new UsageException("there is no rate to check; name one, as in --lr 3e-3, or a --baseline"));

    /// <summary>The rate; <see langword="null"/> where none is given.</summary>
    /// <exception cref="UsageException">It is no number of more than 0.</exception>
    public double? RateIfGiven(OptionValues values) => values.Get(_lr);

    /// <summary>The file of the earlier report; <see langword="null"/> for none.</summary>
    public string? Baseline(OptionValues values) => values.Get(_baseline);

    /// <summary>The options as a record.</summary>
    /// <exception cref="UsageException">A value cannot be understood.</exception>
    public CheckOptions Bind(OptionValues values) => new()
    {
        Margin = values.Get(_margin),
        MinShare = values.Get(_minShare),
        MaxDrift = values.Get(_maxDrift),
        Trial = new TrialOptions { TrainSteps = values.Get(_steps), TrainSeeds = values.Get(_seeds) },
    };
}
