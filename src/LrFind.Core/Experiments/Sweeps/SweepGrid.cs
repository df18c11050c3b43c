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

    /// <summary>The optimizers, at least one; one of <see cref="OptimizerCatalog.All"/>. Default: adam.</summary>
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

    private IReadOnlyList<int> Sizes => BatchSizes ?? [RangeTestOptions.DefaultBatchSize];

    // Every optimizer with each of its settings.
    private List<OptimizerSpec> ValidOptimizers()
    {
        RequireDifferent(Models, "Model");
        RequireDifferent(Optimizers, "Optimizer");
        RequireDifferent(Sizes, "BatchSize");
        var optimizers = new List<OptimizerSpec>();
        foreach (string name in Optimizers)
            optimizers.AddRange(Variants(Find(name)));
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

    private IEnumerable<OptimizerSpec> Variants(OptimizerSpec optimizer)
    {
        foreach (OptimizerSpec decaying in WithWeightDecays(optimizer))
        {
            foreach (OptimizerSpec variant in WithMomenta(decaying))
                yield return variant;
        }
    }

    private IEnumerable<OptimizerSpec> WithWeightDecays(OptimizerSpec optimizer) =>
        WeightDecays is not null && optimizer is WeightDecayingSpec decaying
        ? WeightDecays.Select(w => (OptimizerSpec)(decaying with { WeightDecay = w }))
        : [optimizer];

    private IEnumerable<OptimizerSpec> WithMomenta(OptimizerSpec optimizer) => Momenta is not null && optimizer is IMomentumSpec spec
        ? Momenta.Select(m => spec.WithMomentum(m, Nesterov))
        : [optimizer];

    private static OptimizerSpec Find(string name)
    {
        foreach (OptimizerSpec optimizer in OptimizerCatalog.All)
        {
            if (optimizer.Name == name)
                return optimizer;
        }

        throw new SettingException("Optimizer", $"'{Quoting.Shortened(name)}'",
            string.Join(", ", OptimizerCatalog.All.SkipLast(1).Select(o => o.Name)) + $" or {OptimizerCatalog.All[^1].Name}");
    }

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
