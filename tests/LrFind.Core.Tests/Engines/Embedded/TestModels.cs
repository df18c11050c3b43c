using LrFind.Data;
using LrFind.Engines;
using LrFind.Engines.Embedded;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Layers;
using LrFind.Models.Losses;
using LrFind.Models.Optimizers;

namespace LrFind.Core.Tests.Engines.Embedded;

/// <summary>Small models and batches for tests.</summary>
internal static class TestModels
{
    /// <summary>The losses by name, each with the settings that take most of its code.</summary>
    public static readonly Dictionary<string, LossSpec> Losses = new()
    {
        ["squared"] = new MseLossSpec(),
        ["absolute"] = new L1LossSpec(),
        ["smooth"] = new SmoothL1LossSpec { Beta = 0.7 },
        ["huber"] = new HuberLossSpec { Delta = 1.5 },
        ["binary"] = new BceWithLogitsLossSpec(),
        ["binary, weighted"] = new BceWithLogitsLossSpec { PosWeight = [2] },
        ["poisson"] = new PoissonNllLossSpec(Full: true),
        ["poisson of rates"] = new PoissonNllLossSpec(LogInput: false, Full: true),
        ["classes"] = new CrossEntropyLossSpec(),
        ["classes, weighted and smoothed"] = new CrossEntropyLossSpec { Weight = [0.5f, 2, 1, 0.25f], LabelSmoothing = 0.2 },
    };

    /// <summary>Every optimizer with its defaults, and those that keep more state with other settings.</summary>
    public static readonly Dictionary<string, OptimizerSpec> Optimizers = new(OptimizerCatalog.All.Select(o => KeyValuePair.Create(o.Name, o)))
    {
        ["sgd with momentum"] = new SgdSpec { Momentum = 0.9, Nesterov = true },
        ["adam with amsgrad"] = new AdamSpec { AmsGrad = true },
        ["asgd that averages"] = new AsgdSpec { T0 = 2 },
        ["rmsprop with all"] = new RMSpropSpec { Momentum = 0.9, Centered = true },
    };

    public static ModelSpec Chain(int inputs, params LayerSpec[] layers) => Chain(new TensorShape(inputs), layers);

    public static ModelSpec Chain(TensorShape input, params LayerSpec[] layers) =>
        ModelSpec.Chain("test", input, [.. layers.Select((layer, i) => ($"n{i}", layer))]);

    public static NetworkTrainer Trainer(
        ModelSpec model, LossSpec loss, OptimizerSpec? optimizer = null, int batchSize = 16, int threads = 1, long seed = 0, double? clipNorm = null) =>
        new(model, loss, optimizer ?? new SgdSpec(), new TrainerOptions { BatchSize = batchSize, Seed = seed, ClipNorm = clipNorm }, threads);

    /// <summary>Random rows with targets that fit a loss.</summary>
    public static RowSet Rows(int rows, int features, LossSpec loss, long seed = 1)
    {
        var random = new Pcg32(seed, RandomPurpose.Shuffle);
        float[] x = new float[rows * features];
        foreach (ref float value in x.AsSpan())
            value = random.NextSingle(-2, 2);
        float[] values = new float[loss is CrossEntropyLossSpec ? 0 : rows * Outputs(loss)];
        foreach (ref float value in values.AsSpan())
            value = loss is BceWithLogitsLossSpec ? random.NextInt32(2) : loss is PoissonNllLossSpec ? random.NextInt32(5) : random.NextSingle(-1, 1);
        int[] labels = new int[loss is CrossEntropyLossSpec ? rows : 0];
        foreach (ref int label in labels.AsSpan())
            label = random.NextInt32(Outputs(loss));
        return new RowSet(x, values, labels, features, labels.Length > 0 ? 1 : Outputs(loss));
    }

    public static int Outputs(LossSpec loss) => loss switch { CrossEntropyLossSpec => 4, L1LossSpec or HuberLossSpec => 3, _ => 1 };
}
