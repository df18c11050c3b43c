using System.Diagnostics;
using System.Numerics;
using LrFind.Curves;
using LrFind.Data;
using LrFind.Engines;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Layers;
using LrFind.Models.Losses;
using LrFind.RangeTests;
using LrFind.Suggestions;

namespace LrFind.Experiments;

/// <summary>Searches a learning rate for a model on a data set: repeated range tests from fresh weights, and what their curves say.</summary>
public static class LearningRateFinder
{
    /// <summary>Runs the search.</summary>
    /// <param name="dataset">The data.</param>
    /// <param name="engine">What trains the model.</param>
    /// <param name="options">What to search, and how.</param>
    /// <param name="progress">Told the number of steps done; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the search within a step.</param>
    /// <exception cref="InputException">There are fewer training rows than a batch needs.</exception>
    /// <exception cref="SettingException">There is no such model, or an option is out of its range.</exception>
    /// <exception cref="InputException">The model's file cannot be read, or is for other data.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static FindResult Find(
        Dataset dataset, IEngine engine, FinderOptions options, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(options);
        ModelSpec model = Check(dataset, options);
        RunWarning[] aboutBatches = BatchWarnings.Of(dataset, options.RangeTest);
        options = For(dataset, options);
        LossSpec loss = LossOf(dataset, options);
        long start = Stopwatch.GetTimestamp();
        var tests = new RepeatedRangeTest(dataset, engine, model, loss, options);
        CurveSet curves = tests.Run(progress, cancellation);
        TimeSpan trainingTime = Stopwatch.GetElapsedTime(start);
        SuggestionResult suggestion = Suggester.Suggest(curves, options.Rule, options.TrainSteps);
        DescentEvidence? evidence = suggestion.Suggestion is null ? null : DescentCheck.Measure(tests, suggestion, cancellation);
        if (evidence is not null && evidence.IsWithinChance(suggestion.Suggestion!.Descent))
            suggestion = new SuggestionResult(Verdict.WithinChance, null, suggestion.Analysis);
        return new FindResult
        {
            Dataset = dataset,
            Model = model,
            Loss = loss,
            Options = options,
            Engine = engine.Name,
            Curves = curves,
            Suggestion = suggestion,
            Warnings =
            [
                .. RunWarning.From(dataset.Warnings), .. aboutBatches, .. OfModel(model, loss), .. CurveWarnings.Of(suggestion, CurveSource.RangeTest),
                .. OfEvidence(suggestion, evidence),
            ],
            Evidence = evidence,
            TrainingTime = trainingTime,
        };
    }

    /// <summary>Checks all that can be checked before the search.</summary>
    /// <param name="dataset">The data.</param>
    /// <param name="options">What to search, and how.</param>
    /// <returns>The model, sized to the data.</returns>
    /// <exception cref="InputException">There are fewer training rows than a batch needs.</exception>
    /// <exception cref="SettingException">There is no such model, or an option is out of its range or not for these data.</exception>
    /// <exception cref="InputException">The model's file cannot be read, or is for other data.</exception>
    public static ModelSpec Check(Dataset dataset, FinderOptions options)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        options = For(dataset, options);
        RequireFullBatch(dataset, options.RangeTest);
        LossOf(dataset, options);
        ModelSpec model = options.Model.Create(DataShape.Of(dataset));
        RequireVariance(model, options.RangeTest.BatchSize);
        return model;
    }

    // What is left to the data is settled by them: the batch size of small tables, and the steps of epochs.
    private static FinderOptions For(Dataset dataset, FinderOptions options)
    {
        int rows = dataset.Training.Count;
        RangeTestOptions test = options.RangeTest.For(rows);
        long? steps = options.Epochs is { } epochs ? ((long)epochs * rows + test.RowsPerStep - 1) / test.RowsPerStep : options.TrainSteps;
        return options with { RangeTest = test, TrainSteps = steps is { } count ? (int)Math.Min(count, int.MaxValue) : null };
    }

    private static RunWarning[] OfModel(ModelSpec model, LossSpec loss) => LossCatalog.DoneTwice(model, loss) is { } layer
        ? [new($"the model ends in {layer}, which the {loss.Name} applies once more", "leave the layer out")]
        : [];

    private static RunWarning[] OfEvidence(SuggestionResult result, DescentEvidence? evidence) =>
        result.Suggestion is { } found && evidence is not null && evidence.IsForTrainingRowsOnly(found.Descent)
            ? [new("the loss on the rows held out does not fall with the training loss: what the model learns holds for the training rows only",
                "check that the features say something about the target, or regularise the model")]
            : [];

    private static LossSpec LossOf(Dataset dataset, FinderOptions options)
    {
        LossSpec loss = options.Loss ?? LossCatalog.DefaultOf(dataset.Task);
        LossCatalog.RequireSuits(loss, dataset.Task);
        return options.ClassWeights == ClassWeighting.Balanced ? LossCatalog.Balanced(loss, dataset.ClassCounts) : loss;
    }

    // Batch normalisation of a single value leaves nothing of it.
    private static void RequireVariance(ModelSpec model, int batchSize)
    {
        for (int node = 0; batchSize == 1 && node < model.Nodes.Count; node++)
        {
            if (model.Nodes[node].Layer is BatchNormSpec norm && model.ShapeOf(node).Count == norm.NumFeatures)
                throw new SettingException(nameof(RangeTestOptions.BatchSize), "1", $"2 or more: '{model.Name}' has {norm.Kind}, and one row has no variance");
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
