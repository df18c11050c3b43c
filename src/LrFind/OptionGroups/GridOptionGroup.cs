using System.CommandLine;
using LrFind.Cli.Help;
using LrFind.Engines.Worker;
using LrFind.Experiments.Sweeps;
using LrFind.Models;

namespace LrFind.Cli.OptionGroups;

/// <summary>The axes of a sweep.</summary>
internal sealed class GridOptionGroup
{
    private readonly Option<string[]> _models = new("--model")
    {
        Description = "Models, as in linear,mlp:256,128,resnet: a comma behind a colon starts a new one only before a model's name or a file; may be repeated [default: mlp]",
        HelpName = "MODELS",
    };

    private readonly ValueOption<IReadOnlyList<string>?> _optimizers = OptimizerOption.Several();

    private readonly ValueOption<IReadOnlyList<int>?> _batchSizes = OptionFactory.List<int>(
        "--batch-size", "ROWS", "Rows of a mini-batch, as in 32,128 [default: 64; fewer on small tables]",
        "whole numbers", OptionFactory.TryInteger);

    private readonly ValueOption<IReadOnlyList<double>?> _weightDecays = OptionFactory.List<double>(
        "--weight-decay", "NUMBERS", "Weight decays, as in 0,1e-4; rprop has none and one cell [default: the optimizer's]",
        "numbers", OptionFactory.TryNumber);

    private readonly ValueOption<IReadOnlyList<double>?> _momenta = OptionFactory.List<double>(
        "--momentum", "NUMBERS", "Momenta of sgd and rmsprop, as in 0.9,0.95; other optimizers have one cell [default: 0]",
        "numbers", OptionFactory.TryNumber);

    private readonly Option<bool> _nesterov = ModelOptionGroup.Nesterov();
    private readonly ModelFileOptionGroup _files = new();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(DocumentedCommand command)
    {
        _models.Aliases.Add("-m");
        command.Section(HelpTopic.Grid).AddCommon(_models).AddCommon(_optimizers).AddCommon(_batchSizes)
            .Add(_weightDecays).AddCommon(_momenta).Add(_nesterov);
        _files.AddTo(command);
    }

    /// <summary>The grid.</summary>
    /// <exception cref="UsageException">A value is no number.</exception>
    public SweepGrid Grid(OptionValues values)
    {
        var byDefault = new SweepGrid();
        return new()
        {
            Models = values.IsGiven(_models)
                ? [.. values.All(_models).SelectMany(ModelList.Split).Select(ModelChoice.Canonical)]
                : byDefault.Models,
            Optimizers = values.Get(_optimizers) ?? byDefault.Optimizers,
            BatchSizes = values.Get(_batchSizes) ?? byDefault.BatchSizes,
            WeightDecays = values.Get(_weightDecays),
            Momenta = values.Get(_momenta),
            Nesterov = values.IsOn(_nesterov),
        };
    }

    /// <summary>The files that models are read from.</summary>
    public IEnumerable<string> Inputs(OptionValues values) => Grid(values).Models.SelectMany(ModelChoice.FilesOf);

    /// <summary>The models of the grid, by the names that it has for them.</summary>
    /// <param name="values">The values of the options.</param>
    /// <param name="grid">The grid.</param>
    /// <param name="code">What runs models that are code; <see langword="null"/> to read them only.</param>
    /// <exception cref="UsageException">An option goes with none of them.</exception>
    public IReadOnlyDictionary<string, LoadedModel> Models(OptionValues values, SweepGrid grid, WorkerEngine? code) =>
        _files.Models(values, grid.Models, code);
}
