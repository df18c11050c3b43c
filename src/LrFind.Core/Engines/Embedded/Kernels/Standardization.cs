using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace LrFind.Engines.Embedded.Kernels;

/// <summary>Vectors scaled to mean 0 and variance 1, and the gradients of that.</summary>
internal static unsafe class Standardization
{
    /// <summary>normalized = (x − μ) / √(σ² + ε) with the mean and the biased variance of x.</summary>
    /// <returns>1 / √(σ² + ε).</returns>
    public static float Forward(float* x, float* normalized, int length, double epsilon)
    {
        var y = new Span<float>(normalized, length);
        TensorPrimitives.Subtract(new ReadOnlySpan<float>(x, length), ShortRows.Sum(x, length) / length, y);
        // What the rounding of the mean changed is taken off again.
        float error = ShortRows.Sum(normalized, length) / length;
        double variance = ShortRows.Dot(normalized, normalized, length) / length - (double)error * error;
        float inverse = (float)(1 / Math.Sqrt(variance + epsilon));
        TensorPrimitives.Subtract(y, error, y);
        TensorPrimitives.Multiply(y, inverse, y);
        return inverse;
    }

    /// <summary>dx = (g − mean(g) − x̂ · mean(g · x̂)) / √(σ² + ε).</summary>
    /// <param name="g">The gradient by x̂.</param>
    /// <param name="normalized">x̂.</param>
    /// <param name="dx">The gradient by x.</param>
    /// <param name="length">Values of each.</param>
    /// <param name="inverse">What <see cref="Forward"/> gave.</param>
    public static void Backward(float* g, float* normalized, float* dx, int length, float inverse)
    {
        float mean = ShortRows.Sum(g, length) / length, projection = ShortRows.Dot(g, normalized, length) / length;
        int i = 0;
        for (; i <= length - 8; i += 8)
        {
            Vector256<float> centred = *(Vector256<float>*)(g + i) - Vector256.Create(mean);
            *(Vector256<float>*)(dx + i) = (centred - *(Vector256<float>*)(normalized + i) * projection) * inverse;
        }

        for (; i < length; i++)
            dx[i] = (g[i] - mean - normalized[i] * projection) * inverse;
    }
}
