namespace LrFind.Engines.Embedded.Kernels;

/// <summary>What a microkernel computes: C = Bias + A·B, or C += A·B, for a few rows and one panel of columns.</summary>
internal unsafe struct Tile
{
    /// <summary>The first element of A's rows.</summary>
    public float* A;

    /// <summary>Floats from one row of A to the next.</summary>
    public nint ARowStride;

    /// <summary>Floats from one column of A to the next.</summary>
    public nint AColumnStride;

    /// <summary>The first element of the panel of B: rows of consecutive floats, as many as the kernel has columns.</summary>
    public float* B;

    /// <summary>Floats from one row of the panel to the next.</summary>
    public nint BRowStride;

    /// <summary>The first element of C; each row has room for all the kernel's columns.</summary>
    public float* C;

    /// <summary>Floats from one row of C to the next.</summary>
    public nint CRowStride;

    /// <summary>Added to every row when not null: as many floats as the kernel has columns.</summary>
    public float* Bias;

    /// <summary>The number of columns of A and rows of B.</summary>
    public int Depth;

    /// <summary>The rows to write, from 1 to the kernel's rows.</summary>
    public int Rows;

    /// <summary>Whether to add to what C holds; then there is no bias.</summary>
    public bool Accumulate;

    /// <summary>Whether to write max(c, 0) instead of c; NaN stays NaN.</summary>
    public bool Relu;
}

/// <summary>The product as the definition has it: one multiply-add after another. For tests, and to read.</summary>
internal static unsafe class GemmReference
{
    /// <summary>C = bias + A·B, or C += A·B; each element summed in the order of the depth, with fused multiply-add.</summary>
    /// <param name="a">[m, k].</param>
    /// <param name="b">[k, n].</param>
    /// <param name="c">[m, n].</param>
    /// <param name="bias">[n], or null for zeros.</param>
    /// <param name="accumulate">Whether to add to C; then there is no bias.</param>
    public static void Multiply(Matrix a, Matrix b, Matrix c, float* bias = null, bool accumulate = false)
    {
        for (int i = 0; i < c.Rows; i++)
        {
            for (int j = 0; j < c.Columns; j++)
            {
                float* element = c.Data + (nint)i * c.RowStride + (nint)j * c.ColumnStride;
                float sum = accumulate ? *element : bias == null ? 0 : bias[j];
                for (int k = 0; k < a.Columns; k++)
                {
                    sum = MathF.FusedMultiplyAdd(
                        a.Data[(nint)i * a.RowStride + (nint)k * a.ColumnStride],
                        b.Data[(nint)k * b.RowStride + (nint)j * b.ColumnStride],
                        sum);
                }

                *element = sum;
            }
        }
    }
}
