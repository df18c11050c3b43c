using LrFind.Models;
using LrFind.Models.Catalog;
using LrFind.Models.Layers;
using LrFind.Models.Optimizers;

namespace LrFind.Benchmarks;

/// <summary>A piece of work that is timed.</summary>
/// <param name="Step">One step of it.</param>
/// <param name="Operations">Floating-point operations of a step, where they are what it is about; else 0.</param>
public sealed record Work(Action Step, double Operations = 0)
{
    /// <summary>The names, those with a twin on the other side first.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["mlp-small-sgd", "mlp-small-adam", "mlp-large-adam", "cnn-small-adam", "cnn-depthwise-adam", "product", "peak"];

    /// <summary>What stands behind the name of a step that TorchSharp is to take.</summary>
    public const string TorchSharp = "-torchsharp";

    /// <summary>A piece of work by its name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="threads">Threads the engine may use.</param>
    public static Work Create(string name, int threads)
    {
        bool torchSharp = name.EndsWith(TorchSharp, StringComparison.Ordinal);
        switch (torchSharp ? name[..^TorchSharp.Length] : name)
        {
            case "mlp-small-sgd":
                return StepOf(ModelCatalog.Create("mlp:64,64", 30, 10), 64, new SgdSpec { Momentum = 0.9 }, threads, torchSharp);
            case "mlp-small-adam":
                return StepOf(ModelCatalog.Create("mlp:64,64", 30, 10), 64, new AdamSpec(), threads, torchSharp);
            case "mlp-large-adam":
                return StepOf(ModelCatalog.Create("mlp:512,512", 784, 10), 128, new AdamSpec(), threads, torchSharp);
            case "cnn-small-adam":
                return StepOf(SmallCnn(), 64, new AdamSpec(), threads, torchSharp);
            case "cnn-depthwise-adam":
                return StepOf(DepthwiseCnn(), 64, new AdamSpec(), threads, torchSharp);
            case "product":
                var product = new ProductWork(128, 512, 784, threads);
                return new Work(product.Multiply, product.Operations);
            case "peak":
                return new Work(PeakWork.Run, PeakWork.Operations);
            default:
                throw new ArgumentException($"there is no work '{name}'; expected one of {string.Join(", ", Names)}; a step with {TorchSharp} behind it is TorchSharp's", nameof(name));
        }
    }

    private static ModelSpec SmallCnn() => ModelSpec.Chain("cnn", new TensorShape(1, 28, 28),
        ("conv1", new Conv2dSpec(1, 16, 3) { Padding = 1 }), ("relu1", new ReluSpec()), ("pool1", new MaxPool2dSpec(2)),
        ("conv2", new Conv2dSpec(16, 32, 3) { Padding = 1 }), ("relu2", new ReluSpec()), ("pool2", new MaxPool2dSpec(2)),
        ("flatten", new FlattenSpec()), ("fc", new LinearSpec(32 * 7 * 7, 10)));

    private static ModelSpec DepthwiseCnn() => ModelSpec.Chain("depthwise", new TensorShape(1, 28, 28),
        ("conv", new Conv2dSpec(1, 32, 3) { Padding = 1 }), ("relu", new ReluSpec()),
        ("depthwise1", new Conv2dSpec(32, 32, 3) { Padding = 1, Stride = 2, Groups = 32 }), ("pointwise1", new Conv2dSpec(32, 64, 1)), ("relu1", new ReluSpec()),
        ("depthwise2", new Conv2dSpec(64, 64, 3) { Padding = 1, Groups = 64 }), ("pointwise2", new Conv2dSpec(64, 64, 1)), ("relu2", new ReluSpec()),
        ("pool", new AdaptiveAvgPool2dSpec()), ("flatten", new FlattenSpec()), ("fc", new LinearSpec(64, 10)));

    private static Work StepOf(ModelSpec model, int batchSize, OptimizerSpec optimizer, int threads, bool torchSharp)
    {
        var work = new StepWork(model, batchSize, optimizer, threads, torchSharp);
        return new Work(() => work.Step());
    }
}
