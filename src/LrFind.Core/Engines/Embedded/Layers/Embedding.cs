using System.Numerics.Tensors;
using LrFind.Models.Layers;

namespace LrFind.Engines.Embedded.Layers;

/// <summary>y = W[x]: for each index its row of the table. An index has no gradient: what lies before gets 0.</summary>
internal sealed unsafe class Embedding : Layer
{
    private readonly EmbeddingSpec _spec;
    private readonly string _model;
    private readonly Parameter _weight; // [categories, dim]

    /// <summary>Builds the layer and draws its table from N(0, 1).</summary>
    /// <param name="context">What to build from.</param>
    /// <param name="input">[rows, indices].</param>
    /// <param name="output">[rows, indices, dim].</param>
    public Embedding(EmbeddingSpec spec, BuildContext context, LayerBuffer input, LayerBuffer output) : base(input, output)
    {
        (_spec, _model) = (spec, context.Model);
        _weight = context.Parameters.Take(spec.NumEmbeddings * spec.EmbeddingDim);
        Initializer.Normal(_weight.ValueSpan, context.Weights);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<NamedParameter> Parameters => [new NamedParameter("weight", _weight)];

    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode)
    {
        for (int i = 0; i < rows * Input.Width; i++)
            Vector(_weight.ValueSpan, Index(i)).CopyTo(Vector(Output.Values.Span, i));
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        _weight.GradientSpan.Clear();
        for (int i = 0; i < rows * Input.Width; i++)
        {
            Span<float> sum = Vector(_weight.GradientSpan, Index(i));
            TensorPrimitives.Add(sum, Vector(Output.Gradients!.Span, i), sum);
        }

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
