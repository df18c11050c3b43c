using LrFind.Foundation;

namespace LrFind.Engines.Embedded;

/// <summary>All weights of a network in one block and their gradients in another; layers hold slices, optimizers see the whole.</summary>
/// <param name="capacity">The number of floats, padding included; see <see cref="Padded"/>.</param>
internal sealed class ParameterStore(int capacity) : IParameterSource
{
    // Slices start on a cache line: 16 floats.
    private const int Granule = 16;

    /// <summary>All values; the padding between slices stays 0.</summary>
    public AlignedBuffer Values { get; } = new(capacity);

    /// <summary>All gradients; the padding between slices stays 0.</summary>
    public AlignedBuffer Gradients { get; } = new(capacity);

    /// <summary>The floats handed out so far, padding included: a multiple of 16.</summary>
    public int Length { get; private set; }

    /// <summary>The floats a slice takes up.</summary>
    public static int Padded(int length) => checked((length + Granule - 1) / Granule * Granule);

    /// <inheritdoc/>
    public Parameter Take(int length)
    {
        if (Length + Padded(length) > capacity)
            throw new InvalidOperationException($"{capacity} floats were set aside, {Length + Padded(length)} are needed");
        var parameter = new Parameter(Values, Length, Gradients, Length, length);
        Length += Padded(length);
        return parameter;
    }
}

/// <summary>Where layers get their weights from.</summary>
internal interface IParameterSource
{
    /// <summary>Hands out the next slice.</summary>
    Parameter Take(int length);
}

/// <summary>A slice of a <see cref="ParameterStore"/>: one weight or bias with its gradient.</summary>
/// <param name="values">Where its values are.</param>
/// <param name="start">The first of them.</param>
/// <param name="gradients">Where its gradients are.</param>
/// <param name="gradientStart">The first of them.</param>
/// <param name="length">The number of either.</param>
internal sealed unsafe class Parameter(AlignedBuffer values, int start, AlignedBuffer gradients, int gradientStart, int length)
{
    public int Length => length;

    /// <summary>The first value.</summary>
    public float* Values => values.Pointer + start;

    /// <summary>The first gradient.</summary>
    public float* Gradients => gradients.Pointer + gradientStart;

    public Span<float> ValueSpan => values.Span.Slice(start, length);

    public Span<float> GradientSpan => gradients.Span.Slice(gradientStart, length);

    /// <summary>The same values with a gradient of their own.</summary>
    public Parameter Branch() => new(values, start, new AlignedBuffer(length), 0, length);
}

/// <summary>A parameter as PyTorch names and stores it, whatever the engine's own order.</summary>
/// <param name="Name">The name in the layer: weight or bias; empty where the layer is the parameter.</param>
/// <param name="Rows">Rows of PyTorch's matrix; 1 for a vector.</param>
/// <param name="IsTransposed">Whether the engine keeps the matrix transposed.</param>
/// <param name="Groups">Parts of so many rows that are transposed each by itself.</param>
internal sealed record NamedParameter(string Name, Parameter Parameter, int Rows = 1, bool IsTransposed = false, int Groups = 1)
{
    /// <summary>Sets the values, given in PyTorch's order.</summary>
    public void SetValues(ReadOnlySpan<float> values) => Reorder(values, Parameter.ValueSpan, toEngine: true);

    /// <summary>The values in PyTorch's order.</summary>
    public float[] GetValues() => InTorchOrder(Parameter.ValueSpan);

    /// <summary>The gradients in PyTorch's order.</summary>
    public float[] GetGradients() => InTorchOrder(Parameter.GradientSpan);

    private float[] InTorchOrder(ReadOnlySpan<float> own)
    {
        float[] values = new float[own.Length];
        Reorder(own, values, toEngine: false);
        return values;
    }

    private void Reorder(ReadOnlySpan<float> from, Span<float> to, bool toEngine)
    {
        if (!IsTransposed)
        {
            from.CopyTo(to);
            return;
        }

        int columns = Parameter.Length / Rows, rows = Rows / Groups;
        for (int i = 0; i < Rows; i++)
        {
            int group = i / rows * rows * columns;
            for (int j = 0; j < columns; j++)
            {
                int torch = i * columns + j, engine = group + j * rows + i % rows;
                to[toEngine ? engine : torch] = from[toEngine ? torch : engine];
            }
        }
    }
}

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

    public int Length { get; }

    public Span<float> Span => _array.AsSpan(_start, Length);
}

/// <summary>Initial weights, as PyTorch draws them (distribution, not bits).</summary>
internal static class Initializer
{
    /// <summary>
    /// Kaiming uniform with a = √5 for weights and the same bound for biases: U(−1/√fanIn, 1/√fanIn), which is what
    /// <c>torch.nn.Linear.reset_parameters</c> comes to. He et al., "Delving Deep into Rectifiers" (2015), section 2.2.
    /// </summary>
    /// <param name="fanIn">Inputs of a unit, at least 1.</param>
    /// <param name="random">Where the numbers come from.</param>
    public static void KaimingUniform(Span<float> values, int fanIn, Pcg32 random)
    {
        float bound = 1 / MathF.Sqrt(fanIn);
        foreach (ref float value in values)
            value = random.NextSingle(-bound, bound);
    }

    /// <summary>N(0, 1), as <c>torch.nn.Embedding.reset_parameters</c> draws it.</summary>
    /// <param name="random">Where the numbers come from.</param>
    public static void Normal(Span<float> values, Pcg32 random)
    {
        foreach (ref float value in values)
            value = random.NextGaussian();
    }
}
