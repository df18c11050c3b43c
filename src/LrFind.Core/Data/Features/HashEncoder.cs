using System.Text;
using LrFind.Data.Cells;
using LrFind.Data.Columns;

namespace LrFind.Data.Features;

/// <summary>
/// A text column of many categories as a few columns of −1, 0 and 1: a hash of the text chooses the column and the sign. A missing cell is
/// 0 in all and, when training rows have any, is marked in a column of its own.
/// </summary>
/// <remarks>
/// Weinberger et al., "Feature Hashing for Large Scale Multitask Learning" (ICML 2009), section 2; the hash is FNV-1a, 32 bits.
/// </remarks>
internal sealed class HashEncoder : FeatureEncoder
{
    /// <summary>Columns that the hash chooses from.</summary>
    public const int Columns = 32;

    private readonly TextColumn _column;
    private readonly CellRules _rules;
    private readonly byte[][] _categories;
    private readonly bool _marksMissing;

    /// <summary>Prepares a column.</summary>
    /// <param name="rules">What the user says of cells.</param>
    public HashEncoder(TextColumn column, ReadOnlySpan<int> trainingRows, CellRules rules)
    {
        (_column, _rules) = (column, rules);
        _categories = Array.ConvertAll(column.Categories, Encoding.UTF8.GetBytes);
        foreach (int row in trainingRows)
            _marksMissing |= column.IsMissing(row);
        string[] outputs = new string[Columns + (_marksMissing ? 1 : 0)];
        for (int i = 0; i < Columns; i++)
            outputs[i] = FormattableString.Invariant($"{column.Name}#{i + 1}");
        if (_marksMissing)
            outputs[Columns] = column.Name + " missing";
        Outputs = outputs;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs { get; }

    /// <inheritdoc/>
    public override string Description => "hashed";

    /// <inheritdoc/>
    public override void Encode(int row, Span<float> destination)
    {
        bool missing = _column.IsMissing(row);
        Write(missing, missing ? [] : _categories[_column.Codes[row]], destination);
    }

    /// <inheritdoc/>
    public override CellKind Encode(ReadOnlySpan<byte> cell, Span<float> destination)
    {
        bool missing = _rules.IsMissing(cell);
        Write(missing, cell, destination);
        return missing ? CellKind.Missing : CellKind.Value;
    }

    private void Write(bool missing, ReadOnlySpan<byte> text, Span<float> destination)
    {
        destination.Clear();
        if (!missing)
        {
            uint hash = Hash(text);
            // The lowest bits of FNV are its weakest: the sign comes from the top.
            destination[(int)((hash ^ (hash >> 16)) % Columns)] = hash >> 31 == 0 ? 1 : -1;
        }
        else if (_marksMissing)
        {
            destination[^1] = 1;
        }
    }

    private static uint Hash(ReadOnlySpan<byte> text)
    {
        uint hash = 2166136261;
        foreach (byte value in text)
            hash = unchecked((hash ^ value) * 16777619);
        return hash;
    }
}
