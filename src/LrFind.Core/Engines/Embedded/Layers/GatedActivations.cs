using System.Runtime.Intrinsics;
using LrFind.Engines.Embedded.Kernels;
using LrFind.Models.Layers;

namespace LrFind.Engines.Embedded.Layers;

/// <summary>
/// y = x where it is positive, else a · x; dx = dy or a · dy, da = Σ x · dy over what is not positive. He et al., "Delving Deep into
/// Rectifiers" (2015), section 2.1.
/// </summary>
internal sealed unsafe class PRelu : Layer
{
    private readonly int _size;         // values that a slope is for
    private readonly Parameter _weight; // a [slopes]

    /// <summary>Builds the layer.</summary>
    /// <param name="context">What to build from.</param>
    /// <param name="input">[rows, slopes, size].</param>
    /// <param name="output">[rows, slopes, size].</param>
    public PRelu(PReluSpec spec, BuildContext context, LayerBuffer input, LayerBuffer output) : base(input, output)
    {
        _size = input.Width / spec.NumParameters;
        _weight = context.Parameters.Take(spec.NumParameters);
        _weight.ValueSpan.Fill((float)spec.Init);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<NamedParameter> Parameters => [new NamedParameter("weight", _weight)];

    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode)
    {
        float* x = Input.Values.Pointer, y = Output.Values.Pointer;
        for (int i = 0; i < rows * _weight.Length; i++)
        {
            float slope = _weight.Values[i % _weight.Length];
            for (int end = _size; end > 0; end--, x++, y++)
                *y = *x > 0 ? *x : *x * slope;
        }
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        float* x = Input.Values.Pointer, dy = Output.Gradients!.Pointer, dx = Input.Gradients is { } gradients ? gradients.Pointer : null;
        _weight.GradientSpan.Clear();
        for (int i = 0; i < rows * _weight.Length; i++, x += _size, dy += _size)
        {
            float slope = _weight.Values[i % _weight.Length];
            double sum = 0;
            for (int j = 0; j < _size; j++)
                sum += x[j] > 0 ? 0 : x[j] * dy[j];
            _weight.Gradients[i % _weight.Length] += (float)sum;
            if (dx == null)
                continue;
            for (int j = 0; j < _size; j++)
                dx[j] = x[j] > 0 ? dy[j] : dy[j] * slope;
            dx += _size;
        }
    }
}

/// <summary>y = a · σ(b), the halves of x; da = σ(b) · dy, db = a · σ(b) · (1 − σ(b)) · dy.</summary>
/// <param name="input">[rows, …, 2, half].</param>
/// <param name="output">[rows, …, half].</param>
/// <param name="half">Values of a half that follow each other.</param>
internal sealed unsafe class Glu(LayerBuffer input, LayerBuffer output, int half) : Layer(input, output)
{
    // Vectors may go on behind what they are for: that is written later, or is the room behind a buffer.

    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode)
    {
        float* x = Input.Values.Pointer, y = Output.Values.Pointer;
        for (int i = 0; i < rows * Output.Width; i += half, x += 2 * half, y += half)
        {
            for (int j = 0; j < half; j += 8)
                *(Vector256<float>*)(y + j) = *(Vector256<float>*)(x + j) * VectorMath.Sigmoid(*(Vector256<float>*)(x + half + j));
        }
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        if (Input.Gradients is not { } gradients)
            return;
        float* x = Input.Values.Pointer, dx = gradients.Pointer, dy = Output.Gradients!.Pointer;
        for (int i = 0; i < rows * Output.Width; i += half, x += 2 * half, dx += 2 * half, dy += half)
        {
            for (int j = 0; j < half; j += 8)
                *(Vector256<float>*)(dx + j) = *(Vector256<float>*)(dy + j) * VectorMath.Sigmoid(*(Vector256<float>*)(x + half + j));
            for (int j = 0; j < half; j += 8)
            {
                Vector256<float> s = VectorMath.Sigmoid(*(Vector256<float>*)(x + half + j));
                *(Vector256<float>*)(dx + half + j) =
                    *(Vector256<float>*)(dy + j) * *(Vector256<float>*)(x + j) * s * (Vector256<float>.One - s);
            }
        }
    }
}
