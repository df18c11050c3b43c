using LrFind.Engines.Embedded.Kernels;
using LrFind.Models.Layers;

namespace LrFind.Engines.Embedded.Layers;

/// <summary>
/// y = x·Wᵀ + b, or max(y, 0) of it. W is kept transposed, as [in, out], so that the forward product reads it as it lies.
/// </summary>
internal sealed unsafe class Linear : Layer
{
    private readonly LinearSpec _spec;
    private readonly Gemm _gemm;
    private readonly Parameter _weight; // [in, out]
    private readonly Parameter? _bias;  // [out]
    private readonly bool _relu;

    /// <summary>Builds the layer and draws its weights.</summary>
    /// <param name="context">What to build from.</param>
    /// <param name="input">[rows, …, in].</param>
    /// <param name="output">[rows, …, out].</param>
    /// <param name="relu">Whether a ReLU that follows is done here: it costs nothing while a tile is still in registers.</param>
    public Linear(LinearSpec spec, BuildContext context, LayerBuffer input, LayerBuffer output, bool relu) : base(input, output)
    {
        (_spec, _gemm, _relu) = (spec, context.Gemm, relu);
        _weight = context.Parameters.Take(spec.InFeatures * spec.OutFeatures);
        Initializer.KaimingUniform(_weight.ValueSpan, spec.InFeatures, context.Weights);
        if (!spec.Bias)
            return;
        _bias = context.Parameters.Take(spec.OutFeatures);
        Initializer.KaimingUniform(_bias.ValueSpan, spec.InFeatures, context.Weights);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<NamedParameter> Parameters
    {
        get
        {
            var weight = new NamedParameter("weight", _weight, _spec.OutFeatures, IsTransposed: true);
            return _bias is null ? [weight] : [weight, new NamedParameter("bias", _bias)];
        }
    }

    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode)
    {
        int vectors = rows * (Input.Width / _spec.InFeatures);
        var x = new Matrix(Input.Values.Pointer, vectors, _spec.InFeatures);
        var w = new Matrix(_weight.Values, _spec.InFeatures, _spec.OutFeatures);
        var y = new Matrix(Output.Values.Pointer, vectors, _spec.OutFeatures);
        _gemm.Multiply(x, w, y, _bias is null ? null : _bias.Values, relu: _relu);
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        int vectors = rows * (Input.Width / _spec.InFeatures);
        var x = new Matrix(Input.Values.Pointer, vectors, _spec.InFeatures);
        var w = new Matrix(_weight.Values, _spec.InFeatures, _spec.OutFeatures);
        var dy = new Matrix(Output.Gradients!.Pointer, vectors, _spec.OutFeatures);
        if (_relu)
            VectorOps.ReluGradient(Output.Values.Pointer, dy.Data, dy.Data, vectors * _spec.OutFeatures);
        _gemm.Multiply(x.Transposed, dy, new Matrix(_weight.Gradients, _spec.InFeatures, _spec.OutFeatures));
        if (_bias is not null)
            VectorOps.ColumnSums(dy.Data, _bias.Gradients, vectors, _spec.OutFeatures);
        if (Input.Gradients is { } dx)
            _gemm.Multiply(dy, w.Transposed, new Matrix(dx.Pointer, vectors, _spec.InFeatures));
    }
}
