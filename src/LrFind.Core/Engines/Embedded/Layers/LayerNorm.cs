using System.Numerics.Tensors;
using LrFind.Engines.Embedded.Kernels;
using LrFind.Models.Layers;

namespace LrFind.Engines.Embedded.Layers;

/// <summary>
/// y = γ · x̂ + β with x̂ = (x − μ) / √(σ² + ε), the mean and the biased variance being those of each vector. Ba, Kiros and Hinton, "Layer
/// Normalization" (2016), equation 4.
/// </summary>
internal sealed unsafe class LayerNorm : Layer
{
    private readonly int _length;
    private readonly double _epsilon;
    private readonly Parameter? _weight;                // γ [length]
    private readonly Parameter? _bias;                  // β [length]
    private readonly AlignedBuffer _normalized;         // x̂ [rows, …, length]
    private readonly AlignedBuffer _inverseDeviations;  // [rows, …]
    private readonly AlignedBuffer _scratch;            // [length]

    /// <summary>Builds the layer: γ = 1, β = 0.</summary>
    /// <param name="context">What to build from.</param>
    /// <param name="input">[rows, …, length].</param>
    /// <param name="output">[rows, …, length].</param>
    public LayerNorm(LayerNormSpec spec, BuildContext context, LayerBuffer input, LayerBuffer output) : base(input, output)
    {
        (_length, _epsilon) = (spec.NormalizedShape.Count, spec.Epsilon);
        _normalized = new AlignedBuffer(checked(context.Rows * input.Width));
        _inverseDeviations = new AlignedBuffer(context.Rows * (input.Width / _length));
        _scratch = new AlignedBuffer(_length);
        if (!spec.Affine)
            return;
        _weight = context.Parameters.Take(_length);
        _weight.ValueSpan.Fill(1);
        _bias = context.Parameters.Take(_length);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<NamedParameter> Parameters =>
        _weight is null ? [] : [new NamedParameter("weight", _weight), new NamedParameter("bias", _bias!)];

    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode)
    {
        for (int i = 0; i < rows * Input.Width; i += _length)
        {
            Span<float> x = Input.Values.Span.Slice(i, _length), y = Output.Values.Span.Slice(i, _length);
            Span<float> normalized = _normalized.Span.Slice(i, _length);
            TensorPrimitives.Subtract(x, ShortRows.Sum(Input.Values.Pointer + i, _length) / _length, normalized);
            // What the rounding of the mean changed is taken off again.
            float error = ShortRows.Sum(_normalized.Pointer + i, _length) / _length;
            double variance = ShortRows.Dot(_normalized.Pointer + i, _normalized.Pointer + i, _length) / _length - (double)error * error;
            float inverse = (float)(1 / Math.Sqrt(variance + _epsilon));
            _inverseDeviations.Pointer[i / _length] = inverse;
            TensorPrimitives.Subtract(normalized, error, normalized);
            TensorPrimitives.Multiply(normalized, inverse, normalized);
            if (_weight is null)
            {
                normalized.CopyTo(y);
                continue;
            }

            TensorPrimitives.Multiply(normalized, _weight.ValueSpan, y);
            TensorPrimitives.Add(y, _bias!.ValueSpan, y);
        }
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        if (Output.Gradients is null)
            return;
        if (_weight is not null)
        {
            _weight.GradientSpan.Clear();
            VectorOps.ColumnSums(Output.Gradients.Pointer, _bias!.Gradients, rows * (Input.Width / _length), _length);
        }

        Span<float> scratch = _scratch.Span;
        for (int i = 0; i < rows * Input.Width; i += _length)
        {
            Span<float> dy = Output.Gradients.Span.Slice(i, _length), normalized = _normalized.Span.Slice(i, _length);
            if (_weight is not null)
            {
                TensorPrimitives.Multiply(dy, normalized, scratch);
                TensorPrimitives.Add(_weight.GradientSpan, scratch, _weight.GradientSpan);
                TensorPrimitives.Multiply(dy, _weight.ValueSpan, dy);
            }

            if (Input.Gradients is not { } gradients)
                continue;

            // dx = (g − mean(g) − x̂ · mean(g · x̂)) / √(σ² + ε) with g = dy · γ, which has taken the place of dy.
            float* g = Output.Gradients.Pointer + i;
            float mean = ShortRows.Sum(g, _length) / _length, projection = ShortRows.Dot(g, _normalized.Pointer + i, _length) / _length;
            Span<float> dx = gradients.Span.Slice(i, _length);
            TensorPrimitives.Multiply(normalized, projection, scratch);
            TensorPrimitives.Subtract(dy, mean, dx);
            TensorPrimitives.Subtract(dx, scratch, dx);
            TensorPrimitives.Multiply(dx, _inverseDeviations.Pointer[i / _length], dx);
        }
    }
}
