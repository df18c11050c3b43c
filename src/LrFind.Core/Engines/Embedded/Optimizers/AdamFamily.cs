using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LrFind.Engines.Embedded.Kernels;
using LrFind.Models.Optimizers;

namespace LrFind.Engines.Embedded.Optimizers;

/// <summary>
/// The pass that Adam and its relatives share: d = g + λw; m = β₁m + (1 − β₁)d; v = β₂v + (1 − β₂)d²; w = s·w − (a·d + b·m)/(r·√v + ε).
/// They differ in the factors λ, s, a, b, r and ε of each step, and AMSGrad divides by the largest v so far. The quotient and the root take
/// all the time; both paths round every operation alike and give the same bits.
/// </summary>
internal abstract unsafe class AdamFamily(AdamFamilySpec spec, ParameterStore parameters, WorkerTeam team, bool keepLargest)
    : Optimizer(parameters), IParallelWork
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

/// <summary>What tells Adam and its relatives apart in one step; see <see cref="AdamFamily"/>.</summary>
/// <param name="decay">λ, the weight decay added to the gradient.</param>
/// <param name="shrink">s, the factor of the weights.</param>
/// <param name="gradientRate">a, the rate of the gradient.</param>
/// <param name="meanRate">b, the rate of the mean gradient.</param>
/// <param name="root">r, the factor of the root mean square.</param>
/// <param name="epsilon">ε, added to the root.</param>
internal readonly struct AdamFactors(double decay, double shrink, double gradientRate, double meanRate, double root, double epsilon)
{
    public readonly float Decay = (float)decay;
    public readonly float Shrink = (float)shrink;
    public readonly float GradientRate = (float)gradientRate;
    public readonly float MeanRate = (float)meanRate;
    public readonly float Root = (float)root;
    public readonly float Epsilon = (float)epsilon;
}

/// <summary>
/// m = β₁m + (1 − β₁)g; v = β₂v + (1 − β₂)g²; w = w − lr/(1 − β₁ᵗ) · m / (√v/√(1 − β₂ᵗ) + ε). Kingma and Ba, "Adam" (2015), algorithm 1, as
/// <c>torch.optim.Adam</c> arranges it. Weight decay is added to the gradient; in AdamW (Loshchilov and Hutter, "Decoupled Weight Decay
/// Regularization" (2019), algorithm 2) it shrinks the weights instead: w = w·(1 − lr·λ) first. AMSGrad (Reddi et al., "On the Convergence
/// of Adam and Beyond" (2018), algorithm 2) divides by the largest v so far, as PyTorch before the correction of its bias.
/// </summary>
internal sealed class Adam(AdamSpec spec, ParameterStore parameters, WorkerTeam team) : AdamFamily(spec, parameters, team, spec.AmsGrad)
{
    private readonly bool _decoupled = spec is AdamWSpec;
    private int _steps;

    /// <inheritdoc/>
    public override void Step(double learningRate)
    {
        _steps++;
        double correction1 = 1 - Math.Pow(spec.Beta1, _steps);
        double correction2 = 1 - Math.Pow(spec.Beta2, _steps);
        Update(new AdamFactors(
            decay: _decoupled ? 0 : spec.WeightDecay,
            shrink: _decoupled ? 1 - learningRate * spec.WeightDecay : 1,
            gradientRate: 0,
            meanRate: learningRate / correction1,
            root: 1 / Math.Sqrt(correction2),
            epsilon: spec.Epsilon));
    }
}

/// <summary>
/// m = β₁m + (1 − β₁)g; u = max(β₂u, |g| + ε); w = w − lr/(1 − β₁ᵗ) · m/u. Kingma and Ba, "Adam" (2015), algorithm 2, as
/// <c>torch.optim.Adamax</c>, which adds the ε. Weight decay is added to the gradient.
/// </summary>
internal sealed unsafe class Adamax(AdamaxSpec spec, ParameterStore parameters) : Optimizer(parameters)
{
    private readonly AlignedBuffer _mean = new(parameters.Length);
    private readonly AlignedBuffer _largest = new(parameters.Length);
    private int _steps;

    /// <inheritdoc/>
    public override void Step(double learningRate)
    {
        _steps++;
        Vector256<float> beta1 = Vector256.Create((float)spec.Beta1), rest1 = Vector256.Create((float)(1 - spec.Beta1));
        Vector256<float> beta2 = Vector256.Create((float)spec.Beta2), epsilon = Vector256.Create((float)spec.Epsilon);
        Vector256<float> decay = Vector256.Create((float)spec.WeightDecay);
        Vector256<float> rate = Vector256.Create((float)(learningRate / (1 - Math.Pow(spec.Beta1, _steps))));

        float* w = Parameters.Values.Pointer, g = Parameters.Gradients.Pointer, m = _mean.Pointer, u = _largest.Pointer;
        int length = Parameters.Length;
        for (int i = 0; i < length; i += Vector256<float>.Count)
        {
            Vector256<float> value = *(Vector256<float>*)(w + i);
            Vector256<float> d = *(Vector256<float>*)(g + i) + decay * value;
            Vector256<float> mean = beta1 * *(Vector256<float>*)(m + i) + rest1 * d;
            Vector256<float> largest = Vector256.Max(beta2 * *(Vector256<float>*)(u + i), Vector256.Abs(d) + epsilon);
            *(Vector256<float>*)(m + i) = mean;
            *(Vector256<float>*)(u + i) = largest;
            *(Vector256<float>*)(w + i) = value - rate * mean / largest;
        }
    }
}

/// <summary>
/// μₜ = β₁(1 − ½·0.96^(tψ)); m and v as in Adam; w = w − lr·((1 − μₜ)g/(1 − ∏μ₁…μₜ) + μₜ₊₁m/(1 − ∏μ₁…μₜ₊₁)) / (√v/√(1 − β₂ᵗ) + ε). Dozat,
/// "Incorporating Nesterov Momentum into Adam" (2016), as <c>torch.optim.NAdam</c> documents it and has computed it since 2.0: before, its
/// default path multiplied the last product by μₜ once too often. Weight decay is added to the gradient.
/// </summary>
internal sealed class NAdam(NAdamSpec spec, ParameterStore parameters, WorkerTeam team)
    : AdamFamily(spec, parameters, team, keepLargest: false)
{
    private double _product = 1;
    private int _steps;

    /// <inheritdoc/>
    public override void Step(double learningRate)
    {
        _steps++;
        double momentum = Momentum(_steps), next = Momentum(_steps + 1);
        _product *= momentum;
        Update(new AdamFactors(
            decay: spec.WeightDecay,
            shrink: 1,
            gradientRate: learningRate * (1 - momentum) / (1 - _product),
            meanRate: learningRate * next / (1 - _product * next),
            root: 1 / Math.Sqrt(1 - Math.Pow(spec.Beta2, _steps)),
            epsilon: spec.Epsilon));
    }

    private double Momentum(int step) => spec.Beta1 * (1 - 0.5 * Math.Pow(0.96, step * spec.MomentumDecay));
}

/// <summary>
/// m and v as in Adam; m̂ = m/(1 − β₁ᵗ); ρ∞ = 2/(1 − β₂) − 1; ρ = ρ∞ − 2tβ₂ᵗ/(1 − β₂ᵗ). When ρ > 5: w = w − lr·R·m̂·√(1 − β₂ᵗ)/(√v + ε)
/// with R = √((ρ − 4)(ρ − 2)ρ∞ / ((ρ∞ − 4)(ρ∞ − 2)ρ)); before, when v cannot be trusted yet: w = w − lr·m̂. Liu et al., "On the Variance of
/// the Adaptive Learning Rate and Beyond" (2020), algorithm 2, as <c>torch.optim.RAdam</c>. Weight decay is added to the gradient.
/// </summary>
internal sealed class RAdam(RAdamSpec spec, ParameterStore parameters, WorkerTeam team)
    : AdamFamily(spec, parameters, team, keepLargest: false)
{
    private int _steps;

    /// <inheritdoc/>
    public override void Step(double learningRate)
    {
        _steps++;
        double power = Math.Pow(spec.Beta2, _steps);
        double most = 2 / (1 - spec.Beta2) - 1;
        double length = most - 2 * _steps * power / (1 - power);
        double rate = learningRate / (1 - Math.Pow(spec.Beta1, _steps));
        bool adaptive = length > 5;
        if (adaptive)
            rate *= Math.Sqrt((length - 4) * (length - 2) * most / ((most - 4) * (most - 2) * length) * (1 - power));
        // Without adaptation the quotient is m̂ / (0·√v + 1).
        Update(new AdamFactors(
            decay: spec.WeightDecay,
            shrink: 1,
            gradientRate: 0,
            meanRate: rate,
            root: adaptive ? 1 : 0,
            epsilon: adaptive ? spec.Epsilon : 1));
    }
}
