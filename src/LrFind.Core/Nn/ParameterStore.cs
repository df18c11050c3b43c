namespace LrFind.Nn;

/// <summary>All weights of a network in one block and their gradients in another; layers hold slices, optimizers see the whole.</summary>
/// <param name="capacity">The number of floats, padding included; see <see cref="Padded"/>.</param>
internal sealed class ParameterStore(int capacity)
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

    /// <summary>Hands out the next slice.</summary>
    public Parameter Take(int length)
    {
        if (Length + Padded(length) > capacity)
            throw new InvalidOperationException($"{capacity} floats were set aside, {Length + Padded(length)} are needed");
        var parameter = new Parameter(this, Length, length);
        Length += Padded(length);
        return parameter;
    }
}
