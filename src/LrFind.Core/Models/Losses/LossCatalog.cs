using LrFind.Data;
using LrFind.Foundation;
using LrFind.Models.Layers;

namespace LrFind.Models.Losses;

/// <summary>The losses one can ask for by name, and which goes with which task.</summary>
internal static class LossCatalog
{
    /// <summary>What leaves the choice to the task.</summary>
    public const string Auto = "auto";

    /// <summary>The names: <see cref="Auto"/> first, then the losses of regression.</summary>
    public static IReadOnlyList<string> Names { get; } = [Auto, "mse", "l1", "smooth-l1", "huber"];

    /// <summary>The loss of a name with its defaults; <see langword="null"/> for <see cref="Auto"/>.</summary>
    /// <exception cref="SettingException">There is no such loss.</exception>
    public static LossSpec? Create(string name) => name switch
    {
        Auto => null,
        "mse" => new MseLossSpec(),
        "l1" => new L1LossSpec(),
        "smooth-l1" => new SmoothL1LossSpec(),
        "huber" => new HuberLossSpec(),
        _ => throw new SettingException("Loss", $"'{Quoting.Shortened(name)}'", string.Join(", ", Names)),
    };

    /// <summary>The usual loss of a task: mean squared error, or cross-entropy.</summary>
    public static LossSpec DefaultOf(TaskKind task) => task switch
    {
        TaskKind.Regression => new MseLossSpec(),
        TaskKind.Binary => new BceWithLogitsLossSpec(),
        _ => new CrossEntropyLossSpec(),
    };

    /// <summary>A loss in which each class counts alike; see <see cref="ClassWeighting.Balanced"/>.</summary>
    /// <param name="loss">Cross-entropy, of two classes or of several.</param>
    /// <param name="counts">Training rows of each class. A class without any keeps the weight 1.</param>
    /// <exception cref="SettingException">The loss is not one of classes.</exception>
    public static LossSpec Balanced(LossSpec loss, IReadOnlyList<int> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return loss switch
        {
            // Only the ratio of the two matters; the rate is then that of the usual loss for the negative class.
            BceWithLogitsLossSpec binary => binary with { PosWeight = [counts[1] == 0 ? 1 : (float)counts[0] / counts[1]] },
            CrossEntropyLossSpec several =>
                several with { Weight = [.. counts.Select(c => c == 0 ? 1 : (float)counts.Sum() / (counts.Count * c))] },
            _ => throw new SettingException("ClassWeights", "balanced", "none for numbers, which have no classes"),
        };
    }

    /// <summary>Checks that a loss goes with a task.</summary>
    /// <param name="hasTwoLogits">Whether the model has an output for each of two classes, as if they were several.</param>
    /// <exception cref="SettingException">It does not.</exception>
    public static void RequireTask(LossSpec loss, TaskKind task, bool hasTwoLogits = false)
    {
        bool suits = loss switch
        {
            CrossEntropyLossSpec => task == TaskKind.Multiclass || hasTwoLogits,
            BceWithLogitsLossSpec => task == TaskKind.Binary && !hasTwoLogits,
            _ => task == TaskKind.Regression,
        };
        if (!suits)
        {
            string usual = DefaultOf(hasTwoLogits ? TaskKind.Multiclass : task).Name;
            string named = Named(task) + (hasTwoLogits ? " with an output for each" : "");
            throw new SettingException("Loss", $"the {loss.Name}", $"one for {named}, such as the {usual}");
        }
    }

    /// <summary>
    /// The last layer of a model where the loss does its work once more: a sigmoid before the sigmoid cross-entropy, a softmax before the
    /// softmax cross-entropy. A log-softmax there changes nothing, since the loss's own leaves it as it is.
    /// </summary>
    /// <returns>The layer's kind; <see langword="null"/> where there is none.</returns>
    public static string? RedundantActivation(ModelSpec model, LossSpec loss)
    {
        ArgumentNullException.ThrowIfNull(model);
        LayerSpec last = model.Nodes[^1].Layer;
        return (loss, last) is (BceWithLogitsLossSpec, SigmoidSpec) or (CrossEntropyLossSpec, SoftmaxSpec) ? last.Kind : null;
    }

    private static string Named(TaskKind task) => task switch
    {
        TaskKind.Regression => "numbers",
        TaskKind.Binary => "two classes",
        _ => "several classes",
    };
}
