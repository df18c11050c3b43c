namespace LrFind.Engines.Embedded.Kernels;

/// <summary>
/// The three products of a convolution, for each group of channels: of its weights W [depth, width] with the columns [depth, positions] of
/// its windows, or with its planes [width, positions].
/// </summary>
/// <param name="groups">The number of groups.</param>
/// <param name="depth">Values of a window of a group.</param>
/// <param name="width">Planes of a group on the side without windows.</param>
/// <param name="positions">Positions of the window.</param>
internal sealed unsafe class GroupProducts(int groups, int depth, int width, int positions)
{
    // Where a group has one plane and a short window, setting up a product costs more than the product.
    private const int LongestOfLoops = 32;

    private readonly bool _loops = width == 1 && groups > 1 && depth <= LongestOfLoops;

    /// <summary>planes = Wᵀ · columns, or planes += it.</summary>
    public void Reduce(Gemm gemm, float* weights, float* columns, float* planes, bool accumulate, bool relu)
    {
        for (int g = 0; g < groups; g++)
        {
            float* w = weights + (nint)g * depth * width, x = Columns(columns, g), y = Planes(planes, g);
            if (!_loops)
            {
                gemm.Multiply(new Matrix(w, depth, width).Transposed, new Matrix(x, depth, positions), new Matrix(y, width, positions),
                    accumulate: accumulate, relu: relu);
                continue;
            }

            if (!accumulate)
                ShortRows.Fill(y, 0, positions);
            for (int tap = 0; tap < depth; tap++)
                ShortRows.AddScaled(x + (nint)tap * positions, w[tap], y, positions);
            if (relu)
                VectorOps.Relu(y, y, positions);
        }
    }

    /// <summary>columns = W · planes.</summary>
    public void Expand(Gemm gemm, float* weights, float* planes, float* columns)
    {
        for (int g = 0; g < groups; g++)
        {
            float* w = weights + (nint)g * depth * width, x = Columns(columns, g), y = Planes(planes, g);
            if (!_loops)
            {
                gemm.Multiply(new Matrix(w, depth, width), new Matrix(y, width, positions), new Matrix(x, depth, positions));
                continue;
            }

            for (int tap = 0; tap < depth; tap++, x += positions)
                RowOps.Scale(y, w[tap], x, positions);
        }
    }

    /// <summary>W's gradients = columns · planesᵀ, or they grow by it.</summary>
    public void Gradient(Gemm gemm, float* columns, float* planes, float* gradients, bool accumulate)
    {
        for (int g = 0; g < groups; g++)
        {
            float* dw = gradients + (nint)g * depth * width, x = Columns(columns, g), y = Planes(planes, g);
            if (!_loops)
            {
                gemm.Multiply(new Matrix(x, depth, positions), new Matrix(y, width, positions).Transposed, new Matrix(dw, depth, width),
                    accumulate: accumulate);
                continue;
            }

            for (int tap = 0; tap < depth; tap++, x += positions)
            {
                float dot = ShortRows.Dot(x, y, positions);
                dw[tap] = accumulate ? dw[tap] + dot : dot;
            }
        }
    }

    private float* Columns(float* all, int group) => all + (nint)group * depth * positions;

    private float* Planes(float* all, int group) => all + (nint)group * width * positions;
}
