using System.Runtime.Intrinsics;
using LrFind.Data;

namespace LrFind.Nn.Losses;

/// <summary>The mean over all outputs of all rows of a loss of one output. One value of the batch for each output.</summary>
/// <param name="function">The loss of one output.</param>
/// <param name="isBinary">Whether the only output of a row is the logit of a class, so that rows can be right or wrong.</param>
internal sealed unsafe class ElementwiseLoss<T>(T function, bool isBinary) : Loss
    where T : struct, IElementwiseLoss
{
    /// <inheritdoc/>
    public override double Compute(ReadOnlySpan<float> outputs, Batch batch, Span<float> gradients) =>
        Sum(outputs, batch.Values[..outputs.Length], gradients, 1f / outputs.Length) / outputs.Length;

    /// <inheritdoc/>
    public override LossSum Measure(ReadOnlySpan<float> outputs, Batch batch)
    {
        double sum = Sum(outputs, batch.Values[..outputs.Length], [], 0);
        int? hits = null;
        for (int i = 0; isBinary && i < outputs.Length; i++)
            hits = (hits ?? 0) + (outputs[i] > 0 == batch.Values[i] > 0.5f ? 1 : 0);
        return new LossSum(sum, outputs.Length, hits);
    }

    // Gradients are written times a scale, where there is room for them.
    private double Sum(ReadOnlySpan<float> outputs, ReadOnlySpan<float> values, Span<float> gradients, float scale)
    {
        T f = function;
        Vector256<double> sums = Vector256<double>.Zero;
        Vector256<float> gradient;
        int i = 0;
        fixed (float* z = outputs, y = values, dz = gradients)
        {
            for (; i <= outputs.Length - Vector256<float>.Count; i += Vector256<float>.Count)
            {
                Vector256<float> loss = f.Compute(*(Vector256<float>*)(z + i), *(Vector256<float>*)(y + i), i, out gradient);
                sums += Vector256.WidenLower(loss) + Vector256.WidenUpper(loss);
                if (dz != null)
                    *(Vector256<float>*)(dz + i) = gradient * scale;
            }
        }

        double sum = Vector256.Sum(sums);
        if (i == outputs.Length)
            return sum;
        Vector256<float> lastOutputs = default, lastValues = default;
        outputs[i..].CopyTo(Lanes(&lastOutputs));
        values[i..].CopyTo(Lanes(&lastValues));
        Vector256<float> losses = f.Compute(lastOutputs, lastValues, i, out gradient);
        gradient *= scale;
        for (int j = i; j < outputs.Length; j++)
            sum += Lanes(&losses)[j - i];
        if (!gradients.IsEmpty)
            Lanes(&gradient)[..(outputs.Length - i)].CopyTo(gradients[i..]);
        return sum;
    }

    private static Span<float> Lanes(Vector256<float>* vector) => new(vector, Vector256<float>.Count);
}
