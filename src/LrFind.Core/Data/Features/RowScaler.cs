using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LrFind.Data.Features;

/// <summary>
/// What <see cref="Standardizer"/>s make of the numbers of a row, for all of them at once: the same numbers, without a division that the
/// next one waits for.
/// </summary>
internal sealed class RowScaler
{
    private readonly double[] _means, _scales, _lowest, _highest;

    /// <summary>Takes the scales of the encoders of a table. What others make of a row is for them to write afterwards.</summary>
    public RowScaler(EncoderSet encoders)
    {
        int width = encoders.Width;
        (_means, _scales, _lowest, _highest) = (new double[width], new double[width], new double[width], new double[width]);
        Array.Fill(_scales, 1);
        foreach ((int start, Standardizer encoder) in encoders.OfKind<Standardizer>())
        {
            (_means[start], _scales[start]) = (encoder.Mean, encoder.Scale);
            (_lowest[start], _highest[start]) = (encoder.Lowest, encoder.Highest);
        }
    }

    /// <summary>Scales the numbers of a row.</summary>
    /// <param name="values">For each feature the number; for marks of what is missing, 0.</param>
    /// <param name="features">One for each number.</param>
    public void Apply(ReadOnlySpan<double> values, Span<float> features)
    {
        // As many as there are scales: vectors are loaded and stored unchecked.
        values = values[.._means.Length];
        features = features[.._means.Length];
        int at = 0;
        for (; Vector256.IsHardwareAccelerated && values.Length - at >= 2 * Vector256<double>.Count; at += 2 * Vector256<double>.Count)
        {
            Vector256<double> first = Scaled(values, at), second = Scaled(values, at + Vector256<double>.Count);
            Vector256.Narrow(first, second).StoreUnsafe(ref features[at]);
        }

        for (; at < values.Length; at++)
        {
            double value = values[at] < _lowest[at] ? _lowest[at] : values[at] > _highest[at] ? _highest[at] : values[at];
            features[at] = (float)((value - _means[at]) / _scales[at]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<double> Scaled(ReadOnlySpan<double> values, int at)
    {
        Vector256<double> value = Of(values, at), lowest = Of(_lowest, at), highest = Of(_highest, at);
        value = Vector256.ConditionalSelect(Vector256.LessThan(value, lowest), lowest, value);
        value = Vector256.ConditionalSelect(Vector256.GreaterThan(value, highest), highest, value);
        return (value - Of(_means, at)) / Of(_scales, at);
    }

    // Not made of a slice, which code that is compiled ahead would call for.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Of(ReadOnlySpan<double> values, int at) => Vector256.LoadUnsafe(in values[at]);
}
