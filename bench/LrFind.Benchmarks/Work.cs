using LrFind.Training;

namespace LrFind.Benchmarks;

/// <summary>The pieces of work that are compared, by the names that the other side uses too.</summary>
public static class Work
{
    /// <summary>The names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["mlp-small-sgd", "mlp-small-adam", "mlp-large-adam", "product"];

    /// <summary>A step of a piece of work.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="threads">Threads the engine may use.</param>
    public static Action Create(string name, int threads)
    {
        switch (name)
        {
            case "mlp-small-sgd":
                return StepOf(ModelCatalog.Create("mlp:64,64", 30, 10), 64, new SgdSpec { Momentum = 0.9 }, threads);
            case "mlp-small-adam":
                return StepOf(ModelCatalog.Create("mlp:64,64", 30, 10), 64, new AdamSpec(), threads);
            case "mlp-large-adam":
                return StepOf(ModelCatalog.Create("mlp:512,512", 784, 10), 128, new AdamSpec(), threads);
            case "product":
                return new ProductWork(128, 512, 784, threads).Multiply;
            default:
                throw new ArgumentException($"there is no work '{name}'; expected one of {string.Join(", ", Names)}", nameof(name));
        }
    }

    private static Action StepOf(ModelSpec model, int batchSize, OptimizerSpec optimizer, int threads)
    {
        var work = new StepWork(model, batchSize, optimizer, threads);
        return () => work.Step();
    }
}
