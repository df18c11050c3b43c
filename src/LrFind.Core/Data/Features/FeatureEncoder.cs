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
