using LrFind.Curves;
using LrFind.Data;
using LrFind.Engines;
using LrFind.Engines.Embedded;
using LrFind.Experiments;
using LrFind.Models;
using LrFind.Models.Catalog;
using LrFind.Models.Layers;
using LrFind.Models.Losses;
using LrFind.Models.Optimizers;
using LrFind.RangeTests;
using LrFind.Suggestions;

namespace LrFind.Regret;

/// <summary>A data set, a model and an optimizer.</summary>
/// <param name="Dataset">The data.</param>
/// <param name="Model">The model.</param>
/// <param name="Optimizer">The optimizer.</param>
internal sealed record Problem(Dataset Dataset, ModelSpec Model, OptimizerSpec Optimizer)
{
    private const int Runs = 4;

    private static readonly EmbeddedEngine s_engine = new(threads: 1);
    private static readonly RangeTestOptions s_test = new();

    /// <summary>Rows of a mini-batch.</summary>
    public int BatchSize { get; init; } = s_test.BatchSize;

    /// <summary>What it is called where every problem has its own row.</summary>
    public string Name => $"{Dataset.Name} {Model.Name} {Optimizer.Name}";

    private LossSpec Loss => LossCatalog.DefaultOf(Dataset.Task);

    /// <summary>Every data set with every model and every optimizer.</summary>
    public static IEnumerable<Problem> All(IEnumerable<Dataset> datasets) =>
        from dataset in datasets
        from model in Models(dataset.FeatureNames.Count, dataset.OutputCount)
        from optimizer in new OptimizerSpec[] { new SgdSpec { Momentum = 0.9 }, new AdamSpec(), new RMSpropSpec() }
        select new Problem(dataset, model, optimizer);

    /// <summary>The same for several splits of each table: an item for each combination, in it a problem for each split.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="splits">The seeds of the splits are those from 0 to one less.</param>
    public static IEnumerable<IReadOnlyList<Problem>> OnSplits(IEnumerable<Table> tables, int splits) =>
        from table in tables
        let bySplit = Enumerable.Range(0, splits).Select(seed => All([table.Split(seed)]).ToArray()).ToArray()
        from combination in Enumerable.Range(0, bySplit[0].Length)
        select bySplit.Select(problems => problems[combination]).ToArray();

    /// <summary>A trainer from fresh weights, and its batches.</summary>
    public (ITrainer Trainer, BatchSampler Batches) Start(long seed) =>
        (s_engine.CreateTrainer(Model, Loss, Optimizer, s_test.Trainer with { BatchSize = BatchSize, Seed = seed }),
            new BatchSampler(Dataset.Training, BatchSize, seed));

    /// <summary>The curves of a run of three repeats.</summary>
    /// <param name="seed">The seed of the first.</param>
    /// <param name="steps">Steps from 1e-5 to 10; 0 for the usual 100.</param>
    public CurveSet Curves(long seed, int steps = 0)
    {
        var rates = LearningRateRange.Rates(StepMode.Exponential, s_test.LrMin, s_test.LrMax, steps > 0 ? steps : s_test.Steps);
        RowSet probe = ProbeSet.Draw(Dataset.Training, s_test.ProbeRows, seed);
        var curves = new LossCurve[s_test.Repeats];
        IEngine engine = s_engine;
        for (int i = 0; i < curves.Length; i++)
            curves[i] = new LossCurve(engine.Run(Job(seed + i, rates) with { Probe = probe, Stop = StopRule.Diverged }).Points);

        return new CurveSet(curves, rates.Length) { StepGain = Optimizer.StepGain };
    }

    /// <summary>A run of three repeats with what it suggests, as the library has it.</summary>
    /// <param name="seed">The seed of the first repeat.</param>
    public FindResult Find(long seed)
    {
        CurveSet curves = Curves(seed);
        return new FindResult
        {
            Experiment = Experiment.Create(Dataset, new FinderOptions { Optimizer = Optimizer, RangeTest = s_test with { Seed = seed } }, Model),
            Engine = s_engine.Name,
            Curves = curves,
            Answer = Suggester.Suggest(curves, SuggestionRules.Default),
            Warnings = [],
            TrainingTime = TimeSpan.Zero,
        };
    }

    private TrainingJob Job(long seed, double[] rates) => new()
    {
        Model = Model,
        Loss = Loss,
        Optimizer = Optimizer,
        Trainer = s_test.Trainer with { BatchSize = BatchSize, Seed = seed },
        Training = Dataset.Training,
        RowsPerStep = BatchSize,
        LearningRates = rates,
        Stop = StopRule.Never,
    };

    /// <summary>What runs of three repeats say, each from other seeds.</summary>
    /// <param name="steps">Steps from 1e-5 to 10; 0 for the usual 100.</param>
    public SuggestionResult[] Answers(int steps = 0) => [.. Enumerable.Range(0, Runs).Select(run => Suggester.Suggest(Curves(10 * run, steps)))];

    /// <summary>The rates they suggest; <see langword="null"/> where one suggests nothing.</summary>
    /// <param name="steps">Steps from 1e-5 to 10; 0 for the usual 100.</param>
    public double?[] Suggestions(int steps = 0) => [.. Answers(steps).Select(a => a.Suggestion?.LearningRate)];

    /// <summary>The loss on the held-out rows of a model that always says what is most likely in the training rows.</summary>
    public double ConstantLoss()
    {
        RowSet training = Dataset.Training, held = Dataset.Validation;
        double sum = 0;
        if (Dataset.Task == TaskKind.Regression)
        {
            // The target is standardised on the training rows: their mean is 0.
            foreach (float value in held.Values)
                sum += value * value;
            return sum / held.Count;
        }

        int[] counts = new int[Math.Max(2, Dataset.Classes.Count)];
        for (int i = 0; i < training.Count; i++)
            counts[ClassOf(training, i)]++;
        for (int i = 0; i < held.Count; i++)
            sum -= Math.Log((double)counts[ClassOf(held, i)] / training.Count);
        return sum / held.Count;
    }

    private static int ClassOf(RowSet rows, int row) => rows.Labels.IsEmpty ? (int)rows.Values[row] : rows.Labels[row];

    private static ModelSpec[] Models(int inputs, int outputs) =>
    [
        ModelCatalog.Create("linear", inputs, outputs),
        ModelCatalog.Create("mlp", inputs, outputs),
        ModelSpec.Chain("mlp-bn", new TensorShape(inputs),
            ("fc1", new LinearSpec(inputs, 128)), ("bn1", new BatchNorm1dSpec(128)), ("relu1", new ReluSpec()),
            ("fc2", new LinearSpec(128, 64)), ("bn2", new BatchNorm1dSpec(64)), ("relu2", new ReluSpec()),
            ("fc3", new LinearSpec(64, outputs))),
    ];
}
