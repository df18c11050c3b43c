using System.Text;
using LrFind.Data.Cells;
using LrFind.Data.Columns;

namespace LrFind.Data.Features;

/// <summary>
/// A text column as one 0/1 column per category seen in the training rows, in alphabetical order. Beyond <see cref="MaxCategories"/> the
/// rarer ones, and any seen only outside the training rows, share the column "other". A missing cell counts as the most frequent category
/// and, when training rows have any, is marked in a column of its own.
/// </summary>
internal sealed class OneHotEncoder : FeatureEncoder
{
    /// <summary>At most this many categories get a column each.</summary>
    public const int MaxCategories = 32;

    private const int None = -1;

    private readonly TextColumn _column;
    private readonly int[] _slotOfCode;
    private readonly int _slotOfMissing;
    private readonly bool _marksMissing;
    private readonly CellRules? _rules;
    private int _slotOfOther;
    private Dictionary<string, int>? _slotOfText;

    private OneHotEncoder(TextColumn column, int[] slotOfCode, int slotOfMissing, bool marksMissing, CellRules? rules, string[] outputs)
    {
        (_column, _slotOfCode, _slotOfMissing, _marksMissing, _rules, Outputs) = (column, slotOfCode, slotOfMissing, marksMissing, rules,
            outputs);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs { get; }

    /// <summary>The outputs that stand for categories; they come first.</summary>
    public int CategoryOutputs => Outputs.Count - (_marksMissing ? 1 : 0);

    /// <inheritdoc/>
    public override string Description => _slotOfOther == None ? "one-hot" : "one-hot, other";

    /// <summary>Collects the categories of the training rows.</summary>
    /// <param name="rules">What the user says of cells; needed to encode cells outside the table.</param>
    /// <returns><see langword="null"/> when the training rows hold one category only.</returns>
    public static OneHotEncoder? Fit(TextColumn column, ReadOnlySpan<int> trainingRows, CellRules? rules = null)
    {
        int[] counts = new int[column.Categories.Length];
        int missing = 0;
        foreach (int row in trainingRows)
        {
            if (column.IsMissing(row))
                missing++;
            else
                counts[column.Codes[row]]++;
        }

        int[] byFrequency = [.. Enumerable.Range(0, counts.Length).Where(c => counts[c] > 0)
            .OrderByDescending(c => counts[c]).ThenBy(c => column.Categories[c], StringComparer.Ordinal)];
        if (byFrequency.Length < 2)
            return null;

        bool hasOther = byFrequency.Length > MaxCategories;
        int[] kept = [.. byFrequency.Take(MaxCategories).OrderBy(c => column.Categories[c], StringComparer.Ordinal)];
        int[] slotOfCode = new int[counts.Length];
        Array.Fill(slotOfCode, hasOther ? kept.Length : None);
        for (int slot = 0; slot < kept.Length; slot++)
            slotOfCode[kept[slot]] = slot;

        var outputs = kept.Select(c => $"{column.Name}={column.Categories[c]}").ToList();
        if (hasOther)
            outputs.Add($"{column.Name}=(other)");
        if (missing > 0)
            outputs.Add(column.Name + " missing");
        return new OneHotEncoder(column, slotOfCode, slotOfCode[byFrequency[0]], missing > 0, rules, [.. outputs])
        {
            _slotOfOther = hasOther ? kept.Length : None,
        };
    }

    /// <inheritdoc/>
    public override void Encode(int row, Span<float> destination)
    {
        bool missing = _column.IsMissing(row);
        Write(missing, missing ? None : _slotOfCode[_column.Codes[row]], destination);
    }

    /// <inheritdoc/>
    public override CellKind Encode(ReadOnlySpan<byte> cell, Span<float> destination)
    {
        bool missing = _rules!.IsMissing(cell);
        Write(missing, missing ? None : (_slotOfText ??= SlotsOfTexts()).GetValueOrDefault(Encoding.UTF8.GetString(cell), _slotOfOther),
            destination);
        return missing ? CellKind.Missing : CellKind.Value;
    }

    private void Write(bool missing, int slot, Span<float> destination)
    {
        destination.Clear();
        slot = missing ? _slotOfMissing : slot;
        if (slot != None)
            destination[slot] = 1;
        if (_marksMissing && missing)
            destination[^1] = 1;
    }

    private Dictionary<string, int> SlotsOfTexts()
    {
        var slots = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int code = 0; code < _slotOfCode.Length; code++)
            slots.Add(_column.Categories[code], _slotOfCode[code]);
        return slots;
    }
}
