using LrFind.Foundation;
using LrFind.Models.Optimizers;
using LrFind.RangeTests;

namespace LrFind.Experiments.Sweeps;

/// <summary>The settings of which a sweep tries every combination.</summary>
public sealed record SweepGrid
{
    /// <summary>The most cells of a grid.</summary>
    public const int MaxCells = 1_000_000;

    /// <summary>The models as the user names them; at least one. Default: mlp.</summary>
    public IReadOnlyList<string> Models { get; init; } = ["mlp"];

    /// <summary>
    /// The optimizers by the names of PyTorch's classes in lower case, each with settings behind a colon where they are not PyTorch's
    /// defaults, as in adam:betas=0.9,0.95; at least one. Default: adam.
    /// </summary>
    public IReadOnlyList<string> Optimizers { get; init; } = ["adam"];

    /// <summary>
    /// Rows of a mini-batch, one size or several, or <see langword="null"/> for one, that of <see cref="RangeTestOptions.For"/>; at least 1.
    /// Default: <see langword="null"/>.
    /// </summary>
    public IReadOnlyList<int>? BatchSizes { get; init; }

    /// <summary>Weight decays, or <see langword="null"/> for each optimizer's own; at least 0. Default: <see langword="null"/>.</summary>
    public IReadOnlyList<double>? WeightDecays { get; init; }

    /// <summary>Momenta, or <see langword="null"/> for 0; from 0 to 1. Default: <see langword="null"/>.</summary>
    public IReadOnlyList<double>? Momenta { get; init; }

    /// <summary>Whether SGD with a momentum of more than 0 uses Nesterov's. Default: no.</summary>
    public bool Nesterov { get; init; }

    /// <summary>
    /// All cells: models outermost, then optimizers, weight decays, momenta, batch sizes. An optimizer without momentum or weight decay has
    /// one cell where others have one for each value.
    /// </summary>
    /// <exception cref="SettingException">The grid is not valid; see <see cref="Validate"/>.</exception>
    public IReadOnlyList<SweepCell> Cells()
    {
        List<OptimizerSpec> optimizers = ValidOptimizers();
        IReadOnlyList<int> batchSizes = Sizes;
        var cells = new List<SweepCell>(Models.Count * optimizers.Count * batchSizes.Count);
        foreach (string model in Models)
        {
            foreach (OptimizerSpec optimizer in optimizers)
            {
                foreach (int batchSize in batchSizes)
                    cells.Add(new(cells.Count, model, optimizer, batchSize));
            }
        }

        return cells;
    }

    /// <summary>Checks the axes, before any data are there.</summary>
    /// <exception cref="SettingException">
    /// An axis is empty, names a value twice or a value out of its range, or goes with none of the optimizers.
    /// </exception>
    public void Validate() => ValidOptimizers();

    /// <summary>The same with optimizers in the words that reports have for them.</summary>
    internal SweepGrid Canonical() =>
        this with { Optimizers = [.. Optimizers.Select(o => OptimizerText.Format(OptimizerDefinition.Parse(o).Spec))] };

    private IReadOnlyList<int> Sizes => BatchSizes ?? [RangeTestOptions.DefaultBatchSize];

    // Every optimizer with each of its settings.
    private List<OptimizerSpec> ValidOptimizers()
    {
        RequireDifferent(Models, "Model");
        OptimizerDefinition[] definitions = [.. Optimizers.Select(OptimizerDefinition.Parse)];
        RequireDifferent([.. definitions.Select(d => OptimizerText.Format(d.Spec))], "Optimizer");
        RequireDifferent(Sizes, "BatchSize");
        var optimizers = new List<OptimizerSpec>();
        foreach (OptimizerDefinition definition in definitions)
            optimizers.AddRange(Variants(definition));
        RequireUsed(WeightDecays, "WeightDecay", optimizers.Exists(o => o is WeightDecayingSpec),
            "an optimizer that has one, any but rprop, in `Optimizer`");
        RequireUsed(Momenta, "Momentum", optimizers.Exists(o => o is IMomentumSpec),
            $"{string.Join(" or ", OptimizerCatalog.WithMomentum)} in `Optimizer`");
        SettingException.Require(!Nesterov || optimizers.Exists(o => o is IMomentumSpec { HasNesterov: true, Momentum: > 0 }), "Nesterov",
            "given for optimizers that have no momentum",
            "sgd in `Optimizer` and a `Momentum` of more than 0");
        long count = (long)Models.Count * optimizers.Count * Sizes.Count;
        SettingException.Require(count <= MaxCells, "Model", FormattableString.Invariant($"one axis of a grid of {count} cells"),
            FormattableString.Invariant($"at most {MaxCells}"));
        return optimizers;
    }

    private List<OptimizerSpec> Variants(OptimizerDefinition definition)
    {
        RequireOnce(definition, OptimizerText.WeightDecay, WeightDecays is not null, "WeightDecay");
        RequireOnce(definition, OptimizerText.Momentum, Momenta is not null, "Momentum");
        RequireOnce(definition, OptimizerText.Nesterov, Nesterov, "Nesterov");
        List<OptimizerSpec> variants =
            [.. WithWeightDecays(definition.Spec).SelectMany(WithMomenta).Select(definition.Validated)];
        bool isLost = definition.Spec is IMomentumSpec { Nesterov: true } && !variants.Exists(v => v is IMomentumSpec { Nesterov: true });
        SettingException.Require(!isLost, "Momentum", "0", "a number of more than 0 with nesterov in `Optimizer`");
        return variants;
    }

    // What is written in two places may say two things.
    private static void RequireOnce(OptimizerDefinition definition, string name, bool isGiven, string setting) =>
        SettingException.Require(!isGiven || !definition.Gives(name), setting,
            $"given, and so is {name} in '{Quoting.Shortened(definition.Text)}' of `Optimizer`", "one of the two");

    private IEnumerable<OptimizerSpec> WithWeightDecays(OptimizerSpec optimizer) =>
        WeightDecays is not null && optimizer is WeightDecayingSpec decaying
        ? WeightDecays.Select(w => (OptimizerSpec)(decaying with { WeightDecay = w }))
        : [optimizer];

    private IEnumerable<OptimizerSpec> WithMomenta(OptimizerSpec optimizer) =>
        optimizer is IMomentumSpec spec && (Momenta is not null || Nesterov)
        ? (Momenta ?? [spec.Momentum]).Select(m => spec.WithMomentum(m, Nesterov || spec.Nesterov))
        : [optimizer];

    private static void RequireUsed(IReadOnlyList<double>? values, string setting, bool isUsed, string expected)
    {
        if (values is null)
            return;
        RequireDifferent(values, setting);
        SettingException.Require(isUsed, setting, "given for optimizers that have none", expected);
    }

    private static void RequireDifferent<T>(IReadOnlyList<T> values, string setting)
    {
        SettingException.Require(values.Count > 0, setting, "an empty list", "at least one value");
        var seen = new HashSet<T>();
        foreach (T value in values)
            SettingException.Require(seen.Add(value), setting, FormattableString.Invariant($"{value} twice"), "different values");
    }
}

/// <summary>One cell of a grid: one search for a learning rate.</summary>
/// <param name="Index">Its place in the grid, from 0.</param>
/// <param name="Model">The model, as the user named it.</param>
/// <param name="Optimizer">The optimizer with its settings.</param>
/// <param name="BatchSize">Rows of a mini-batch.</param>
public sealed record SweepCell(int Index, string Model, OptimizerSpec Optimizer, int BatchSize)
{
    /// <summary>The weight decay; <see langword="null"/> for an optimizer that has none.</summary>
    public double? WeightDecay => (Optimizer as WeightDecayingSpec)?.WeightDecay;

    /// <summary>The momentum; <see langword="null"/> for an optimizer that has none.</summary>
    public double? Momentum => (Optimizer as IMomentumSpec)?.Momentum;
}
