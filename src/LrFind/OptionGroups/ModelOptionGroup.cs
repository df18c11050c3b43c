using System.CommandLine;
using LrFind.Experiments;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Optimizers;
using LrFind.RangeTests;

namespace LrFind.Cli.OptionGroups;

/// <summary>The model and its optimizer.</summary>
internal sealed class ModelOptionGroup
{
    private static readonly string[] s_optimizers = [.. OptimizerCatalog.All.Select(o => o.Name)];

    private readonly ModelOption _model = new("mlp");
    private readonly LossOptionGroup _loss = new();

    private readonly Option<string?> _optimizer =
        OptionFactory.LongChoice("--optimizer", "NAME", $"The optimizer: {OptionFactory.AnyOf(s_optimizers)}", s_optimizers);

    private readonly Option<string?> _momentum = OptionFactory.Create("--momentum", "NUMBER",
        "The momentum of sgd or rmsprop [default: 0]");
    private readonly Option<bool> _nesterov = Nesterov();

    private readonly Option<string?> _weightDecay =
        OptionFactory.Create("--weight-decay", "NUMBER", "The weight decay of all but rprop [default: 0, and 0.01 for adamw]");

    /// <summary>The option for Nesterov's momentum.</summary>
    public static Option<bool> Nesterov() => new("--nesterov") { Description = "Nesterov's momentum for sgd; needs --momentum" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _model.AddTo(command);
        _loss.AddTo(command);
        command.Add(_optimizer);
        command.Add(_momentum);
        command.Add(_nesterov);
        command.Add(_weightDecay);
    }

    /// <summary>What to search a rate for, checked.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="rangeTest">How to search it.</param>
    /// <exception cref="UsageException">A value cannot be understood, or an option does not go with another.</exception>
    /// <exception cref="SettingException">A value is out of its range.</exception>
    public FinderOptions Bind(ParseResult parsed, RangeTestOptions rangeTest)
    {
        var options = new FinderOptions
        {
            Model = Model(parsed),
            Loss = _loss.Loss(parsed),
            ClassWeights = _loss.ClassWeights(parsed),
            Optimizer = Optimizer(parsed),
            RangeTest = rangeTest,
        };
        options.Validate();
        return options;
    }

    /// <summary>The model: of the catalogue, or in a file.</summary>
    /// <exception cref="UsageException">An option does not go with the model.</exception>
    private LoadedModel Model(ParseResult parsed) => _model.Model(parsed)!;

    /// <summary>The optimizer's settings.</summary>
    /// <exception cref="UsageException">A value cannot be understood, or an option does not go with the optimizer.</exception>
    private OptimizerSpec Optimizer(ParseResult parsed)
    {
        OptimizerSpec spec = OptimizerCatalog.All[parsed.Word(_optimizer, s_optimizers)];
        if (parsed.IsGiven(_momentum))
            spec = WithMomentum(spec, parsed.Number(_momentum), parsed.GetValue(_nesterov));
        if (parsed.GetValue(_nesterov))
            RequireNesterov(spec);
        return parsed.IsGiven(_weightDecay) ? WithWeightDecay(spec, parsed.Number(_weightDecay)) : spec;
    }

    private static OptimizerSpec WithMomentum(OptimizerSpec spec, double momentum, bool nesterov) => spec is IMomentumSpec moving
        ? moving.WithMomentum(momentum, nesterov)
        : throw new UsageException($"--momentum goes with --optimizer {string.Join(" or ", OptimizerCatalog.WithMomentum)} only",
            "--momentum", "--optimizer");

    private static void RequireNesterov(OptimizerSpec spec)
    {
        if (spec is not IMomentumSpec { HasNesterov: true } moving)
            throw new UsageException("--nesterov goes with --optimizer sgd only", "--nesterov", "--optimizer");
        if (moving.Momentum == 0)
            throw new UsageException("--nesterov needs a --momentum of more than 0", "--nesterov", "--momentum");
    }

    private static WeightDecayingSpec WithWeightDecay(OptimizerSpec spec, double weightDecay) => spec is WeightDecayingSpec decaying
        ? decaying with { WeightDecay = weightDecay }
        : throw new UsageException(
            $"--weight-decay does not go with --optimizer {spec.Name}, which has none", "--weight-decay", "--optimizer");
}
