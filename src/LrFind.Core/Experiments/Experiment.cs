using System.Numerics;
using LrFind.Data;
using LrFind.Engines;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Layers;
using LrFind.Models.Losses;
using LrFind.Models.Optimizers;
using LrFind.RangeTests;

namespace LrFind.Experiments;

/// <summary>
/// What a learning rate is searched for: data, a model sized to them, a loss of their task, an optimizer, and a range test that they have
/// enough rows for. Resolved once, and valid by construction; searches, verifications, checks and the cells of a sweep take it as it is.
/// </summary>
public sealed class Experiment
{
    private Experiment(Dataset dataset, SizedModel model, LossSpec loss, FinderOptions options) =>
        (Dataset, Model, Loss, Options) = (dataset, model, loss, options);

    /// <summary>The data.</summary>
    public Dataset Dataset { get; }

    /// <summary>The model, sized to the data.</summary>
    public SizedModel Model { get; }

    /// <summary>The loss; where classes count differently, with their weights.</summary>
    public LossSpec Loss { get; }

    /// <summary>The optimizer and its settings.</summary>
    public OptimizerSpec Optimizer => Options.Optimizer;

    /// <summary>The range test, its batch size that for the data where none was asked for.</summary>
    public RangeTestOptions RangeTest => Options.RangeTest;

    /// <summary>What was asked for, with what the data settle of it: the batch size, and the steps of epochs.</summary>
    public FinderOptions Options { get; }

    /// <summary>What the user should know of the data, the model and the mini-batches.</summary>
    public IReadOnlyList<Warning> Warnings { get; private init; } = [];

    /// <summary>Resolves what was asked for.</summary>
    /// <param name="dataset">The data.</param>
    /// <param name="options">What was asked for.</param>
    /// <exception cref="InputException">There are fewer training rows than a step needs, or the model's file is for other data.</exception>
    /// <exception cref="SettingException">An option is out of its range, or not for these data.</exception>
    public static Experiment Create(Dataset dataset, FinderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var shape = DataShape.From(dataset);
        return Create(dataset, shape, options, options.Model.SizeTo(shape));
    }

    /// <summary>Resolves what was asked for, with a model that is sized to the data already.</summary>
    /// <param name="options">What was asked for, but for the model.</param>
    /// <exception cref="ArgumentException">
    /// The model takes other rows than the data have, or gives other outputs than they need.
    /// </exception>
    /// <exception cref="InputException">There are fewer training rows than a step needs.</exception>
    /// <exception cref="SettingException">An option is out of its range, or not for these data.</exception>
    internal static Experiment Create(Dataset dataset, FinderOptions options, SizedModel model)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(model);
        return Create(dataset, DataShape.From(dataset), options, model);
    }

    /// <summary>The same on the same rows, split another way.</summary>
    /// <param name="split">As many rows to train on, or nearly, with the same features and targets.</param>
    internal Experiment On(Dataset split) => new(split, Model, Loss, Options) { Warnings = Warnings };

    /// <summary>A training of this experiment.</summary>
    /// <param name="seed">The seed of the initial weights and of the order of the rows.</param>
    /// <param name="threads">The most threads to use.</param>
    /// <param name="rates">The rate of each step.</param>
    /// <param name="stop">When to end before the last step.</param>
    internal TrainingJob Job(long seed, int threads, IReadOnlyList<double> rates, StopRule stop) => new()
    {
        Model = Model,
        Loss = Loss,
        Optimizer = Optimizer,
        Trainer = RangeTest.Trainer with { Seed = seed, Threads = threads },
        Training = Dataset.Training,
        RowsPerStep = RangeTest.RowsPerStep,
        LearningRates = rates,
        Stop = stop,
    };

    private static Experiment Create(Dataset dataset, DataShape shape, FinderOptions options, SizedModel model)
    {
        options.Validate();
        if (!model.InputShape.Equals(shape.Input) || (model.OutputShape.Count != shape.Outputs && !HasTwoLogits(model, dataset)))
        {
            // What code gives is known only when it has run.
            throw model is ModuleSpec ? new InputException(model.Name, FormattableString.Invariant(
                $"the model gives {NumberText.Plural(model.OutputShape.Count, "output")}; the data need {shape.Outputs}; `ModelArg` sets a parameter of the model"))
                : new ArgumentException(
                $"the model takes rows of the shape {model.InputShape} and gives {model.OutputShape}; the data have {shape.Input} and need ({shape.Outputs})");
        }

        RequireFullBatch(dataset, options.RangeTest.For(dataset.Training.Count));
        FinderOptions resolved = Resolve(options, dataset.Training.Count);
        LossSpec loss = LossOf(dataset, resolved, HasTwoLogits(model, dataset));
        RequireVariance(model as ModelSpec, resolved.RangeTest.BatchSize);
        return new Experiment(dataset, model, loss, resolved)
        {
            Warnings = [.. dataset.Warnings, .. BatchWarnings.Of(dataset, options.RangeTest), .. OfModel(model, loss)],
        };
    }

    private static FinderOptions Resolve(FinderOptions options, int rows)
    {
        RangeTestOptions test = options.RangeTest.For(rows);
        long? steps = options.Epochs is { } epochs ? ((long)epochs * rows + test.RowsPerStep - 1) / test.RowsPerStep : options.TrainSteps;
        return options with { RangeTest = test, TrainSteps = steps is { } count ? (int)Math.Min(count, int.MaxValue) : null };
    }

    // People write two outputs for two classes as well as one.
    private static bool HasTwoLogits(SizedModel model, Dataset dataset) =>
        dataset is { Task: TaskKind.Binary, OutputCount: 1 } && model.OutputShape.Count == 2;

    private static LossSpec LossOf(Dataset dataset, FinderOptions options, bool hasTwoLogits)
    {
        LossSpec loss = options.Loss ?? LossCatalog.DefaultOf(hasTwoLogits ? TaskKind.Multiclass : dataset.Task);
        LossCatalog.RequireTask(loss, dataset.Task, hasTwoLogits);
        return options.ClassWeights == ClassWeighting.Balanced ? LossCatalog.Balanced(loss, dataset.ClassCounts) : loss;
    }

    private static IEnumerable<Warning> OfModel(SizedModel model, LossSpec loss) =>
        model is ModelSpec graph && LossCatalog.RedundantActivation(graph, loss) is { } layer
            ? [.. model.Warnings, new($"the model ends in {layer}, which the {loss.Name} applies once more", "leave the layer out")]
            : model.Warnings;

    // Batch normalisation of a single value leaves nothing of it.
    private static void RequireVariance(ModelSpec? model, int batchSize)
    {
        for (int node = 0; batchSize == 1 && model is not null && node < model.Nodes.Count; node++)
        {
            if (model.Nodes[node].Layer is BatchNormSpec norm && model.ShapeOf(node).Count == norm.NumFeatures)
            {
                throw new SettingException(nameof(RangeTestOptions.BatchSize), "1",
                    $"2 or more: '{model.Name}' has {norm.Kind}, and one row has no variance");
            }
        }
    }

    private static void RequireFullBatch(Dataset dataset, RangeTestOptions test)
    {
        if ((long)test.BatchSize * test.Accumulate <= dataset.Training.Count)
            return;
        int fits = 1 << BitOperations.Log2((uint)(dataset.Training.Count / test.Accumulate));
        string remedy = fits > 1 ? FormattableString.Invariant($"use `BatchSize` {fits}, or more rows")
            : test.Accumulate > 1 ? "use a smaller `Accumulate`, or more rows" : "use more rows";
        string batch = test.Accumulate == 1 ? $"a batch of {test.BatchSize}" : $"a step of {test.Accumulate} batches of {test.BatchSize}";
        throw new InputException(dataset.File, $"{dataset.Training.Count} rows to train on are fewer than {batch}; {remedy}");
    }
}
