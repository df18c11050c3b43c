using LrFind.Curves;
using LrFind.Data;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Losses;
using LrFind.Suggestions;

namespace LrFind.Experiments;

/// <summary>What a search for a learning rate found, and what it searched.</summary>
public sealed record FindResult
{
    /// <summary>What was searched, and how.</summary>
    public required Experiment Experiment { get; init; }

    /// <summary>The data.</summary>
    public Dataset Dataset => Experiment.Dataset;

    /// <summary>The model, sized to the data.</summary>
    public SizedModel Model => Experiment.Model;

    /// <summary>The loss.</summary>
    public LossSpec Loss => Experiment.Loss;

    /// <summary>How it was searched.</summary>
    public FinderOptions Options => Experiment.Options;

    /// <summary>The engine's name.</summary>
    public required string Engine { get; init; }

    /// <summary>What the range tests recorded, one curve a repeat.</summary>
    public required CurveSet Curves { get; init; }

    /// <summary>What the curves say.</summary>
    public required SuggestionResult Answer { get; init; }

    /// <summary>What is behind the descent; <see langword="null"/> where the curves show none.</summary>
    internal DescentEvidence? Evidence { get; init; }

    /// <summary>What the user should know.</summary>
    public required IReadOnlyList<Warning> Warnings { get; init; }

    /// <summary>How long the training took, from the first step to the last.</summary>
    public required TimeSpan TrainingTime { get; init; }

    /// <summary>The rate, or why there is none and what to change, in one line.</summary>
    public override string ToString() => Answer.ToString();
}
