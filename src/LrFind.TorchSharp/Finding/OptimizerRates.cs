using LrFind.Models.Optimizers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Finding;

/// <summary>The rates of an optimizer's groups of parameters: each keeps its ratio to the highest, which is the rate of the test.</summary>
internal sealed class OptimizerRates
{
    private readonly OptimizerHelper _optimizer;
    private readonly (optim.ILearningRateController Group, double Ratio)[] _groups;
    private bool _isStarted;

    /// <summary>Notes the ratios.</summary>
    public OptimizerRates(OptimizerHelper optimizer)
    {
        _optimizer = optimizer;
        double highest = optimizer.ParamGroups.Max(g => g.LearningRate);
        _groups = [.. optimizer.ParamGroups.Select(g => (g, highest > 0 ? g.LearningRate / highest : 1))];
    }

    /// <summary>Sets the rate of the next step.</summary>
    public void Set(double rate)
    {
        foreach ((optim.ILearningRateController group, double ratio) in _groups)
            group.LearningRate = ratio * rate;
        if (!_isStarted)
            Start();
        _isStarted = true;
    }

    /// <summary>
    /// How much further an optimizer goes in its first steps, see <see cref="OptimizerSpec.StepGain"/>; <see langword="null"/> where it
    /// does not, as when it has taken them already.
    /// </summary>
    public static Func<int, double>? StepGain(OptimizerHelper optimizer) =>
        optimizer is RMSProp && !HasTakenSteps(optimizer) && optimizer.state_dict().Options[0] is RMSProp.Options { alpha: { } alpha }
            ? new RMSpropSpec { Alpha = alpha }.StepGain : null;

    /// <summary>What a curve file says of an optimizer, so that who reads it takes long first steps for what they are.</summary>
    public static string NameOf(OptimizerHelper optimizer)
    {
        string name = optimizer.GetType().Name.ToLowerInvariant();
        return HasTakenSteps(optimizer) ? $"{name} (continued)" : name;
    }

    private static bool HasTakenSteps(OptimizerHelper optimizer) =>
        optimizer.state_dict().State.Any(s => s is RMSProp.State { step: > 0 });

    // These two take the rate that they were made with for their first step, and go on from there.
    private void Start()
    {
        optim.Optimizer.StateDictionary live = _optimizer.state_dict();
        for (int group = 0; group < live.Options.Count; group++)
        {
            foreach (int index in live.StateIndexRef[group])
            {
                if (live.State[index] is ASGD.State or Rprop.State)
                    live.State[index].Initialize(live.Options[group]);
            }
        }
    }
}
