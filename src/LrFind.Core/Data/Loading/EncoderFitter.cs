using LrFind.Data.Cells;
using LrFind.Data.Columns;
using LrFind.Data.Csv;
using LrFind.Data.Features;
using LrFind.Foundation;

namespace LrFind.Data.Loading;

/// <summary>Decides what becomes of a column, says so in the plan, and warns of what is lost.</summary>
/// <param name="plan">The plan; its training rows are known.</param>
internal sealed class EncoderFitter(DatasetPlan plan)
{
    private readonly CsvTable _table = plan.Source.Table;

    private readonly List<string> _constants = [];

    // What the user names is not dropped for looking useless.
    private readonly bool _isChosen = plan.Options.Features is not null;

    /// <summary>The encoders of a column; none where nothing can be learned from it.</summary>
    /// <exception cref="InputException">It holds what it should not, and the rules are strict.</exception>
    public IReadOnlyList<FeatureEncoder> Fit(int index)
    {
        TableColumn column = ColumnReader.Read(_table, index, plan.Rules);
        IReadOnlyList<FeatureEncoder> encoders = column switch
        {
            NumericColumn numbers => FitNumbers(numbers),
            DateColumn dates => FitDates(dates),
            TextColumn text => FitText(text),
            _ => throw new InvalidOperationException($"unknown kind of column: {column.GetType().Name}"),
        };
        if (encoders.Count > 0)
            plan.Uses[index] = encoders.Count == 1 ? encoders[0].Description : "date parts";
        return encoders;
    }

    /// <summary>The scale that all values of images share.</summary>
    /// <exception cref="InputException">The columns are not numbers, or not as many as the shape has.</exception>
    public NumericSummary FitImages(IReadOnlyList<int> columns, IReadOnlyList<int> shape)
    {
        long values = shape.Aggregate(1L, (count, size) => count * size);
        if (values != columns.Count)
        {
            throw new InputException(_table.File, FormattableString.Invariant(
                $"{Count(columns.Count, "column")} besides the target {(columns.Count == 1 ? "does" : "do")} not fill `InputShape` {string.Join('x', shape)}, which needs {values}; choose them with `Features` or `Drop`"));
        }

        var all = new List<double>();
        foreach (int index in columns)
        {
            NumericColumn column = Pixel(index);
            foreach (int row in plan.Training)
            {
                if (!column.IsMissing(row))
                    all.Add(column.Values[row]);
            }
        }

        (double mean, double scale) = NumericSummary.Moments(all.ToArray());
        return scale > 0
            ? new NumericSummary(mean, scale, mean, double.NegativeInfinity, double.PositiveInfinity, 0, 0)
            : throw new InputException(_table.File, "all values of the images are the same; expected some that vary");
    }

    /// <summary>The encoder of one value of images.</summary>
    public IReadOnlyList<FeatureEncoder> FitPixel(int index, NumericSummary shared)
    {
        plan.Uses[index] = "pixel";
        return [Standardizer.Of(Pixel(index), shared)];
    }

    private NumericColumn Pixel(int index) =>
        ColumnReader.Read(_table, index, plan.Rules) as NumericColumn
        ?? throw new InputException(_table.File, $"column '{Quoting.Shortened(_table.Columns[index])}' holds text; expected numbers in every column of `InputShape`");

    private FeatureEncoder[] FitNumbers(NumericColumn column)
    {
        WarnOfCells(column, "number");
        if (!_isChosen && RowNumbers.Is(column))
            return Dropped(column, "row number", "it only numbers the rows", "use `Features` to keep it");
        if (Standardizer.Fit(column, plan.Training) is not { } encoder)
            return Constant(column);
        if (encoder.Held > 0)
        {
            plan.Warnings.Add(new(FormattableString.Invariant(
                $"column '{Quoting.Shortened(column.Name)}' has {Count(encoder.Held, "value")} more than {Standardizer.Reach} interquartile ranges from the median; {(encoder.Held == 1 ? "it is" : "they are")} held there"),
                "correct them, or name them with `Missing`"));
        }

        return [encoder];
    }

    private IReadOnlyList<FeatureEncoder> FitDates(DateColumn column)
    {
        WarnOfCells(column.Parts[0], "date");
        var encoders = new List<FeatureEncoder>();
        foreach (NumericColumn part in column.Parts)
        {
            // One mark for what is missing in the date is enough.
            if (Standardizer.Fit(part, plan.Training) is { } encoder)
                encoders.Add(encoders.Count == 0 ? encoder : encoder.WithoutMark());
        }

        return encoders.Count > 0 ? encoders : Constant(column);
    }

    private FeatureEncoder[] FitText(TextColumn column)
    {
        if (ColumnReader.HoldsDecimalCommas(column))
            plan.Warnings.Add(new($"column '{Quoting.Shortened(column.Name)}' holds texts such as '{Quoting.Shortened(column.Categories[0])}', which may be numbers with decimal commas", "use `Decimal` , if they are"));
        if (!_isChosen && TextUse.Uselessness(column) is { } useless)
            return Dropped(column, useless.Use, useless.Why, "use `Features` to keep it");
        if (column.Categories.Length > TextUse.FewCategories)
            return [new HashEncoder(column, plan.Training, plan.Rules)];
        return OneHotEncoder.Fit(column, plan.Training, plan.Rules) is { } encoder ? [encoder] : Constant(column);
    }

    private void WarnOfCells(NumericColumn column, string noun)
    {
        string name = Quoting.Shortened(column.Name);
        if (!plan.SpeaksOfCells)
            return;
        if (column.Bad > 0)
        {
            int row = column.BadRows[0];
            string bad = Quoting.Shortened(_table.Cell(row, column.Index));
            plan.Warnings.Add(new(
                FormattableString.Invariant($"column '{name}' holds {Count(column.Bad, "cell")} that {(column.Bad == 1 ? "is" : "are")} no {noun}, the first '{bad}' in line {_table.Line(row)}; counted as missing"),
                "correct them; `Strict` makes them an error"));
        }

        if (HasAmbiguousThousands(column))
            plan.Warnings.Add(new($"the commas in column '{name}' were taken for thousands marks", "use `Decimal` , if they are decimal commas"));
        if (column.Infinite > 0)
            plan.Warnings.Add(new(FormattableString.Invariant($"column '{name}' holds {Count(column.Infinite, "value")} that {(column.Infinite == 1 ? "is" : "are")} infinite or larger than 1e18; counted as missing")));
    }

    /// <summary>Warns of the columns that were dropped since they do not vary, all at once: images have many of them.</summary>
    public void WarnOfConstants()
    {
        const int Most = 5;
        string names = string.Join(", ", _constants.Take(Most).Select(n => $"'{Quoting.Shortened(n)}'")) + (_constants.Count > Most ? ", …" : "");
        if (_constants.Count > 1)
            plan.Warnings.Add(new(FormattableString.Invariant($"{_constants.Count} columns were dropped, since they do not vary in the training rows: {names}")));
        else if (_constants.Count == 1)
            plan.Warnings.Add(new($"column {names} was dropped: it does not vary in the training rows"));
    }

    private FeatureEncoder[] Constant(TableColumn column)
    {
        if (MissingMark.Suits(column, plan.Training))
            return [new MissingMark(column, plan.Rules)];
        plan.Uses[column.Index] = "drop: constant";
        _constants.Add(column.Name);
        return [];
    }

    private FeatureEncoder[] Dropped(TableColumn column, string use, string why, string remedy)
    {
        plan.Uses[column.Index] = $"drop: {use}";
        plan.Warnings.Add(new($"column '{Quoting.Shortened(column.Name)}' was dropped: {why}", remedy));
        return [];
    }

    // A decimal point, or a second mark, would tell.
    private static bool HasAmbiguousThousands(NumericColumn column) =>
        column.Reader is NumberReader { Format: { Thousands: (byte)',', Currency.Length: 0 } }
        && Array.TrueForAll(column.Values, v => double.IsNaN(v) || (Math.Abs(v) < 1e6 && v == Math.Truncate(v)));

    private static string Count(int count, string noun) => FormattableString.Invariant($"{count} {noun}{(count == 1 ? "" : "s")}");
}
