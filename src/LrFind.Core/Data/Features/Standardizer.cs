using LrFind.Data.Cells;
using LrFind.Data.Columns;

namespace LrFind.Data.Features;

/// <summary>
/// A numeric column as (value − mean) / standard deviation. A missing value becomes the median, and when training rows have any, a second
/// column says where (1 missing, 0 present).
/// </summary>
internal sealed class Standardizer : FeatureEncoder
{
    /// <summary>
    /// Values further from the median than this many interquartile ranges are clipped: a slip of the decimal point must not press all
    /// other values into one.
    /// </summary>
    public const double Reach = 1e4;

    private readonly NumericColumn _column;
    private readonly NumericSummary _summary;

    private Standardizer(NumericColumn column, NumericSummary summary, bool marksMissing)
    {
        (_column, _summary, MarksMissing) = (column, summary, marksMissing);
        ReadsPlainly = column.Reader is NumberReader { ReadsPlainly: true };
        Outputs = MarksMissing ? [column.Name, column.Name + " missing"] : [column.Name];
    }

    /// <summary>Whether a second column says where values are missing.</summary>
    public bool MarksMissing { get; }

    /// <summary>Whether every cell that looks like a plain number is one.</summary>
    public bool ReadsPlainly { get; }

    /// <summary>What a missing value becomes.</summary>
    public float Imputed => (float)((_summary.Median - Mean) / Scale);

    /// <summary>The mean of the training rows.</summary>
    public double Mean => _summary.Mean;

    /// <summary>The standard deviation of the training rows, divided by their number (as scikit-learn's StandardScaler).</summary>
    public double Scale => _summary.Scale;

    /// <summary>What lower values are clipped to.</summary>
    public double Lowest => _summary.Lowest;

    /// <summary>What higher values are clipped to.</summary>
    public double Highest => _summary.Highest;

    /// <summary>How many training values were clipped.</summary>
    public int Clipped => _summary.Clipped;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs { get; }

    /// <inheritdoc/>
    public override string Description => "standardised";

    /// <summary>Measures a column on the training rows.</summary>
    /// <returns><see langword="null"/> when the training rows show no variation, so that there is nothing to learn from.</returns>
    public static Standardizer? Fit(NumericColumn column, ReadOnlySpan<int> trainingRows) =>
        Fit(column, NumericSummary.Compute(column, trainingRows));

    /// <summary>Takes what the training rows say of a column.</summary>
    /// <inheritdoc cref="Fit(NumericColumn, ReadOnlySpan{int})"/>
    public static Standardizer? Fit(NumericColumn column, NumericSummary summary) =>
        summary.Scale > 0 ? new Standardizer(column, summary, summary.Missing > 0) : null;

    /// <summary>Takes what is known of a column, and marks nothing.</summary>
    public static Standardizer Create(NumericColumn column, NumericSummary summary) => new(column, summary, marksMissing: false);

    /// <summary>The same without the column that marks missing values.</summary>
    public Standardizer WithoutMark() => new(_column, _summary, marksMissing: false);

    /// <inheritdoc/>
    public override void Encode(int row, Span<float> destination) => Write(_column.Values[row], destination);

    /// <inheritdoc/>
    public override CellKind Encode(ReadOnlySpan<byte> cell, Span<float> destination)
    {
        CellKind kind = _column.Reader!.Read(cell, out double value);
        Write(value, destination);
        return kind;
    }

    private void Write(double value, Span<float> destination)
    {
        bool missing = double.IsNaN(value);
        double known = missing ? _summary.Median : Math.Clamp(value, _summary.Lowest, _summary.Highest);
        destination[0] = (float)((known - Mean) / Scale);
        if (MarksMissing)
            destination[1] = missing ? 1 : 0;
    }
}

/// <summary>A column that has the same value wherever it has one: all it tells is where it has none (1 missing, 0 present).</summary>
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
        CellKind kind = KindOf(cell, column, rules);
        destination[0] = kind == CellKind.Value ? 0 : 1;
        return kind;
    }

    /// <summary>What a cell of a column is, of whose value nothing is needed.</summary>
    public static CellKind KindOf(ReadOnlySpan<byte> cell, TableColumn column, CellRules rules) =>
        rules.IsMissing(cell) ? CellKind.Missing
        : column is NumericColumn { Reader: { } reader } ? reader.Read(cell, out _)
        : CellKind.Value;
}

/// <summary>A column that does not vary in the training rows, and yet has its place in a row: 0, whatever other rows hold.</summary>
/// <param name="rules">What the user says of cells.</param>
internal sealed class ConstantEncoder(TableColumn column, CellRules rules) : FeatureEncoder
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs { get; } = [column.Name];

    /// <inheritdoc/>
    public override string Description => "keep: constant";

    /// <inheritdoc/>
    public override void Encode(int row, Span<float> destination) => destination[0] = 0;

    /// <inheritdoc/>
    public override CellKind Encode(ReadOnlySpan<byte> cell, Span<float> destination)
    {
        destination[0] = 0;
        return MissingMark.KindOf(cell, column, rules);
    }
}
