using System.Text;

namespace LrFind.Data.Cells;

/// <summary>What the user says of the cells of a table.</summary>
internal sealed class CellRules
{
    private readonly byte[][] _missing;

    /// <summary>Takes the rules from the options.</summary>
    public CellRules(DatasetOptions options)
    {
        DecimalMark = (byte)options.DecimalMark;
        IsStrict = options.Strict;
        _missing = new byte[options.Missing.Count][];
        for (int i = 0; i < _missing.Length; i++)
            _missing[i] = Encoding.UTF8.GetBytes(options.Missing[i]);
    }

    /// <summary>The decimal mark: a point or a comma.</summary>
    public byte DecimalMark { get; }

    /// <summary>Whether text in a column of numbers is an error.</summary>
    public bool IsStrict { get; }

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
