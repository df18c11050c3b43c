using System.Diagnostics;
using LrFind.Curves;
using LrFind.Data;
using LrFind.Engines;
using LrFind.Foundation;
using LrFind.RangeTests;
using LrFind.Suggestions;

namespace LrFind.Experiments;

/// <summary>
/// Searches a learning rate for a model on a data set, by repeated range tests from fresh weights, or for a training loop of one's own,
/// and says what the curves say.
/// </summary>
public static class LearningRateFinder
{
    /// <summary>Runs the search.</summary>
    /// <param name="dataset">The data.</param>
    /// <param name="engine">What trains the model.</param>
    /// <param name="options">What to search, and how.</param>
    /// <param name="progress">Told the number of steps done; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the search within a step.</param>
    /// <exception cref="InputException">There are fewer training rows than a step needs, or the model's file is for other data.</exception>
    /// <exception cref="SettingException">An option is out of its range, or not for these data.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static FindResult Find(
        Dataset dataset, IEngine engine, FinderOptions options, IProgress<int>? progress = null,
            CancellationToken cancellation = default) =>
        Find(Experiment.Create(dataset, options), engine, progress, cancellation);

    /// <summary>Runs the search.</summary>
    /// <param name="experiment">What to search, and how.</param>
    /// <param name="engine">What trains the model.</param>
    /// <param name="progress">Told the number of steps done; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the search within a step.</param>
    /// <exception cref="InputException">
    /// The engine cannot train the model, or there are too few rows to measure the probe loss on.
    /// </exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static FindResult Find(
        Experiment experiment, IEngine engine, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(engine);
        if (!engine.Supports(experiment.Options.Model, out string? reason))
            throw new InputException(experiment.Options.Model.Name, reason);
        long start = Stopwatch.GetTimestamp();
        var tests = new RepeatedRangeTest(experiment, engine);
        CurveSet curves = tests.Run(progress, cancellation);
        TimeSpan trainingTime = Stopwatch.GetElapsedTime(start);
        SuggestionResult suggestion =
            Suggester.Suggest(curves, experiment.Options.Rule, experiment.Options.TrainSteps) with { Source = CurveSource.RangeTest };
        DescentEvidence? evidence = suggestion.Suggestion is null ? null : DescentCheck.Measure(tests, suggestion, cancellation);
        if (evidence is not null && evidence.IsWithinChance(suggestion.Suggestion!.Descent))
            suggestion = new SuggestionResult(Verdict.WithinChance, null, suggestion.Analysis) { Source = CurveSource.RangeTest };
        return new FindResult
        {
            Experiment = experiment,
            Engine = engine.Name,
            Curves = curves,
            Answer = suggestion,
            Warnings = [.. experiment.Warnings, .. engine.Warnings, .. suggestion.Warnings,
                .. OfEvidence(suggestion, evidence)],
            Evidence = evidence,
            TrainingTime = trainingTime,
        };
    }

    /// <summary>Runs a range test over any training loop: rates rise step by step until the loss takes off.</summary>
    /// <remarks>
    /// The model is trained and stays so: begin with fresh weights, and throw them away or put back what they were. What the delegates
    /// throw passes through.
    /// </remarks>
    /// <param name="trainStep">
    /// Takes one optimizer step on the next mini-batch at the learning rate it is given, and returns the mean loss of that mini-batch
    /// before the update, as training frameworks compute it: raw, not averaged over steps.
    /// </param>
    /// <param name="probe">
    /// Measures the loss of a fixed set of rows, after each step; it is free of the noise of mini-batches and says more than theirs.
    /// Default: none is measured.
    /// </param>
    /// <param name="options">The rates, and how the suggestion is read off the curve. Default: 100 rates from 1e-5 to 10.</param>
    /// <param name="progress">Told the number of steps done, after each; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the test before the next step.</param>
    /// <exception cref="SettingException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException">The test was cancelled.</exception>
    public static SuggestionResult Find(
        Func<double, double> trainStep, Func<double>? probe = null, LoopFinderOptions? options = null, IProgress<int>? progress = null,
            CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(trainStep);
        options ??= new();
        options.Validate();
        double[] rates = LearningRateRange.Rates(options.StepMode, options.LrMin, options.LrMax, options.Steps);
        LossCurve curve = LoopRangeTest.Run(rates, trainStep, probe, progress, cancellation);
        var curves = new CurveSet([curve], options.Steps) { StepGain = options.StepGain };
        return Suggester.Suggest(curves, options.Rule, options.TrainSteps) with { Source = CurveSource.TrainingLoop };
    }

    private static Warning[] OfEvidence(SuggestionResult result, DescentEvidence? evidence) =>
        result.Suggestion is { } found && evidence is not null && evidence.IsForTrainingRowsOnly(found.Descent)
            ? [new("the loss on the rows held out does not fall with the training loss: what the model learns holds for the training rows only",
                "check that the features say something about the target, or regularise the model")]
            : [];
}
