namespace LrFind.Nn.Kernels;

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
