namespace LrFind.Nn.Kernels;

/// <summary>A view of a matrix in memory with any strides, so that a transpose costs nothing.</summary>
/// <param name="data">Element (0, 0).</param>
/// <param name="rows">The number of rows.</param>
/// <param name="columns">The number of columns.</param>
/// <param name="rowStride">Floats from one row to the next.</param>
/// <param name="columnStride">Floats from one column to the next.</param>
internal readonly unsafe struct Matrix(float* data, int rows, int columns, int rowStride, int columnStride)
{
    /// <summary>A matrix stored row after row.</summary>
    public Matrix(float* data, int rows, int columns) : this(data, rows, columns, columns, 1)
    {
    }

    /// <summary>Element (0, 0).</summary>
    public readonly float* Data = data;

    /// <summary>The number of rows.</summary>
    public readonly int Rows = rows;

    /// <summary>The number of columns.</summary>
    public readonly int Columns = columns;

    /// <summary>Floats from one row to the next.</summary>
    public readonly int RowStride = rowStride;

    /// <summary>Floats from one column to the next.</summary>
    public readonly int ColumnStride = columnStride;

    /// <summary>The same memory with rows and columns exchanged.</summary>
    public Matrix Transposed => new(Data, Columns, Rows, ColumnStride, RowStride);
}
