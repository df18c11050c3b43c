using System.Numerics.Tensors;
using LrFind.Models.Layers;

namespace LrFind.Engines.Embedded.Layers;

/// <summary>
/// y = W[x]: for each index its row of the table, or for each bag of indices the sum or the mean of theirs. An index has no gradient: what
/// lies before gets 0.
/// </summary>
internal sealed unsafe class Embedding : Layer
{
    private readonly IndexedTableSpec _spec;
    private readonly string _model;
    private readonly Parameter _weight; // [categories, dim]
    private readonly int _bag;          // indices for an output vector
    private readonly float _share;      // of each of them in it

    /// <summary>Builds the layer and draws its table from N(0, 1).</summary>
    /// <param name="context">What to build from.</param>
    /// <param name="input">[rows, indices].</param>
    /// <param name="output">[rows, indices or bags of them, dim].</param>
    public Embedding(IndexedTableSpec spec, BuildContext context, LayerBuffer input, LayerBuffer output) : base(input, output)
    {
        (_spec, _model) = (spec, context.Model);
        _weight = context.Parameters.Take(spec.NumEmbeddings * spec.EmbeddingDim);
        Initializer.Normal(_weight.ValueSpan, context.Weights);
        if (spec.Padding is { } padding)
            Vector(_weight.ValueSpan, padding).Clear();
        _bag = input.Width / (output.Width / spec.EmbeddingDim);
        _share = spec.IsMean ? 1f / _bag : 1;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<NamedParameter> Parameters => [new NamedParameter("weight", _weight)];

    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode)
    {
        for (int i = 0; i < rows * Input.Width / _bag; i++)
        {
            Span<float> y = Vector(Output.Values.Span, i);
            Vector(_weight.ValueSpan, Index(i * _bag)).CopyTo(y);
            for (int j = 1; j < _bag; j++)
                TensorPrimitives.Add(y, Vector(_weight.ValueSpan, Index(i * _bag + j)), y);
            if (_share != 1)
                TensorPrimitives.Multiply(y, _share, y);
        }
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        _weight.GradientSpan.Clear();
        for (int i = 0; i < rows * Input.Width / _bag; i++)
        {
            Span<float> dy = Vector(Output.Gradients!.Span, i);
            if (_share != 1)
                TensorPrimitives.Multiply(dy, _share, dy);
            for (int j = 0; j < _bag; j++)
            {
                Span<float> sum = Vector(_weight.GradientSpan, Index(i * _bag + j));
                TensorPrimitives.Add(sum, dy, sum);
            }
        }

        if (_spec.Padding is { } padding)
            Vector(_weight.GradientSpan, padding).Clear();
        if (Input.Gradients is { } dx)
            dx.Span[..(rows * Input.Width)].Clear();
    }

    private Span<float> Vector(Span<float> vectors, int index) => vectors.Slice(index * _spec.EmbeddingDim, _spec.EmbeddingDim);

    private int Index(int i)
    {
        float value = Input.Values.Pointer[i];
        if (value >= 0 && value < _spec.NumEmbeddings && value == MathF.Floor(value))
            return (int)value;
        throw _spec.NoVector(_model, value, i / Input.Width);
    }
}
