using LrFind.Data.Cells;
using LrFind.Data.Columns;

namespace LrFind.Data.Features;

/// <summary>A column that has the same value wherever it has one: all it tells is where it has none (1 missing, 0 present).</summary>
/// <param name="column">The column.</param>
/// <param name="rules">What the user says of cells.</param>
internal sealed class MissingMark(TableColumn column, CellRules rules) : FeatureEncoder
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs { get; } = [column.Name + " missing"];

    /// <inheritdoc/>
    public override string Description => "missing mark";

    /// <summary>Whether some training rows have a value and some have none.</summary>
    public static bool Suits(TableColumn column, ReadOnlySpan<int> trainingRows)
    {
        int missing = 0;
        foreach (int row in trainingRows)
            missing += column.IsMissing(row) ? 1 : 0;
        return missing > 0 && missing < trainingRows.Length;
    }

    /// <inheritdoc/>
    public override void Encode(int row, Span<float> destination) => destination[0] = column.IsMissing(row) ? 1 : 0;

    /// <inheritdoc/>
    public override CellKind Encode(ReadOnlySpan<byte> cell, Span<float> destination)
    {
        CellKind kind = rules.IsMissing(cell) ? CellKind.Missing : column is NumericColumn { Reader: { } reader } ? reader.Read(cell, out _) : CellKind.Value;
        destination[0] = kind == CellKind.Value ? 0 : 1;
        return kind;
    }
}
