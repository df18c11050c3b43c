namespace LrFind.ModelSource.Values;

/// <summary>A part of a list or of a dimension, as in <c>1..^1</c> or TensorIndex.Slice(1, -1).</summary>
/// <param name="start">The first place; <see langword="null"/> for the beginning. Negative ones count from the end.</param>
/// <param name="end">The place behind the last; <see langword="null"/> for the end. Negative ones count from the end.</param>
internal sealed class SpanValue(int? start, int? end) : Value
{
    /// <summary>Whether it is the whole.</summary>
    public bool IsAll => start is null && end is null;

    /// <summary>The first place and the number of places of so many; <see langword="null"/> where there are not so many.</summary>
    public (int Start, int Count)? Of(int length)
    {
        int first = At(start ?? 0, length), last = At(end ?? length, length);
        return first >= 0 && first <= last && last <= length ? (first, last - first) : null;
    }

    /// <inheritdoc/>
    public override string Words => "a range";

    private static int At(int place, int length) => place < 0 ? place + length : place;
}
