namespace LrFind.Data.Cells;

/// <summary>Reads the cells of a column as numbers.</summary>
/// <param name="rules">What the user says of them.</param>
internal abstract class CellReader(CellRules rules)
{
    // The square of a larger number overflows single precision.
    private const double Largest = 1e18;

    /// <summary>Whether a cell that is neither a number nor missing is an error.</summary>
    public bool IsStrict => rules.IsStrict;

    /// <summary>Reads a cell.</summary>
    /// <param name="cell">Its text, without surrounding spaces.</param>
    /// <param name="value">The number; NaN where it is none.</param>
    public CellKind Read(ReadOnlySpan<byte> cell, out double value)
    {
        value = double.NaN;
        // None of the usual words for a missing value is a number, so they are looked for only where there is none.
        if (rules.HasWords && rules.IsMissing(cell))
            return CellKind.Missing;
        if (cell.IsEmpty || !TryRead(cell, out double number) || double.IsNaN(number))
            return rules.IsMissing(cell) ? CellKind.Missing : CellKind.Bad;
        if (Math.Abs(number) > Largest)
            return CellKind.Infinite;
        value = number;
        return CellKind.Value;
    }

    /// <summary>Reads a cell that is not missing.</summary>
    protected abstract bool TryRead(ReadOnlySpan<byte> cell, out double value);
}
