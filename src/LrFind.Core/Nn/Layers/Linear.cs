using LrFind.Nn.Kernels;

namespace LrFind.Nn.Layers;

/// <summary>y = x·Wᵀ + b. W is kept transposed, as [in, out], so that the forward product reads it as it lies.</summary>
internal sealed unsafe class Linear(Activation input, Activation output, Parameter weight, Parameter bias, Gemm gemm) : Layer(input, output)
{
    /// <summary>Wᵀ: [in, out].</summary>
    public Parameter Weight { get; } = weight;

    /// <summary>b: [out].</summary>
    public Parameter Bias { get; } = bias;

    /// <inheritdoc/>
    public override void Forward(int rows)
    {
        var x = new Matrix(Input.Values.Pointer, rows, Input.Width);             // [rows, in]
        var w = new Matrix(Weight.Values, Input.Width, Output.Width);            // [in, out]
        var y = new Matrix(Output.Values.Pointer, rows, Output.Width);           // [rows, out]
        gemm.Multiply(x, w, y, Bias.Values);
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        var x = new Matrix(Input.Values.Pointer, rows, Input.Width);             // [rows, in]
        var w = new Matrix(Weight.Values, Input.Width, Output.Width);            // [in, out]
        var dy = new Matrix(Output.Gradients!.Pointer, rows, Output.Width);      // [rows, out]
        gemm.Multiply(x.Transposed, dy, new Matrix(Weight.Gradients, Input.Width, Output.Width));
        VectorOps.ColumnSums(dy.Data, Bias.Gradients, rows, Output.Width);
        if (Input.Gradients is { } dx)
            gemm.Multiply(dy, w.Transposed, new Matrix(dx.Pointer, rows, Input.Width));
    }
}
