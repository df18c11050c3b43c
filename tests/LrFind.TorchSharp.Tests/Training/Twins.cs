using LrFind.Data;
using LrFind.Engines;
using LrFind.Engines.Embedded;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Layers;
using LrFind.Models.Losses;
using LrFind.Models.Optimizers;
using LrFind.TorchSharp.Training;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace LrFind.TorchSharp.Tests.Training;

/// <summary>The same model with the same weights in training on both engines.</summary>
internal sealed class Twins : IDisposable
{
    public const double Tolerance = 1e-4;

    private const int Batches = 4;

    public Twins(ModelSpec model, LossSpec loss, OptimizerSpec? optimizer = null, TrainerOptions? options = null)
    {
        options ??= new TrainerOptions { BatchSize = 16 };
        optimizer ??= new SgdSpec { Momentum = 0.9 };
        Embedded = new NetworkTrainer(model, loss, optimizer, options, threads: 1);
        Torch = new ModuleTrainer(() => CallableModule.Of(new GraphModule(model)), loss, optimizer, options);
        CopyWeights(Embedded, (GraphModule)Torch.Module);
    }

    public NetworkTrainer Embedded { get; }

    public ModuleTrainer Torch { get; }

    public static ModelSpec Chain(TensorShape input, params LayerSpec[] layers) =>
        ModelSpec.Chain("test", input, [.. layers.Select((layer, i) => ($"n{i}", layer))]);

    public static ModelSpec Mlp(int outputs) =>
        Chain(new TensorShape(6), new LinearSpec(6, 8), new TanhSpec(), new LinearSpec(8, outputs));

    /// <summary>Takes steps on both, at rates that rise as in a range test.</summary>
    /// <returns>The largest relative difference of a loss: of a step, of an evaluation and of a probe at the end.</returns>
    public double Run(RowSet rows, int steps = 50, double rate = 0.01)
    {
        double worst = 0;
        int size = rows.Count / Batches;
        for (int step = 0; step < steps; step++)
        {
            Batch batch = rows.Slice(step % Batches * size, size);
            double lr = rate * Math.Pow(1.03, step);
            worst = Math.Max(worst, Difference(Torch.TrainStep(batch, lr), Embedded.TrainStep(batch, lr)));
        }

        Batch all = rows.Slice(0, rows.Count);
        Evaluation torch = Torch.Evaluate(all), embedded = Embedded.Evaluate(all);
        Assert.Equal(embedded.Accuracy, torch.Accuracy);
        return Math.Max(worst, Math.Max(Difference(torch.Loss, embedded.Loss), Difference(Torch.Probe(all), Embedded.Probe(all))));
    }

    /// <summary>Random rows with targets that fit a loss; the features are numbers, or below so many indices.</summary>
    public static RowSet Rows(int features, LossSpec loss, int outputs, int rows = 64, int indices = 0)
    {
        var random = new Pcg32(1, RandomPurpose.Shuffle);
        float[] x = new float[rows * features];
        foreach (ref float value in x.AsSpan())
            value = indices > 0 ? random.NextInt32(indices) : random.NextSingle(-2, 2);
        float[] values = new float[loss is CrossEntropyLossSpec ? 0 : rows * outputs];
        foreach (ref float value in values.AsSpan())
        {
            value = loss is BceWithLogitsLossSpec ? random.NextInt32(2)
                : loss is PoissonNllLossSpec ? random.NextInt32(5) : random.NextSingle(-1, 1);
        }

        int[] labels = new int[loss is CrossEntropyLossSpec ? rows : 0];
        foreach (ref int label in labels.AsSpan())
            label = random.NextInt32(outputs);
        return new RowSet(x, values, labels, features, labels.Length > 0 ? 1 : outputs);
    }

    public void Dispose()
    {
        Embedded.Dispose();
        Torch.Dispose();
    }

    internal static void CopyWeights(NetworkTrainer from, GraphModule to)
    {
        using IDisposable scope = NewDisposeScope(), noGradients = no_grad();
        Dictionary<string, Parameter> parameters = to.NamedParameters.ToDictionary(p => p.Name, p => p.Parameter);
        foreach (NamedParameter parameter in from.Network.NamedParameters)
        {
            Assert.True(parameters.Remove(parameter.Name, out Parameter? target), parameter.Name);
            target.copy_(tensor(parameter.GetValues()).reshape(target.shape));
        }

        Assert.Empty(parameters);
    }

    private static double Difference(double torch, double embedded)
    {
        Assert.True(double.IsFinite(torch) && double.IsFinite(embedded), $"{torch} and {embedded}");
        return Math.Abs(torch - embedded) / Math.Abs(embedded);
    }
}
