using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LrFind.Data;
using LrFind.Engines.Embedded.Kernels;

namespace LrFind.Engines.Embedded.Losses;

/// <summary>
/// The loss of one output and its derivative, on eight at a time; a struct, so that <see cref="ElementwiseLoss{T}"/> inlines it.
/// </summary>
internal interface IElementwiseLoss
{
    /// <summary>The loss. NaN must stay NaN, so that a blow-up is not hidden.</summary>
    /// <param name="index">Where in the batch's outputs the first of them stands: a multiple of 8.</param>
    /// <param name="gradient">The derivative by z.</param>
    Vector256<float> Compute(Vector256<float> z, Vector256<float> y, int index, out Vector256<float> gradient);
}

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

/// <summary>L = (z − y)²; dL/dz = 2 (z − y). <c>torch.nn.MSELoss</c>.</summary>
internal readonly struct MseLoss : IElementwiseLoss
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Compute(Vector256<float> z, Vector256<float> y, int index, out Vector256<float> gradient)
    {
        Vector256<float> error = z - y;
        gradient = error + error;
        return error * error;
    }
}

/// <summary>L = |z − y|; dL/dz = sign(z − y). <c>torch.nn.L1Loss</c>.</summary>
internal readonly struct L1Loss : IElementwiseLoss
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Compute(Vector256<float> z, Vector256<float> y, int index, out Vector256<float> gradient)
    {
        Vector256<float> error = z - y;
        gradient = VectorMath.Sign(error);
        return Vector256.Abs(error);
    }
}

/// <summary>L = d² / 2β where |d| is less than β, else |d| − β/2; dL/dz = d / β or sign(d). <c>torch.nn.SmoothL1Loss</c>.</summary>
/// <param name="beta">β; with 0 the loss is |d|.</param>
internal readonly struct SmoothL1Loss(float beta) : IElementwiseLoss
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Compute(Vector256<float> z, Vector256<float> y, int index, out Vector256<float> gradient)
    {
        Vector256<float> error = z - y, size = Vector256.Abs(error);
        Vector256<float> near = Vector256.LessThan(size, Vector256.Create(beta)), scaled = error / Vector256.Create(beta);
        gradient = Vector256.ConditionalSelect(near, scaled, VectorMath.Sign(error));
        return Vector256.ConditionalSelect(near, scaled * error * 0.5f, size - Vector256.Create(0.5f * beta));
    }
}

/// <summary>L = d² / 2 where |d| is at most δ, else δ (|d| − δ/2); dL/dz = d or δ sign(d). <c>torch.nn.HuberLoss</c>.</summary>
/// <param name="delta">δ.</param>
internal readonly struct HuberLoss(float delta) : IElementwiseLoss
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Compute(Vector256<float> z, Vector256<float> y, int index, out Vector256<float> gradient)
    {
        Vector256<float> error = z - y, size = Vector256.Abs(error), near = Vector256.LessThanOrEqual(size, Vector256.Create(delta));
        gradient = Vector256.ConditionalSelect(near, error, VectorMath.Sign(error) * delta);
        return Vector256.ConditionalSelect(near, error * error * 0.5f, (size - Vector256.Create(0.5f * delta)) * delta);
    }
}

/// <summary>L = e^z − y z, and Stirling's approximation of log y! on request; dL/dz = e^z − y. <c>torch.nn.PoissonNLLLoss</c>.</summary>
/// <param name="full">Whether the approximation is added.</param>
internal readonly struct PoissonLogLoss(bool full) : IElementwiseLoss
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Compute(Vector256<float> z, Vector256<float> y, int index, out Vector256<float> gradient)
    {
        Vector256<float> rate = VectorMath.Exp(z);
        gradient = rate - y;
        Vector256<float> loss = rate - y * z;
        return full ? loss + PoissonLoss.LogFactorial(y) : loss;
    }
}

/// <summary>
/// L = z − y log(z + ε), and Stirling's approximation of log y! on request; dL/dz = 1 − y / (z + ε). <c>torch.nn.PoissonNLLLoss</c> with
/// log_input=False.
/// </summary>
/// <param name="epsilon">ε.</param>
/// <param name="full">Whether the approximation is added.</param>
internal readonly struct PoissonLoss(float epsilon, bool full) : IElementwiseLoss
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Compute(Vector256<float> z, Vector256<float> y, int index, out Vector256<float> gradient)
    {
        Vector256<float> rate = z + Vector256.Create(epsilon);
        gradient = Vector256<float>.One - y / rate;
        Vector256<float> loss = z - y * VectorMath.Log(rate);
        return full ? loss + LogFactorial(y) : loss;
    }

    /// <summary>y log y − y + ½ log 2πy for y above 1, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LogFactorial(Vector256<float> y)
    {
        Vector256<float> stirling = y * VectorMath.Log(y) - y + VectorMath.Log(y * (2 * MathF.PI)) * 0.5f;
        return Vector256.ConditionalSelect(Vector256.GreaterThan(y, Vector256<float>.One), stirling, Vector256<float>.Zero);
    }
}
