using LrFind.Data;
using LrFind.Experiments.Verification;

namespace LrFind.Experiments.Tuning;

/// <summary>How the best rate is measured.</summary>
public sealed record TuneOptions
{
    /// <summary>
    /// The trainings. Each of the seeds has its own split of the rows, its own initial weights and batches; rates that are worse do not see all of
    /// them. Time is proportional to the steps and at most to the seeds. Default: 1,000 steps, 5 seeds.
    /// </summary>
    public TrialOptions Trial { get; init; } = new() { TrainSteps = 1_000, TrainSeeds = 5 };

    /// <summary>The rate around which is searched, more than 0. Default: <see langword="null"/>, the suggestion.</summary>
    public double? LearningRate { get; init; }

    /// <summary>
    /// Seconds after which no training is begun, more than 0; the first always is. What is found then depends on the machine and its threads.
    /// Default: <see langword="null"/>, no bound.
    /// </summary>
    public double? Seconds { get; init; }

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="SettingException">A value is out of its range.</exception>
    public void Validate()
    {
        Trial.Validate();
        SettingException.Require(LearningRate is null || (LearningRate > 0 && double.IsFinite(LearningRate.Value)), "Lr", LearningRate ?? 0, "a number of more than 0");
        SettingException.Require(Seconds is null || (Seconds > 0 && double.IsFinite(Seconds.Value)), nameof(Seconds), Seconds ?? 0, "a number of more than 0");
    }
}
