using LrFind.Nn.Kernels;
using LrFind.Training;

namespace LrFind.Nn.Layers;

/// <summary>
/// y[o, p] = b[o] + Σ W[o, c, i, j] · x[c, p moved by (i, j)], or max(y, 0) of it: for each sample the product of the weights and its
/// <see cref="Patches"/>. One-dimensional convolutions have planes of height 1.
/// </summary>
internal sealed unsafe class Conv : Layer
{
    private readonly Gemm _gemm;
    private readonly int _outChannels;
    private readonly bool _isPointwise;
    private readonly bool _relu;
    private readonly Patches _patches;
    private readonly Parameter _weight; // [in · kernel, out]: so the gradient's product packs the small factor, that of the outputs
    private readonly Parameter? _bias;  // [out]

    /// <summary>Builds the layer and draws its weights.</summary>
    /// <param name="spec">The settings.</param>
    /// <param name="context">What to build from.</param>
    /// <param name="input">[rows, in, height, width].</param>
    /// <param name="output">[rows, out, height, width].</param>
    /// <param name="relu">Whether a ReLU that follows is done here.</param>
    public Conv(ConvSpec spec, BuildContext context, Activation input, Activation output, bool relu) : base(input, output)
    {
        (_gemm, _outChannels, _isPointwise, _relu) = (context.Gemm, spec.OutChannels, spec.Window.IsPointwise, relu);
        _patches = new Patches(spec.ToString(), spec.Window, Planes.Of(context.InputShapes[0]));
        _weight = context.Parameters.Take(_patches.Rows * _outChannels);
        Initializer.KaimingUniform(_weight.ValueSpan, _patches.Rows, context.Weights);
        if (!spec.Bias)
            return;
        _bias = context.Parameters.Take(_outChannels);
        Initializer.KaimingUniform(_bias.ValueSpan, _patches.Rows, context.Weights);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<NamedParameter> Parameters
    {
        get
        {
            var weight = new NamedParameter("weight", _weight, _outChannels, IsTransposed: true);
            return _bias is null ? [weight] : [weight, new NamedParameter("bias", _bias)];
        }
    }

    /// <inheritdoc/>
    public override void Forward(int rows, bool training)
    {
        int positions = _patches.Positions;
        var w = new Matrix(_weight.Values, _patches.Rows, _outChannels);
        for (int row = 0; row < rows; row++)
        {
            var x = new Matrix(_patches.Gather(Input.Values.Pointer + (nint)row * Input.Width), _patches.Rows, positions);
            float* y = Output.Values.Pointer + (nint)row * Output.Width; // [out, positions]
            if (_bias is not null)
            {
                for (int o = 0; o < _outChannels; o++)
                    ShortRows.Fill(y + (nint)o * positions, _bias.Values[o], positions);
            }

            _gemm.Multiply(w.Transposed, x, new Matrix(y, _outChannels, positions), accumulate: _bias is not null, relu: _relu);
        }
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        int positions = _patches.Positions;
        var w = new Matrix(_weight.Values, _patches.Rows, _outChannels);
        var dw = new Matrix(_weight.Gradients, _patches.Rows, _outChannels);
        if (_bias is not null)
            _bias.GradientSpan.Clear();
        for (int row = 0; row < rows; row++)
        {
            float* gradient = Output.Gradients!.Pointer + (nint)row * Output.Width;
            if (_relu)
                VectorOps.ReluGradient(Output.Values.Pointer + (nint)row * Output.Width, gradient, gradient, Output.Width);
            var dy = new Matrix(gradient, _outChannels, positions);
            var x = new Matrix(_patches.Gather(Input.Values.Pointer + (nint)row * Input.Width), _patches.Rows, positions);
            _gemm.Multiply(x, dy.Transposed, dw, accumulate: row > 0);
            if (_bias is not null)
            {
                for (int o = 0; o < _outChannels; o++)
                    _bias.Gradients[o] += ShortRows.Sum(gradient + (nint)o * positions, positions);
            }

            if (Input.Gradients is { } dx)
                InputGradient(w, dy, dx.Pointer + (nint)row * Input.Width);
        }
    }

    private void InputGradient(Matrix w, Matrix dy, float* dx)
    {
        // The windows of the input are no longer needed: their gradients take their place.
        _gemm.Multiply(w, dy, new Matrix(_isPointwise ? dx : _patches.Columns, _patches.Rows, _patches.Positions));
        if (!_isPointwise)
            _patches.Scatter(dx);
    }
}
