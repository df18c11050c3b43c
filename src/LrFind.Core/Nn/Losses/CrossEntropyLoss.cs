using LrFind.Data;

namespace LrFind.Nn.Losses;

/// <summary>
/// L = mean [log Σⱼ e^zⱼ − z_y], with the largest z taken off first so that nothing overflows; dL/dz = (softmax(z) − onehot(y)) / rows.
/// <c>torch.nn.CrossEntropyLoss</c>.
/// </summary>
internal sealed class CrossEntropyLoss : Loss
{
    /// <inheritdoc/>
    public override double Compute(ReadOnlySpan<float> outputs, Batch batch, Span<float> gradients)
    {
        int classes = outputs.Length / batch.Rows;
        float perRow = 1f / batch.Rows;
        double sum = 0;
        for (int i = 0; i < batch.Rows; i++)
        {
            ReadOnlySpan<float> z = outputs.Slice(i * classes, classes);
            Span<float> gradient = gradients.Slice(i * classes, classes);
            int label = batch.Labels[i];
            float largest = Largest(z);
            float total = 0;
            for (int j = 0; j < z.Length; j++)
                total += gradient[j] = MathF.Exp(z[j] - largest);
            sum += Math.Log(total) - (z[label] - largest);

            float scale = perRow / total;
            for (int j = 0; j < gradient.Length; j++)
                gradient[j] *= scale;
            gradient[label] -= perRow;
        }

        return sum / batch.Rows;
    }

    /// <inheritdoc/>
    public override (double Sum, int? Hits) Measure(ReadOnlySpan<float> outputs, Batch batch)
    {
        int classes = outputs.Length / batch.Rows;
        double sum = 0;
        int hits = 0;
        for (int i = 0; i < batch.Rows; i++)
        {
            ReadOnlySpan<float> z = outputs.Slice(i * classes, classes);
            float largest = Largest(z);
            double total = 0;
            foreach (float value in z)
                total += Math.Exp(value - largest);
            sum += Math.Log(total) - (z[batch.Labels[i]] - largest);
            if (z.IndexOf(largest) == batch.Labels[i])
                hits++;
        }

        return (sum, hits);
    }

    private static float Largest(ReadOnlySpan<float> values)
    {
        float largest = values[0];
        foreach (float value in values)
            largest = MathF.Max(largest, value);
        return largest;
    }
}
