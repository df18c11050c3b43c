using LrFind.Data;

namespace LrFind.Nn.Losses;

/// <summary>L = mean (z − y)²; dL/dz = 2 (z − y) / rows. One output a row. <c>torch.nn.MSELoss</c>.</summary>
internal sealed class MseLoss : Loss
{
    /// <inheritdoc/>
    public override double Compute(ReadOnlySpan<float> outputs, Batch batch, Span<float> gradients)
    {
        double sum = 0;
        float scale = 2f / batch.Rows;
        for (int i = 0; i < batch.Rows; i++)
        {
            float error = outputs[i] - batch.Values[i];
            sum += (double)error * error;
            gradients[i] = scale * error;
        }

        return sum / batch.Rows;
    }

    /// <inheritdoc/>
    public override (double Sum, int? Hits) Measure(ReadOnlySpan<float> outputs, Batch batch)
    {
        double sum = 0;
        for (int i = 0; i < batch.Rows; i++)
        {
            double error = outputs[i] - batch.Values[i];
            sum += error * error;
        }

        return (sum, null);
    }
}
