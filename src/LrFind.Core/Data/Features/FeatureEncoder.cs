using LrFind.Data.Cells;

namespace LrFind.Data.Features;

/// <summary>Turns one column of the table into one or more columns of floats; fitted on training rows only.</summary>
internal abstract class FeatureEncoder
{
    /// <summary>The names of the columns it writes.</summary>
    public abstract IReadOnlyList<string> Outputs { get; }

    /// <summary>What becomes of the column, in words.</summary>
    public abstract string Description { get; }

    /// <summary>Writes the features of a row of the table it was fitted on: one float for each of <see cref="Outputs"/>.</summary>
    public abstract void Encode(int row, Span<float> destination);

    /// <summary>Writes the features of a cell that need not be in that table.</summary>
    /// <returns>What the cell turned out to be.</returns>
    public abstract CellKind Encode(ReadOnlySpan<byte> cell, Span<float> destination);
}

/// <summary>The encoders of a table, in the order of its columns, and the features that they make together.</summary>
internal sealed class EncoderSet
{
    /// <summary>Puts encoders side by side.</summary>
    /// <param name="columns">The column of the table that each reads; one column may have several.</param>
    public EncoderSet(IReadOnlyList<FeatureEncoder> encoders, IReadOnlyList<int> columns)
    {
        (All, Columns) = (encoders, columns);
        FeatureNames = [.. encoders.SelectMany(e => e.Outputs)];
    }

    /// <summary>The encoders.</summary>
    public IReadOnlyList<FeatureEncoder> All { get; }

    /// <summary>The column of the table that each reads.</summary>
    public IReadOnlyList<int> Columns { get; }

    /// <summary>The names of the features.</summary>
    public IReadOnlyList<string> FeatureNames { get; }

    /// <summary>Features of a row.</summary>
    public int Width => FeatureNames.Count;

    /// <summary>The place of the first feature of each encoder in a row; at last, <see cref="Width"/>.</summary>
    public int[] Starts()
    {
        int[] starts = new int[All.Count + 1];
        for (int i = 0; i < All.Count; i++)
            starts[i + 1] = starts[i] + All[i].Outputs.Count;
        return starts;
    }

    /// <summary>The encoders of one kind, each with the place of its first feature in a row.</summary>
    public IEnumerable<(int Start, T Encoder)> OfKind<T>()
        where T : FeatureEncoder
    {
        int start = 0;
        foreach (FeatureEncoder encoder in All)
        {
            if (encoder is T wanted)
                yield return (start, wanted);
            start += encoder.Outputs.Count;
        }
    }

    /// <summary>The features that stand for categorical columns.</summary>
    public IReadOnlyList<OneHotGroup> OneHotGroups() =>
        [.. OfKind<OneHotEncoder>().Select(e => new OneHotGroup(e.Start, e.Encoder.CategoryOutputs))];
}
