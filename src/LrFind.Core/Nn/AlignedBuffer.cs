namespace LrFind.Nn;

/// <summary>Floats that start on a cache line and never move, so that kernels can use plain pointers.</summary>
internal sealed unsafe class AlignedBuffer
{
    private const int Alignment = 64;

    // Loops by vectors may read and write up to the end of the last one.
    private const int LongestVector = 16;

    // The pinned array is what keeps the memory alive: hold on to the buffer, not to its pointer.
    private readonly float[] _array;
    private readonly int _start;

    /// <summary>Allocates zeros.</summary>
    /// <param name="length">The number of floats, 0 or more.</param>
    public AlignedBuffer(int length)
    {
        _array = GC.AllocateArray<float>(checked(length + LongestVector - 1 + Alignment / sizeof(float)), pinned: true);
        fixed (float* p = _array)
        {
            _start = (int)((Alignment - ((nint)p & (Alignment - 1))) % Alignment / sizeof(float));
            Pointer = p + _start;
        }

        Length = length;
    }

    /// <summary>
    /// The first float; valid while this buffer is referenced. Behind the last one there is room to complete a vector of up to 16 floats.
    /// </summary>
    public float* Pointer { get; }

    /// <summary>The number of floats.</summary>
    public int Length { get; }

    /// <summary>All floats.</summary>
    public Span<float> Span => _array.AsSpan(_start, Length);
}
