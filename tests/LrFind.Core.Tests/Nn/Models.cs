using LrFind.Data;
using LrFind.Nn;
using LrFind.Training;

namespace LrFind.Core.Tests.Nn;

/// <summary>Small models and batches for tests.</summary>
internal static class Models
{
    public static ModelSpec Chain(int inputs, params LayerSpec[] layers) =>
        new("test", inputs, [.. layers.Select((layer, i) => new ModelNode($"n{i}", layer))]);

    public static NetworkTrainer Trainer(ModelSpec model, LossKind loss, OptimizerSpec? optimizer = null, int batchSize = 16, int threads = 1, long seed = 0) =>
        new(model, loss, optimizer ?? new SgdSpec(), batchSize, seed, threads);

    /// <summary>Random rows with targets that fit a loss.</summary>
    public static RowSet Rows(int rows, int features, int outputs, LossKind loss, long seed = 1)
    {
        var random = new Pcg32(seed, RandomPurpose.Shuffle);
        float[] x = new float[rows * features];
        foreach (ref float value in x.AsSpan())
            value = random.NextSingle(-2, 2);
        float[] values = new float[loss == LossKind.SoftmaxCrossEntropy ? 0 : rows];
        foreach (ref float value in values.AsSpan())
            value = loss == LossKind.SigmoidCrossEntropy ? random.NextInt32(2) : random.NextSingle(-1, 1);
        int[] labels = new int[loss == LossKind.SoftmaxCrossEntropy ? rows : 0];
        foreach (ref int label in labels.AsSpan())
            label = random.NextInt32(outputs);
        return new RowSet(x, values, labels, features);
    }

    public static int Outputs(LossKind loss) => loss == LossKind.SoftmaxCrossEntropy ? 4 : 1;
}
