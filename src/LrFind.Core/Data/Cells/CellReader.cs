using System.Text;

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

/// <summary>What a cell of a numeric column turned out to be; from <see cref="Infinite"/> on, something that should not be there.</summary>
internal enum CellKind
{
    /// <summary>A number.</summary>
    Value,

    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>Infinite, or too large for single precision to square.</summary>
    Infinite,

    /// <summary>Something else.</summary>
    Bad,
}

/// <summary>What the user says of the cells of a table.</summary>
internal sealed class CellRules
{
    private readonly byte[][] _missing;

    /// <summary>Takes the rules from the options.</summary>
    public CellRules(DatasetOptions options)
    {
        DecimalMark = (byte)options.DecimalMark;
        IsStrict = options.Strict;
        DateOrder = options.DateOrder is not Data.DateOrder.Auto and var said ? said : null;
        _missing = new byte[options.Missing.Count][];
        for (int i = 0; i < _missing.Length; i++)
            _missing[i] = Encoding.UTF8.GetBytes(options.Missing[i]);
    }

    /// <summary>The decimal mark: a point or a comma.</summary>
    public byte DecimalMark { get; }

    /// <summary>Whether text in a column of numbers is an error.</summary>
    public bool IsStrict { get; }

    /// <summary>The order of dates, where the user says it.</summary>
    public DateOrder? DateOrder { get; }

    /// <summary>Whether the user names words for missing values.</summary>
    public bool HasWords => _missing.Length > 0;

    /// <summary>Whether a cell stands for a missing value.</summary>
    public bool IsMissing(ReadOnlySpan<byte> cell)
    {
        if (MissingValue.Is(cell))
            return true;
        foreach (byte[] word in _missing)
        {
            if (cell.SequenceEqual(word))
                return true;
        }

        return false;
    }
}
