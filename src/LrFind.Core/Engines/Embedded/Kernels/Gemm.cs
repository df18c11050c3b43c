using System.Diagnostics;

namespace LrFind.Engines.Embedded.Kernels;

/// <summary>The float product C = bias + A·B. Holds its packing buffers, so that repeated products allocate nothing.</summary>
/// <remarks>
/// B is cut into panels as wide as a tile of registers and A into rows of tiles. A panel whose rows are not consecutive in memory, or that
/// is narrower than a tile, is packed first: a transposed B is read where it lies and nothing is transposed in memory. Threads take pieces,
/// a panel by some rows, as they come. Each element of C is summed in the order of the depth by one thread, so the result has the same bits
/// for any number of threads.
/// </remarks>
internal sealed unsafe class Gemm : IParallelWork
{
    // Below this many multiply-adds per thread, waking a thread costs more than it saves.
    private const long WorkPerThread = 1 << 20;

    private const int PiecesPerThread = 4;

    private const int MaxTile = 8 * 32;

    private readonly KernelPath _path;
    private readonly WorkerTeam _team;
    private readonly int _tileRows;
    private readonly int _tileColumns;
    private readonly AlignedBuffer?[] _packed;

    private Matrix _a;
    private Matrix _b;
    private Matrix _c;
    private float* _bias;
    private bool _accumulate;
    private bool _relu;
    private int _panels;
    private int _chunks;
    private int _rowsPerPiece;
    private int _next;

    /// <summary>Creates a product that shares out large work over a team.</summary>
    public Gemm(WorkerTeam team, KernelPath path)
    {
        (_team, _path) = (team, path);
        (_tileRows, _tileColumns) = path switch
        {
            KernelPath.Vector512 => (Microkernel512.Rows, Microkernel512.Columns),
            KernelPath.Vector256 => (Microkernel256.Rows, Microkernel256.Columns),
            _ => (Microkernel128.Rows, Microkernel128.Columns),
        };
        _packed = new AlignedBuffer?[team.Size];
    }

    /// <summary>Who shares large work, for layers that share out whole products.</summary>
    public WorkerTeam Team => _team;

    /// <summary>C = bias + A·B, or C += A·B.</summary>
    /// <param name="a">[m, k].</param>
    /// <param name="b">[k, n].</param>
    /// <param name="c">[m, n], its rows consecutive floats; must not overlap A or B.</param>
    /// <param name="bias">[n], or null for zeros.</param>
    /// <param name="accumulate">Whether to add to C; then there is no bias.</param>
    /// <param name="relu">Whether to write max(c, 0).</param>
    public void Multiply(Matrix a, Matrix b, Matrix c, float* bias = null, bool accumulate = false, bool relu = false)
    {
        Debug.Assert(a.Columns == b.Rows && a.Rows == c.Rows && b.Columns == c.Columns && c.ColumnStride == 1);
        Debug.Assert(!accumulate || bias == null);
        (_a, _b, _c, _accumulate, _relu) = (a, b, c, accumulate, relu);
        _bias = bias;
        _panels = (c.Columns + _tileColumns - 1) / _tileColumns;
        long work = (long)c.Rows * c.Columns * a.Columns;
        int threads = (int)Math.Clamp(work / WorkPerThread, 1, _team.Size);
        // Enough pieces that a thread which is held up does not hold up the others, yet no more rows to a piece than there are.
        int chunks = threads == 1 ? 1 : Math.Max(1, PiecesPerThread * threads / Math.Max(_panels, 1));
        int tiles = (c.Rows + _tileRows - 1) / _tileRows;
        _rowsPerPiece = Math.Max(1, (tiles + chunks - 1) / chunks) * _tileRows;
        _chunks = Math.Max(1, (c.Rows + _rowsPerPiece - 1) / _rowsPerPiece);
        _next = 0;
        if (threads == 1)
            Run(0);
        else
            _team.Run(this, threads);
    }

    /// <summary>Computes pieces until none is left.</summary>
    public void Run(int thread)
    {
        int packed = -1;
        for (int piece = Take(); piece < _panels * _chunks; piece = Take())
        {
            int panel = piece / _chunks;
            MultiplyPiece(thread, panel * _tileColumns, piece % _chunks * _rowsPerPiece, isPacked: panel == packed);
            packed = panel;
        }
    }

    private int Take() => Interlocked.Increment(ref _next) - 1;

    private void MultiplyPiece(int thread, int column, int firstRow, bool isPacked)
    {
        int width = Math.Min(_tileColumns, _c.Columns - column);
        bool whole = width == _tileColumns;
        float* cut = stackalloc float[MaxTile];
        float* paddedBias = stackalloc float[_tileColumns];
        var tile = new Tile
        {
            AColumnStride = _a.ColumnStride,
            ARowStride = _a.RowStride,
            Depth = _a.Columns,
            Accumulate = _accumulate,
            Relu = _relu,
        };
        if (_bias != null)
            tile.Bias = whole ? _bias + column : Padded(_bias + column, width, paddedBias);
        bool inPlace = whole && _b.ColumnStride == 1;
        tile.B = inPlace ? _b.Data + column : isPacked ? _packed[thread]!.Pointer : Pack(thread, column, width);
        tile.BRowStride = inPlace ? _b.RowStride : _tileColumns;

        int end = Math.Min(firstRow + _rowsPerPiece, _c.Rows);
        for (int row = firstRow; row < end; row += _tileRows)
        {
            tile.A = _a.Data + (nint)row * _a.RowStride;
            tile.Rows = Math.Min(_tileRows, end - row);
            float* c = _c.Data + (nint)row * _c.RowStride + column;
            if (whole)
            {
                tile.C = c;
                tile.CRowStride = _c.RowStride;
                RunKernel(in tile);
                continue;
            }

            // A panel that sticks out of C is computed beside it.
            tile.C = cut;
            tile.CRowStride = _tileColumns;
            if (_accumulate)
                Copy(c, _c.RowStride, cut, _tileColumns, tile.Rows, width);
            RunKernel(in tile);
            Copy(cut, _tileColumns, c, _c.RowStride, tile.Rows, width);
        }
    }

    private void RunKernel(in Tile tile)
    {
        switch (_path)
        {
            case KernelPath.Vector512:
                Microkernel512.Multiply(in tile);
                break;
            case KernelPath.Vector256:
                Microkernel256.Multiply(in tile);
                break;
            default:
                Microkernel128.Multiply(in tile);
                break;
        }
    }

    /// <summary>Copies a panel of B to where its rows are consecutive and as wide as a tile; columns past the last are 0.</summary>
    private float* Pack(int thread, int column, int width)
    {
        int depth = _b.Rows;
        float* panel = Panel(thread, depth * _tileColumns);
        if (width < _tileColumns)
            new Span<float>(panel, depth * _tileColumns).Clear();
        float* source = _b.Data + (nint)column * _b.ColumnStride;
        if (_b.ColumnStride == 1)
        {
            Copy(source, _b.RowStride, panel, _tileColumns, depth, width);
            return panel;
        }

        if (_b.RowStride == 1)
        {
            Transpose.Copy(source, _b.ColumnStride, panel, _tileColumns, width, depth);
            return panel;
        }

        for (int k = 0; k < depth; k++)
        {
            for (int j = 0; j < width; j++)
                panel[k * _tileColumns + j] = source[(nint)k * _b.RowStride + (nint)j * _b.ColumnStride];
        }

        return panel;
    }

    private float* Panel(int thread, int length)
    {
        if (_packed[thread] is not { } panel || panel.Length < length)
            _packed[thread] = panel = new AlignedBuffer(length);
        return panel.Pointer;
    }

    private float* Padded(float* values, int count, float* destination)
    {
        new Span<float>(destination, _tileColumns).Clear();
        new Span<float>(values, count).CopyTo(new Span<float>(destination, count));
        return destination;
    }

    private static void Copy(float* from, nint fromStride, float* to, nint toStride, int rows, int width)
    {
        for (int i = 0; i < rows; i++)
            new Span<float>(from + i * fromStride, width).CopyTo(new Span<float>(to + i * toStride, width));
    }
}

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

    public readonly int Rows = rows;

    public readonly int Columns = columns;

    /// <summary>Floats from one row to the next.</summary>
    public readonly int RowStride = rowStride;

    /// <summary>Floats from one column to the next.</summary>
    public readonly int ColumnStride = columnStride;

    /// <summary>The same memory with rows and columns exchanged.</summary>
    public Matrix Transposed => new(Data, Columns, Rows, ColumnStride, RowStride);
}
