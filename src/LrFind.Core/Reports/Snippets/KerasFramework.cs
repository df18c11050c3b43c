using LrFind.Foundation;
using LrFind.Models.Optimizers;

namespace LrFind.Reports.Snippets;

/// <summary>
/// Keras 3. Its optimizers have other names for settings and other defaults, put the epsilon of RMSprop and Adagrad under the root, and
/// take weight decay off the weights alone; its schedules know neither the cosine rise of one cycle nor triangles.
/// </summary>
internal sealed class KerasFramework : IFramework
{
    private const string Name = "Keras";

    // Those of OneCycleLR: the largest rate as a multiple of the first, and the first as one of the last.
    private const double StartDivisor = 25, EndDivisor = 1e4;

    private static readonly SnippetLanguage s_python = SnippetLanguage.Python;

    /// <inheritdoc/>
    public Snippet Of(SnippetSettings settings)
    {
        if (settings.Optimizer.KerasClass is not { } name)
            return new Snippet(Name, s_python.Comment, $"# keras.optimizers has no {settings.Optimizer.Name}", null, null);
        string optimizer = Optimizer(name, settings) + KerasNotes.Of(settings);
        return new Snippet(Name, s_python.Comment, optimizer, OneCycle(settings), settings.HasCycles ? Cyclical(settings) : null);
    }

    private static string Optimizer(string name, SnippetSettings settings)
    {
        CallText call = s_python.Assign("optimizer", $"keras.optimizers.{name}").Add("learning_rate",
            NumberText.Rate(settings.Recommended.Constant));
        AddSettings(call, settings.Optimizer);
        if (settings.ClipNorm is { } norm)
            call.Add("global_clipnorm", norm);
        return call.ToString();
    }

    private static void AddSettings(CallText call, OptimizerSpec optimizer)
    {
        switch (optimizer)
        {
            case SgdSpec sgd:
                AddIfOn(AddIfOn(call, "momentum", sgd.Momentum), "nesterov", sgd.Nesterov);
                break;
            case RMSpropSpec rmsprop:
                AddIfOn(call.Add("rho", rmsprop.Alpha), "momentum", rmsprop.Momentum).Add("epsilon", UnderRoot(rmsprop.Epsilon));
                AddIfOn(call, "centered", rmsprop.Centered);
                break;
            case AdagradSpec adagrad:
                call.Add("initial_accumulator_value", adagrad.InitialAccumulatorValue).Add("epsilon", UnderRoot(adagrad.Epsilon));
                break;
            case AdadeltaSpec adadelta:
                call.Add("rho", adadelta.Rho).Add("epsilon", adadelta.Epsilon);
                break;
            case LionSpec lion:
                AddIfOn(call.Add("beta_1", lion.Beta1).Add("beta_2", lion.Beta2), "weight_decay", lion.WeightDecay);
                break;
            case AdamFamilySpec adam:
                call.Add("beta_1", adam.Beta1).Add("beta_2", adam.Beta2).Add("epsilon", adam.Epsilon);
                if (adam is AdamWSpec)
                    call.Add("weight_decay", adam.WeightDecay);
                AddIfOn(call, "amsgrad", adam is AdamSpec { AmsGrad: true });
                break;
        }
    }

    private static CallText AddIfOn(CallText call, string name, double value) => value == 0 ? call : call.Add(name, value);

    private static CallText AddIfOn(CallText call, string name, bool value) => value ? call.Add(name, "True") : call;

    // √(v + ε²) is √v + ε where either of them is large beside the other. To three digits: single precision has seven.
    private static string UnderRoot(double epsilon) => NumberText.Rate(epsilon * epsilon);

    private static string OneCycle(SnippetSettings settings) =>
        "# or one cycle, with a straight rise: Keras has no other\n"
            + s_python.Assign("optimizer.learning_rate", "keras.optimizers.schedules.CosineDecay")
            .Add(NumberText.Rate(settings.Recommended.OneCycleMax / StartDivisor)).Add("decay_steps",
                "steps - 3 * steps // 10").Add("alpha", 1 / (StartDivisor * EndDivisor))
            .Add("warmup_target", NumberText.Rate(settings.Recommended.OneCycleMax)).Add("warmup_steps", "3 * steps // 10");

    private static string Cyclical(SnippetSettings settings) =>
        "# or four cycles; Keras has no triangles: down along half a cosine, up at once\n"
        + s_python.Assign("optimizer.learning_rate", "keras.optimizers.schedules.CosineDecayRestarts")
            .Add(NumberText.Rate(settings.Recommended.CyclicalMax)).Add("first_decay_steps", "steps // 4").Add("t_mul", "1.0")
            .Add("alpha", NumberText.Rate(settings.Recommended.CyclicalBase / settings.Recommended.CyclicalMax));
}

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
    private static string WeightDecay(OptimizerSpec optimizer) =>
        optimizer is WeightDecayingSpec { WeightDecay: > 0 } and not (AdamWSpec or LionSpec)
        ? "\n# the weight decay enters the gradient; Keras does that in each layer, by its"
          + $"\n# kernel_regularizer and bias_regularizer: keras.regularizers.L2({CallText.Number(((WeightDecayingSpec)optimizer).WeightDecay / 2)})"
        : "";
}
