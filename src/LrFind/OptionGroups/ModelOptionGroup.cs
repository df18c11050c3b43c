using System.CommandLine;
using LrFind.Cli.Help;
using LrFind.Engines.Worker;
using LrFind.Experiments;
using LrFind.Foundation;
using LrFind.Models.Optimizers;
using LrFind.RangeTests;

namespace LrFind.Cli.OptionGroups;

/// <summary>The model and its optimizer.</summary>
internal sealed class ModelOptionGroup
{
    private readonly ModelOption _model = new("mlp");
    private readonly LossOptionGroup _loss = new();

    private readonly ValueOption<OptimizerSpec> _optimizer = OptionFactory.Choice("--optimizer", "NAME",
        words => $"The optimizer: {words}", [.. OptimizerCatalog.All.Select(o => (o.Name, o))]);

    private readonly ValueOption<double?> _momentum = OptionFactory.Number("--momentum", "NUMBER",
        "The momentum of sgd or rmsprop [default: 0]");
    private readonly Option<bool> _nesterov = Nesterov();

    private readonly ValueOption<double?> _weightDecay =
        OptionFactory.Number("--weight-decay", "NUMBER", "The weight decay of all but rprop [default: 0, and 0.01 for adamw]");

    /// <summary>The option for Nesterov's momentum.</summary>
    public static Option<bool> Nesterov() => new("--nesterov") { Description = "Nesterov's momentum for sgd; needs --momentum" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(DocumentedCommand command)
    {
        _model.AddTo(command);
        command.Section(HelpTopic.Optimizer).AddCommon(_optimizer).Add(_momentum).Add(_nesterov).Add(_weightDecay);
        _loss.AddTo(command);
    }

    /// <summary>The files that the model is read from.</summary>
    public IEnumerable<string> Inputs(OptionValues values) => _model.Inputs(values);

    /// <summary>What to search a rate for, checked.</summary>
    /// <param name="values">The values of the options.</param>
    /// <param name="rangeTest">How to search it.</param>
    /// <param name="code">What runs models that are code; <see langword="null"/> to read them only.</param>
    /// <exception cref="UsageException">A value cannot be understood, or an option does not go with another.</exception>
    /// <exception cref="SettingException">A value is out of its range.</exception>
    public FinderOptions Bind(OptionValues values, RangeTestOptions rangeTest, WorkerEngine? code)
    {
        var options = new FinderOptions
        {
            Model = _model.Model(values, code)!,
            Loss = _loss.Loss(values),
            ClassWeights = _loss.ClassWeights(values),
            Optimizer = Optimizer(values),
            RangeTest = rangeTest,
        };
        options.Validate();
        return options;
    }

    /// <summary>The optimizer's settings.</summary>
    /// <exception cref="UsageException">A value cannot be understood, or an option does not go with the optimizer.</exception>
    private OptimizerSpec Optimizer(OptionValues values)
    {
        OptimizerSpec spec = values.Get(_optimizer);
        if (values.Get(_momentum) is { } momentum)
            spec = WithMomentum(spec, momentum, values.IsOn(_nesterov));
        if (values.IsOn(_nesterov))
            RequireNesterov(spec);
        return values.Get(_weightDecay) is { } weightDecay ? WithWeightDecay(spec, weightDecay) : spec;
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
