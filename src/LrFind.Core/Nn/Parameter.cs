namespace LrFind.Nn;

/// <summary>A slice of a <see cref="ParameterStore"/>: one weight or bias with its gradient.</summary>
internal sealed unsafe class Parameter(ParameterStore store, int start, int length)
{
    /// <summary>The number of floats.</summary>
    public int Length => length;

    /// <summary>The first value.</summary>
    public float* Values => store.Values.Pointer + start;

    /// <summary>The first gradient.</summary>
    public float* Gradients => store.Gradients.Pointer + start;

    /// <summary>All values.</summary>
    public Span<float> ValueSpan => store.Values.Span.Slice(start, length);

    /// <summary>All gradients.</summary>
    public Span<float> GradientSpan => store.Gradients.Span.Slice(start, length);
}
