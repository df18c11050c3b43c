using LrFind.Foundation;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Finding;

/// <summary>What the user should know of a model and its optimizer, whatever the curve.</summary>
internal static class LoopWarnings
{
    /// <summary>The warnings.</summary>
    public static IEnumerable<Warning> Of(nn.Module model, OptimizerHelper optimizer)
    {
        IntPtr[] trained = [.. model.parameters().Where(p => p.requires_grad).Select(p => p.Handle)];
        if (trained.Length == 0)
            yield return new("the model has no parameter that requires gradients", "set requires_grad of those that are to be trained");
        else if (!optimizer.parameters().Any(p => trained.Contains(p.Handle)))
            yield return new("the optimizer holds none of the model's parameters that require gradients",
                "make it with the model's parameters(), after the model is complete and on its device");
        if (optimizer is Rprop)
            yield return new("Rprop takes the learning rate as the size of its very first step only: the curve says little about it",
                "use another optimizer to search a rate");
    }
}
