using System.Text.Json.Serialization;
using LrFind.Foundation;

namespace LrFind.Models.Losses;

/// <summary>A loss's settings, with PyTorch's names and defaults; always a mean over a batch. A closed set of records.</summary>
[JsonDerivedType(typeof(BceWithLogitsLossSpec), "bce_with_logits")]
[JsonDerivedType(typeof(CrossEntropyLossSpec), "cross_entropy")]
[JsonDerivedType(typeof(MseLossSpec), "mse")]
[JsonDerivedType(typeof(L1LossSpec), "l1")]
[JsonDerivedType(typeof(SmoothL1LossSpec), "smooth_l1")]
[JsonDerivedType(typeof(HuberLossSpec), "huber")]
[JsonDerivedType(typeof(PoissonNllLossSpec), "poisson_nll")]
public abstract record LossSpec
{
    private protected LossSpec()
    {
    }

    /// <summary>The loss in words, for reports.</summary>
    public abstract string Name { get; }

    /// <summary>Checks that the settings suit a model.</summary>
    /// <param name="outputs">The values that the model gives for a row.</param>
    /// <exception cref="SettingException">They do not.</exception>
    internal virtual void RequireFits(int outputs)
    {
        // Most losses take any number of outputs.
    }
}
