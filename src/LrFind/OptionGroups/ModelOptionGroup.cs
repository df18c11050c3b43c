using System.CommandLine;
using LrFind.Training;

namespace LrFind.Cli.OptionGroups;

/// <summary>The model and its optimizer.</summary>
internal sealed class ModelOptionGroup
{
    private static readonly string[] s_optimizers = ["adam", "adamw", "sgd"];

    private readonly Option<string?> _model = new("--model")
    {
        Description = $"The model: {ModelCatalog.Usage}",
        HelpName = "MODEL",
        DefaultValueFactory = _ => "mlp",
    };

    private readonly Option<string?> _optimizer = OptionFactory.Choice("--optimizer", "The optimizer", s_optimizers);
    private readonly Option<string?> _momentum = OptionFactory.Create("--momentum", "NUMBER", "The momentum of sgd [default: 0]");
    private readonly Option<bool> _nesterov = new("--nesterov") { Description = "Nesterov's momentum; needs --momentum" };
    private readonly Option<string?> _weightDecay = OptionFactory.Create("--weight-decay", "NUMBER", "The weight decay [default: 0, and 0.01 for adamw]");

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
    public string Model(ParseResult parsed) => parsed.GetValue(_model)!;

    /// <summary>The optimizer's settings.</summary>
    /// <exception cref="UsageException">A value cannot be understood, or an option does not go with the optimizer.</exception>
    public OptimizerSpec Optimizer(ParseResult parsed)
    {
        string optimizer = s_optimizers[parsed.Word(_optimizer, s_optimizers)];
        double? momentum = parsed.IsGiven(_momentum) ? parsed.Number(_momentum) : null;
        bool nesterov = parsed.GetValue(_nesterov);
        if (optimizer != "sgd" && (momentum is not null || nesterov))
            throw new UsageException($"{(nesterov ? "--nesterov" : "--momentum")} goes with --optimizer sgd only");
        if (nesterov && momentum is null or 0)
            throw new UsageException("--nesterov needs a --momentum of more than 0");

        OptimizerSpec spec = optimizer switch
        {
            "sgd" => new SgdSpec { Momentum = momentum ?? 0, Nesterov = nesterov },
            "adamw" => new AdamWSpec(),
            _ => new AdamSpec(),
        };
        return parsed.IsGiven(_weightDecay) ? spec with { WeightDecay = parsed.Number(_weightDecay) } : spec;
    }
}
