using LrFind.Engines.Embedded.Kernels;
using LrFind.Foundation;
using LrFind.Models.Layers;

namespace LrFind.Engines.Embedded.Layers;

/// <summary>y = w for each row. Backward the gradients of all rows are added.</summary>
internal sealed unsafe class ParameterRow : Layer
{
    private readonly Parameter _weight; // [width]

    /// <summary>Builds the layer and draws its values.</summary>
    /// <param name="context">What to build from.</param>
    /// <param name="output">[rows, width].</param>
    public ParameterRow(ParameterSpec spec, BuildContext context, LayerBuffer output) : base(output, output)
    {
        _weight = context.Parameters.Take(output.Width);
        Span<float> values = _weight.ValueSpan;
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)(spec.Offset + spec.Scale * Draw(spec.Init, i, context.Weights));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<NamedParameter> Parameters => [new NamedParameter("", _weight)];

    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode)
    {
        for (int row = 0; row < rows; row++)
            _weight.ValueSpan.CopyTo(Output.Values.Span[(row * Output.Width)..]);
    }

    /// <inheritdoc/>
    public override void Backward(int rows) =>
        VectorOps.ColumnSums(Output.Gradients!.Pointer, _weight.Gradients, rows, Output.Width);

    private static float Draw(ParameterInit init, int place, Pcg32 random) => init switch
    {
        ParameterInit.Normal => random.NextGaussian(),
        ParameterInit.Uniform => random.NextSingle(0, 1),
        ParameterInit.Range => place,
        _ => 0,
    };
}
