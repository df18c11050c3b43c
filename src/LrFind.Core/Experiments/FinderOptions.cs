using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Losses;
using LrFind.Models.Optimizers;
using LrFind.RangeTests;
using LrFind.Suggestions;

namespace LrFind.Experiments;

/// <summary>What to search a learning rate for, and how.</summary>
public sealed record FinderOptions
{
    /// <summary>The model: a name of the catalogue, or a file. Default: mlp.</summary>
    public LoadedModel Model { get; init; } = "mlp";

    /// <summary>The loss; it has to go with the task. Default: <see langword="null"/>, the usual one of the task.</summary>
    public LossSpec? Loss { get; init; }

    /// <summary>How much each class counts. Default: each row alike.</summary>
    public ClassWeighting ClassWeights { get; init; } = ClassWeighting.None;

    /// <summary>The optimizer and its settings. Default: Adam.</summary>
    public OptimizerSpec Optimizer { get; init; } = new AdamSpec();

    /// <summary>The range test. Its seed also draws the initial weights.</summary>
    public RangeTestOptions RangeTest { get; init; } = new();

    /// <summary>How the suggestion is read off the curves. Default: the first of <see cref="Suggester.Rules"/>.</summary>
    public SuggestionRule Rule { get; init; } = SuggestionRules.Default;

    /// <summary>
    /// The steps of the training that the rate is for, more than 0: a shorter one wants a higher rate (<see cref="TrainingLength"/>).
    /// Default: <see langword="null"/>, for <see cref="TrainingLength.StudySteps"/>.
    /// </summary>
    public int? TrainSteps { get; init; }

    /// <summary>
    /// The same in passes over the training rows, more than 0; it comes before <see cref="TrainSteps"/>. Default: <see langword="null"/>.
    /// </summary>
    public int? Epochs { get; init; }

    /// <summary>Checks the optimizer and the ranges of the numbers.</summary>
    /// <exception cref="SettingException">A value is out of its range or does not go with another.</exception>
    public void Validate()
    {
        Optimizer.Validate();
        RangeTest.Validate();
        SettingException.Require(TrainSteps is null or > 0, nameof(TrainSteps), TrainSteps ?? 0, "a whole number of more than 0");
        SettingException.Require(Epochs is null or > 0, nameof(Epochs), Epochs ?? 0, "a whole number of more than 0");
    }
}
