using System.CommandLine;
using LrFind.Training;

namespace LrFind.Cli.OptionGroups;

/// <summary>The model and its optimizer.</summary>
internal sealed class ModelOptionGroup
{
    private readonly Option<string> _model = new("--model")
    {
        Description = $"The model: {ModelCatalog.Usage}",
        HelpName = "MODEL",
        DefaultValueFactory = _ => "mlp",
    };

    private readonly Option<OptimizerChoice> _optimizer = OptionFactory.Choice("--optimizer", "The optimizer", OptimizerChoice.Adam);

    private readonly Option<double?> _momentum = OptionFactory.OptionalNumber("--momentum", "NUMBER", "The momentum of sgd [default: 0]");

    private readonly Option<bool> _nesterov = new("--nesterov") { Description = "Nesterov's momentum; needs --momentum" };

    private readonly Option<double?> _weightDecay = OptionFactory.OptionalNumber(
        "--weight-decay", "NUMBER", "The weight decay [default: 0, and 0.01 for adamw]");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_model);
        command.Add(_optimizer);
        command.Add(_momentum);
        command.Add(_nesterov);
        command.Add(_weightDecay);
    }

    /// <summary>The model's name.</summary>
    public string Model(ParseResult parsed) => parsed.GetRequiredValue(_model);

    /// <summary>The optimizer's settings.</summary>
    /// <exception cref="UsageException">An option does not go with the optimizer.</exception>
    public OptimizerSpec Optimizer(ParseResult parsed)
    {
        OptimizerChoice choice = parsed.GetResult(_optimizer) is null ? OptimizerChoice.Adam : parsed.GetValue(_optimizer);
        double? momentum = parsed.GetValue(_momentum);
        bool nesterov = parsed.GetValue(_nesterov);
        if (choice != OptimizerChoice.Sgd && (momentum is not null || nesterov))
            throw new UsageException($"{(nesterov ? "--nesterov" : "--momentum")} goes with --optimizer sgd only");
        if (nesterov && momentum is null or 0)
            throw new UsageException("--nesterov needs a --momentum of more than 0");

        OptimizerSpec spec = choice switch
        {
            OptimizerChoice.Sgd => new SgdSpec { Momentum = momentum ?? 0, Nesterov = nesterov },
            OptimizerChoice.AdamW => new AdamWSpec(),
            _ => new AdamSpec(),
        };
        return parsed.GetValue(_weightDecay) is { } decay ? spec with { WeightDecay = decay } : spec;
    }
}
