using LrFind.Curves;
using LrFind.Foundation;
using LrFind.RangeTests;
using LrFind.Suggestions;

namespace LrFind.Experiments;

/// <summary>
/// How a learning rate is searched in a training loop of one's own. Batch size, accumulated gradients, clipping and seeds are the loop's;
/// the test is run once.
/// </summary>
public sealed record LoopFinderOptions
{
    private static readonly RangeTestOptions s_default = new();

    /// <summary>
    /// The number of steps, one mini-batch each, from 10 to <see cref="RangeTestOptions.MaxSteps"/>. Time is proportional to it. Default:
    /// 100.
    /// </summary>
    public int Steps { get; init; } = s_default.Steps;

    /// <summary>The first learning rate, more than 0. Default: 1e-5.</summary>
    public double LrMin { get; init; } = s_default.LrMin;

    /// <summary>The last learning rate, more than <see cref="LrMin"/>. Default: 10.</summary>
    public double LrMax { get; init; } = s_default.LrMax;

    /// <summary>How the rates are spaced. Default: exponential.</summary>
    public StepMode StepMode { get; init; } = s_default.StepMode;

    /// <summary>How the suggestion is read off the curve. Default: the first of <see cref="Suggester.Rules"/>.</summary>
    public SuggestionRule Rule { get; init; } = SuggestionRules.Default;

    /// <summary>
    /// The steps of the training that the rate is for, more than 0: a shorter one wants a higher rate (<see cref="TrainingLength"/>).
    /// Default: <see langword="null"/>, for <see cref="TrainingLength.StudySteps"/>.
    /// </summary>
    public int? TrainSteps { get; init; }

    /// <summary>
    /// How far the optimizer goes in a step, from 0, as a multiple of how far it goes later on (<see cref="CurveSet.StepGain"/>). Default:
    /// 1 in every step, which is so for all of PyTorch's optimizers but RMSprop.
    /// </summary>
    public Func<int, double> StepGain { get; init; } = _ => 1;

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="SettingException">A value is out of its range.</exception>
    public void Validate()
    {
        new RangeTestOptions { Steps = Steps, LrMin = LrMin, LrMax = LrMax, StepMode = StepMode }.Validate();
        SettingException.Require(TrainSteps is null or > 0, nameof(TrainSteps), TrainSteps ?? 0, "a whole number of more than 0");
    }
}
