namespace LrFind.Data;

/// <summary>Turns one column of the table into one or more columns of floats; fitted on training rows only.</summary>
internal abstract class FeatureEncoder
{
    /// <summary>The names of the columns it writes.</summary>
    public abstract IReadOnlyList<string> Outputs { get; }

    /// <summary>Writes the features of a row: one float for each of <see cref="Outputs"/>.</summary>
    public abstract void Encode(int row, Span<float> destination);
}
