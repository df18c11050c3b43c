using LrFind.Data.Cells;
using LrFind.Data.Columns;
using LrFind.Data.Csv;
using LrFind.Data.Features;
using LrFind.Foundation;

namespace LrFind.Data.Loading;

/// <summary>Fits the encoders of images: every column is a number, and all share one scale.</summary>
/// <param name="rules">What the user says of cells.</param>
/// <param name="notes">Takes down what becomes of the columns.</param>
internal sealed class PixelFitter(CsvTable table, CellRules rules, PlanNotes notes)
{
    /// <summary>Fits them.</summary>
    /// <param name="columns">The columns to learn from.</param>
    /// <param name="shape">The shape of an image.</param>
    /// <param name="training">The training rows.</param>
    /// <param name="isIdentifier">
    /// Whether a column only tells rows apart: such ones are left out where the others fill the shape; <see langword="null"/> where the user
    /// chose the columns.
    /// </param>
    /// <exception cref="InputException">The columns are not numbers, not as many as the shape has, or all the same.</exception>
    public EncoderSet Fit(IReadOnlyList<int> columns, IReadOnlyList<int> shape, int[] training, Func<TableColumn, bool>? isIdentifier)
    {
        long values = shape.Aggregate(1L, (count, size) => count * size);
        if (isIdentifier is not null && columns.Count > values)
            columns = WithoutIdentifiers(columns, values, isIdentifier);
        RequireAsMany(columns.Count, values, shape);
        NumericSummary shared = Measure(columns, training);
        var encoders = new List<FeatureEncoder>(columns.Count);
        foreach (int column in columns)
        {
            notes.Use(column, "pixel");
            encoders.Add(Standardizer.Create(Read(column), shared));
        }

        return new EncoderSet(encoders, columns);
    }

    private IReadOnlyList<int> WithoutIdentifiers(IReadOnlyList<int> columns, long values, Func<TableColumn, bool> isIdentifier)
    {
        TableColumn[] identifiers = [.. columns.Select(c => ColumnReader.Read(table, c, rules)).Where(isIdentifier)];
        if (columns.Count - identifiers.Length != values)
            return columns;
        foreach (TableColumn column in identifiers)
        {
            notes.Drop(column, column is TextColumn ? "row names" : "row number");
            notes.Warn($"column '{Quoting.Shortened(column.Name)}' was dropped: it only tells rows apart, and the others fill `InputShape`");
        }

        return [.. columns.Except(identifiers.Select(c => c.Index))];
    }

    private void RequireAsMany(int columns, long values, IReadOnlyList<int> shape)
    {
        if (values == columns)
            return;
        string found = columns == 1 ? "column besides the target does" : "columns besides the target do";
        throw new InputException(table.File, FormattableString.Invariant(
            $"{columns} {found} not fill `InputShape` {string.Join('x', shape)}, which needs {values}; choose them with `Features` or `Drop`"));
    }

    private NumericSummary Measure(IReadOnlyList<int> columns, int[] training)
    {
        var all = new List<double>();
        foreach (int index in columns)
        {
            NumericColumn column = Read(index);
            foreach (int row in training)
            {
                if (!column.IsMissing(row))
                    all.Add(column.Values[row]);
            }
        }

        (double mean, double scale) = NumericSummary.Moments(all.ToArray());
        return scale > 0
            ? new NumericSummary(mean, scale, mean, double.NegativeInfinity, double.PositiveInfinity, 0, 0)
            : throw new InputException(table.File, "all values of the images are the same; expected some that vary");
    }

    private NumericColumn Read(int index) =>
        ColumnReader.Read(table, index, rules, asNumbers: true) as NumericColumn
        ?? throw new InputException(table.File,
            $"column '{Quoting.Shortened(table.Columns[index])}' holds text; expected numbers in every column of `InputShape`");
}
