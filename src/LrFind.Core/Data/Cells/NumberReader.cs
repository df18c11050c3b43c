namespace LrFind.Data.Cells;

/// <summary>Reads numbers of one format.</summary>
/// <param name="rules">What the user says of the cells.</param>
/// <param name="format">How the numbers are written.</param>
internal sealed class NumberReader(CellRules rules, NumberFormat format) : CellReader(rules)
{
    /// <summary>How the numbers are written.</summary>
    public NumberFormat Format { get; } = format;

    /// <summary>Whether every cell that looks like a plain number is one: there are no marks, and no numbers stand for missing values.</summary>
    public bool ReadsPlainly { get; } = format is { IsPlain: true, Decimal: (byte)'.' } && !rules.HasWords;

    /// <inheritdoc/>
    protected override bool TryRead(ReadOnlySpan<byte> cell, out double value) => Format.TryParse(cell, out value);
}
