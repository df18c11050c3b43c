using System.Diagnostics;
using LrFind.Data;
using LrFind.RangeTests;
using LrFind.Suggestions;
using LrFind.Training;

namespace LrFind.Experiments;

/// <summary>Searches a learning rate for a model on a data set: a range test from fresh weights, and what its curve says.</summary>
public static class LearningRateFinder
{
    /// <summary>Runs the search.</summary>
    /// <param name="dataset">The data.</param>
    /// <param name="engine">What trains the model.</param>
    /// <param name="options">What to search, and how.</param>
    /// <param name="progress">Told the number of steps done; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the search within a step.</param>
    /// <exception cref="DatasetException">There are fewer training rows than a batch needs.</exception>
    /// <exception cref="SettingException">There is no such model, or an option is out of its range.</exception>
    /// <exception cref="ModelException">The model's file cannot be read, or is for other data.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static FindResult Find(
        Dataset dataset, IEngine engine, FinderOptions options, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        RequireFullBatch(dataset, options.RangeTest);

        ModelSpec model = options.Model.Create(DataShape.Of(dataset));
        LossSpec loss = LossOf(dataset, options);
        long start = Stopwatch.GetTimestamp();
        RangeTestResult test = RunTest(dataset, engine, model, loss, options, progress, cancellation);
        TimeSpan trainingTime = Stopwatch.GetElapsedTime(start);
        SuggestionResult suggestion = Steepest.Suggest(test.Curve);
        List<RunWarning> warnings = Warnings(dataset, options, test, suggestion);
        if (LossCatalog.DoneTwice(model, loss) is { } layer)
            warnings.Add(new($"the model ends in {layer}, which the {loss.Name} applies once more", "leave the layer out"));
        return new FindResult
        {
            Dataset = dataset,
            Model = model,
            Loss = loss,
            Options = options,
            Engine = engine.Name,
            RangeTest = test,
            Suggestion = suggestion,
            Warnings = warnings,
            TrainingTime = trainingTime,
        };
    }

    private static RangeTestResult RunTest(
        Dataset dataset, IEngine engine, ModelSpec model, LossSpec loss, FinderOptions options, IProgress<int>? progress, CancellationToken cancellation)
    {
        RangeTestOptions test = options.RangeTest;
        using ITrainer trainer = engine.CreateTrainer(model, loss, options.Optimizer, test.Trainer);
        var batches = new BatchSampler(dataset.Training, test.RowsPerStep, test.Seed);
        var ladder = new LrLadder(test.Ladder, test.LrMin, test.LrMax, test.Steps);
        return RangeTests.RangeTest.Run(trainer, batches, ladder, progress, cancellation);
    }

    private static LossSpec LossOf(Dataset dataset, FinderOptions options)
    {
        LossSpec loss = options.Loss ?? LossCatalog.DefaultOf(dataset.Task);
        LossCatalog.RequireSuits(loss, dataset.Task);
        return loss;
    }

    private static void RequireFullBatch(Dataset dataset, RangeTestOptions test)
    {
        if ((long)test.BatchSize * test.Accumulate <= dataset.Training.Count)
            return;
        int fits = Math.Max(1, dataset.Training.Count / 4 / test.Accumulate);
        string batch = test.Accumulate == 1 ? $"a batch of {test.BatchSize}" : $"a step of {test.Accumulate} batches of {test.BatchSize}";
        throw new DatasetException(dataset.File, $"{dataset.Training.Count} rows to train on are fewer than {batch}; use --batch-size {fits}, or more rows");
    }

    private static List<RunWarning> Warnings(Dataset dataset, FinderOptions options, RangeTestResult test, SuggestionResult suggestion)
    {
        var warnings = dataset.Warnings.Select(w => new RunWarning(w.Message, "")).ToList();
        if (suggestion.Suggestion is not { } found)
            return warnings;
        if (test.StopReason == StopReason.Completed && found.Edge == test.Curve[test.Curve.Count - 1].LearningRate)
            warnings.Add(new("the loss did not take off, so the upper end of the stable range is not known", "raise --lr-max to see it"));
        if (found.LearningRate < options.RangeTest.LrMin * 3)
            warnings.Add(new("the loss falls most steeply at the first rates", "lower --lr-min to see whether it starts earlier"));
        return warnings;
    }
}
