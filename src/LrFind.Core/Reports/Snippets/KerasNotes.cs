using LrFind.Training;

namespace LrFind.Reports.Snippets;

/// <summary>What an optimizer of Keras cannot be told, as comments.</summary>
internal static class KerasNotes
{
    /// <summary>The comments, each with a line break in front; empty where there is nothing to say.</summary>
    public static string Of(SnippetSettings settings)
    {
        string notes = "";
        switch (settings.Optimizer)
        {
            case SgdSpec { Dampening: > 0 } sgd:
                notes += $"\n# dampening {CallText.Number(sgd.Dampening)} is missing: Keras has none";
                break;
            case AdagradSpec { LrDecay: > 0 } adagrad:
                notes += $"\n# lr_decay {CallText.Number(adagrad.LrDecay)} is missing: it takes a schedule, InverseTimeDecay";
                break;
            case NAdamSpec nadam:
                notes += $"\n# momentum_decay {CallText.Number(nadam.MomentumDecay)} is missing: in Keras it is always 1";
                break;
        }

        return notes + WeightDecay(settings.Optimizer);
    }

    // The gradient of l2 · w² is 2 · l2 · w.
    private static string WeightDecay(OptimizerSpec optimizer) => optimizer is WeightDecayingSpec { WeightDecay: > 0 } and not (AdamWSpec or LionSpec)
        ? "\n# the weight decay enters the gradient; Keras does that in each layer, by its"
          + $"\n# kernel_regularizer and bias_regularizer: keras.regularizers.L2({CallText.Number(((WeightDecayingSpec)optimizer).WeightDecay / 2)})"
        : "";
}
