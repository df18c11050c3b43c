using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LrFind.Nn.Kernels;
using LrFind.Training;

namespace LrFind.Nn.Optimizers;

/// <summary>
/// The pass that Adam and its relatives share: d = g + λw; m = β₁m + (1 − β₁)d; v = β₂v + (1 − β₂)d²; w = s·w − (a·d + b·m)/(r·√v + ε). They
/// differ in the factors λ, s, a, b, r and ε of each step, and AMSGrad divides by the largest v so far. The quotient and the root take all the
/// time; both paths round every operation alike and give the same bits.
/// </summary>
internal abstract unsafe class AdamFamily(AdamFamilySpec spec, ParameterStore parameters, WorkerTeam team, bool keepLargest) : Optimizer(parameters), IParallelWork
{
    // The 512-bit pass takes half the time but is compiled at run time: that has to pay for itself within a range test.
    private const int Large = 1 << 16;

    // What a thread takes at a time: some microseconds of work.
    private const int Piece = 1 << 14;

    private readonly AlignedBuffer _mean = new(parameters.Length);
    private readonly AlignedBuffer _square = new(parameters.Length);
    private readonly AlignedBuffer? _largest = keepLargest ? new AlignedBuffer(parameters.Length) : null;
    private AdamFactors _factors;
    private int _next;

    /// <summary>Whether to take 512 bits at a time, settable for tests.</summary>
    internal bool Wide { get; set; } = parameters.Length >= Large && KernelPaths.Current == KernelPath.Vector512;

    /// <summary>One pass over all parameters.</summary>
    protected void Update(in AdamFactors factors)
    {
        _factors = factors;
        _next = 0;
        if (Parameters.Length < Large)
            Run(0);
        else
            team.Run(this, team.Size);
    }

    /// <summary>Updates pieces until none is left.</summary>
    public void Run(int thread)
    {
        for (int start = Take(); start < Parameters.Length; start = Take())
        {
            int end = Math.Min(start + Piece, Parameters.Length);
            if (Wide)
                Update512(in _factors, start, end);
            else
                Update256(in _factors, start, end);
        }
    }

    private int Take() => Interlocked.Add(ref _next, Piece) - Piece;

    private void Update256(in AdamFactors factors, int start, int end)
    {
        Vector256<float> beta1 = Vector256.Create((float)spec.Beta1), rest1 = Vector256.Create((float)(1 - spec.Beta1));
        Vector256<float> beta2 = Vector256.Create((float)spec.Beta2), rest2 = Vector256.Create((float)(1 - spec.Beta2));
        Vector256<float> lambda = Vector256.Create(factors.Decay), s = Vector256.Create(factors.Shrink);
        Vector256<float> a = Vector256.Create(factors.GradientRate), b = Vector256.Create(factors.MeanRate);
        Vector256<float> r = Vector256.Create(factors.Root), e = Vector256.Create(factors.Epsilon);

        float* w = Parameters.Values.Pointer, g = Parameters.Gradients.Pointer, m = _mean.Pointer, v = _square.Pointer;
        float* largest = _largest is null ? null : _largest.Pointer;
        for (int i = start; i < end; i += Vector256<float>.Count)
        {
            Vector256<float> value = *(Vector256<float>*)(w + i);
            Vector256<float> d = *(Vector256<float>*)(g + i) + lambda * value;
            Vector256<float> mean = beta1 * *(Vector256<float>*)(m + i) + rest1 * d;
            Vector256<float> square = beta2 * *(Vector256<float>*)(v + i) + rest2 * d * d;
            *(Vector256<float>*)(m + i) = mean;
            *(Vector256<float>*)(v + i) = square;
            if (largest != null)
                *(Vector256<float>*)(largest + i) = square = Vector256.Max(*(Vector256<float>*)(largest + i), square);
            *(Vector256<float>*)(w + i) = s * value - (a * d + b * mean) / (r * Vector256.Sqrt(square) + e);
        }
    }

    // Optimised at once: a range test is over before tiered compilation would get to it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Update512(in AdamFactors factors, int start, int end)
    {
        Vector512<float> beta1 = Vector512.Create((float)spec.Beta1), rest1 = Vector512.Create((float)(1 - spec.Beta1));
        Vector512<float> beta2 = Vector512.Create((float)spec.Beta2), rest2 = Vector512.Create((float)(1 - spec.Beta2));
        Vector512<float> lambda = Vector512.Create(factors.Decay), s = Vector512.Create(factors.Shrink);
        Vector512<float> a = Vector512.Create(factors.GradientRate), b = Vector512.Create(factors.MeanRate);
        Vector512<float> r = Vector512.Create(factors.Root), e = Vector512.Create(factors.Epsilon);

        float* w = Parameters.Values.Pointer, g = Parameters.Gradients.Pointer, m = _mean.Pointer, v = _square.Pointer;
        float* largest = _largest is null ? null : _largest.Pointer;
        for (int i = start; i < end; i += Vector512<float>.Count)
        {
            Vector512<float> value = *(Vector512<float>*)(w + i);
            Vector512<float> d = *(Vector512<float>*)(g + i) + lambda * value;
            Vector512<float> mean = beta1 * *(Vector512<float>*)(m + i) + rest1 * d;
            Vector512<float> square = beta2 * *(Vector512<float>*)(v + i) + rest2 * d * d;
            *(Vector512<float>*)(m + i) = mean;
            *(Vector512<float>*)(v + i) = square;
            if (largest != null)
                *(Vector512<float>*)(largest + i) = square = Vector512.Max(*(Vector512<float>*)(largest + i), square);
            *(Vector512<float>*)(w + i) = s * value - (a * d + b * mean) / (r * Vector512.Sqrt(square) + e);
        }
    }
}
