using System.CommandLine;
using System.Globalization;
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

    private readonly Option<string?> _optimizers = OptionFactory.Create("--optimizer", "NAMES",
        "Optimizers, as in sgd,adam [default: adam]");
    private readonly Option<string?> _batchSizes = OptionFactory.Create(
        "--batch-size", "ROWS", "Rows of a mini-batch, as in 32,128 [default: 64; fewer on small tables]");

    private readonly Option<string?> _weightDecays = OptionFactory.Create(
        "--weight-decay", "NUMBERS", "Weight decays, as in 0,1e-4; rprop has none and one cell [default: the optimizer's]");

    private readonly Option<string?> _momenta = OptionFactory.Create(
        "--momentum", "NUMBERS", "Momenta of sgd and rmsprop, as in 0.9,0.95; other optimizers have one cell [default: 0]");

    private readonly Option<bool> _nesterov = ModelOptionGroup.Nesterov();
    private readonly ModelFileOptionGroup _files = new();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_models);
        _files.AddTo(command);
        command.Add(_optimizers);
        command.Add(_batchSizes);
        command.Add(_weightDecays);
        command.Add(_momenta);
        command.Add(_nesterov);
    }

    /// <summary>The grid.</summary>
    /// <exception cref="UsageException">A value is no number.</exception>
    public SweepGrid Grid(ParseResult parsed)
    {
        var byDefault = new SweepGrid();
        return new()
        {
            Models = parsed.IsGiven(_models) ? [.. parsed.GetValue(_models)!.SelectMany(ModelList.Split)] : byDefault.Models,
            Optimizers = Parts(parsed, _optimizers) ?? byDefault.Optimizers,
            BatchSizes = Parts(parsed, _batchSizes)?.ConvertAll(p => Integer(_batchSizes, p)) ?? byDefault.BatchSizes,
            WeightDecays = Parts(parsed, _weightDecays)?.ConvertAll(p => Number(_weightDecays, p)),
            Momenta = Parts(parsed, _momenta)?.ConvertAll(p => Number(_momenta, p)),
            Nesterov = parsed.GetValue(_nesterov),
        };
    }

    /// <summary>The models of the grid, by the names that it has for them.</summary>
    /// <exception cref="UsageException">An option goes with none of them.</exception>
    public IReadOnlyDictionary<string, LoadedModel> Models(ParseResult parsed, SweepGrid grid) => _files.Models(parsed, grid.Models);

    private static List<string>? Parts(ParseResult parsed, Option<string?> option) => parsed.IsGiven(option)
        ? [.. (parsed.GetValue(option) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]
        : null;

    private static int Integer(Option<string?> option, string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
            ? value
            : throw new UsageException($"{option.Name} names '{text}'; expected whole numbers separated by commas");

    private static double Number(Option<string?> option, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw new UsageException($"{option.Name} names '{text}'; expected numbers separated by commas");
}
