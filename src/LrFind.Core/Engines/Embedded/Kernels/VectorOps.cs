using System.Runtime.Intrinsics;

namespace LrFind.Engines.Embedded.Kernels;

/// <summary>Loops over whole buffers for which there is no ready-made one. Each element is independent of the vectors' width.</summary>
internal static unsafe class VectorOps
{
    /// <summary>y = x where x is not 0 or less, else 0. NaN stays NaN, so that a blow-up is not hidden.</summary>
    public static void Relu(float* x, float* y, int length)
    {
        int i = 0;
        for (; i <= length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            Vector256<float> v = *(Vector256<float>*)(x + i);
            *(Vector256<float>*)(y + i) = Vector256.ConditionalSelect(Vector256.LessThanOrEqual(v, Vector256<float>.Zero),
                Vector256<float>.Zero, v);
        }

        for (; i < length; i++)
            y[i] = x[i] <= 0 ? 0 : x[i];
    }

    /// <summary>dx = dy where y is not 0 or less, else 0.</summary>
    public static void ReluGradient(float* y, float* dy, float* dx, int length)
    {
        int i = 0;
        for (; i <= length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            Vector256<float> masked = Vector256.LessThanOrEqual(*(Vector256<float>*)(y + i), Vector256<float>.Zero);
            *(Vector256<float>*)(dx + i) = Vector256.ConditionalSelect(masked, Vector256<float>.Zero, *(Vector256<float>*)(dy + i));
        }

        for (; i < length; i++)
            dx[i] = y[i] <= 0 ? 0 : dy[i];
    }

    /// <summary>sum += scale · x.</summary>
    public static void AddScaled(ReadOnlySpan<float> x, float scale, Span<float> sum)
    {
        for (int i = 0; i < x.Length; i++)
            sum[i] += scale * x[i];
    }

    /// <summary>
    /// Scales x down so that its L2 norm is at most a bound: x · min(1, bound / (‖x‖ + 10⁻⁶)), as <c>clip_grad_norm_</c> does.
    /// </summary>
    public static void ClipNorm(Span<float> x, double bound)
    {
        double squares = 0;
        foreach (float value in x)
            squares += (double)value * value;
        double scale = bound / (Math.Sqrt(squares) + 1e-6);
        if (scale >= 1)
            return;
        foreach (ref float value in x)
            value *= (float)scale;
    }

    /// <summary>sums[j] = Σᵢ x[i, j], added row after row.</summary>
    /// <param name="x">[rows, width].</param>
    /// <param name="sums">[width].</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="width">Values a row.</param>
    public static void ColumnSums(float* x, float* sums, int rows, int width)
    {
        int j = 0;
        for (; j <= width - Vector256<float>.Count; j += Vector256<float>.Count)
        {
            Vector256<float> sum = Vector256<float>.Zero;
            for (int i = 0; i < rows; i++)
                sum += *(Vector256<float>*)(x + (nint)i * width + j);
            *(Vector256<float>*)(sums + j) = sum;
        }

        for (; j < width; j++)
        {
            float sum = 0;
            for (int i = 0; i < rows; i++)
                sum += x[(nint)i * width + j];
            sums[j] = sum;
        }
    }
}
