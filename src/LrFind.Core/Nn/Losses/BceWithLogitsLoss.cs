using LrFind.Data;

namespace LrFind.Nn.Losses;

/// <summary>
/// L = mean [max(z, 0) − z·y + log(1 + e^−|z|)], which cannot overflow; dL/dz = (σ(z) − y) / rows. One output a row, y is 0 or 1.
/// <c>torch.nn.BCEWithLogitsLoss</c>.
/// </summary>
internal sealed class BceWithLogitsLoss : Loss
{
    /// <inheritdoc/>
    public override double Compute(ReadOnlySpan<float> outputs, Batch batch, Span<float> gradients)
    {
        double sum = 0;
        float scale = 1f / batch.Rows;
        for (int i = 0; i < batch.Rows; i++)
        {
            float z = outputs[i], y = batch.Values[i];
            float e = MathF.Exp(-MathF.Abs(z));
            sum += MathF.Max(z, 0) - z * y + Math.Log(1.0 + e);
            gradients[i] = scale * ((z >= 0 ? 1 : e) / (1 + e) - y);
        }

        return sum / batch.Rows;
    }

    /// <inheritdoc/>
    public override (double Sum, int? Hits) Measure(ReadOnlySpan<float> outputs, Batch batch)
    {
        double sum = 0;
        int hits = 0;
        for (int i = 0; i < batch.Rows; i++)
        {
            double z = outputs[i], y = batch.Values[i];
            sum += Math.Max(z, 0) - z * y + Math.Log(1 + Math.Exp(-Math.Abs(z)));
            if (z > 0 == y > 0.5)
                hits++;
        }

        return (sum, hits);
    }
}
