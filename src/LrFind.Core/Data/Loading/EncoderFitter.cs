using LrFind.Data.Cells;
using LrFind.Data.Columns;
using LrFind.Data.Csv;
using LrFind.Data.Features;
using LrFind.Foundation;

namespace LrFind.Data.Loading;

/// <summary>Decides what becomes of each column to learn from, and notes it together with what is lost.</summary>
/// <param name="options">What the user says of it.</param>
/// <param name="rules">What the user says of cells.</param>
/// <param name="training">The training rows, on which all is measured.</param>
/// <param name="notes">Takes down what is found out.</param>
/// <param name="fileRows">Rows of the file, where the table has but few of them; otherwise <see langword="null"/>.</param>
/// <param name="kept">What stays although it says nothing. Default: none of it.</param>
internal sealed class EncoderFitter(
    CsvTable table, DatasetOptions options, CellRules rules, int[] training, PlanNotes notes, long? fileRows = null,
    KeptColumns kept = KeptColumns.None)
{
    // Up to so many distinct texts, the frequent ones get a column each; more are hashed.
    private const int MostOneHotCategories = 256;

    private readonly List<string> _constants = [];

    private readonly KeptNames _keptNames = new();

    private bool _holdDecimalCommas;

    // What the user names is not dropped for looking useless.
    private readonly bool _isChosen = options.Features is not null;

    /// <summary>What was left out, or could be.</summary>
    public SpareFeatures Spare { get; } = new();

    /// <summary>Fits the encoders of some columns; none where nothing can be learned from any.</summary>
    /// <exception cref="InputException">One holds what it should not.</exception>
    public EncoderSet Fit(IReadOnlyList<int> columns)
    {
        if (options.InputShape is { } shape)
            return new PixelFitter(table, rules, notes).Fit(columns, shape, training, _isChosen ? null : IsIdentifier);
        var encoders = new List<FeatureEncoder>();
        var encoded = new List<int>();
        var ahead = new ColumnsAhead(table, rules, columns, training);
        for (int i = 0; i < columns.Count; i++)
        {
            NumericColumn plain = ahead.Read(i, out NumericSummary? summary);
            foreach (FeatureEncoder encoder in Fit(columns[i], plain, summary))
            {
                encoders.Add(encoder);
                encoded.Add(columns[i]);
            }
        }

        WarnOfConstants();
        var fitted = new EncoderSet(encoders, encoded);
        if (_keptNames.Warning(fitted.Width) is { } warning)
            notes.Warn(warning);
        return fitted;
    }

    /// <summary>The error where nothing can be learned from any column.</summary>
    public InputException NothingToLearnFrom() => new(table.File,
        "no column besides the target can be learned from; expected at least one that varies; "
        + "`TableInspector.Inspect` says what became of each" + (_holdDecimalCommas ? DecimalCommas.Remedy : ""));

    // None where nothing can be learned from the column.
    private IReadOnlyList<FeatureEncoder> Fit(int index, NumericColumn plain, NumericSummary? summary)
    {
        TableColumn column = ColumnReader.Read(table, index, rules, plain: plain);
        IReadOnlyList<FeatureEncoder> encoders = column switch
        {
            NumericColumn numbers => FitNumbers(numbers, numbers == plain ? summary : null),
            DateColumn dates => FitDates(dates),
            TextColumn text => FitText(text),
            _ => throw new InvalidOperationException($"unknown kind of column: {column.GetType().Name}"),
        };
        if (encoders.Count > 0)
            notes.Use(index, _keptNames.UseOf(column) ?? (encoders.Count == 1 ? encoders[0].Description : "date parts"));
        return encoders;
    }

    private FeatureEncoder[] FitNumbers(NumericColumn column, NumericSummary? summary)
    {
        WarnOfCells(column, "number");
        if (!_isChosen && IdentifierColumns.IsRowNumber(column) && !Keeps(KeptColumns.RowNumbers, column))
            return Dropped(column, "row number", "it only numbers the rows");
        if (Standardizer.Fit(column, summary ?? NumericSummary.Compute(column, training)) is not { } encoder)
            return Constant(column);
        if (encoder.Clipped > 0)
        {
            string are = encoder.Clipped == 1 ? "it is" : "they are";
            notes.Warn(
                FormattableString.Invariant($"{Named(column)} has {Count(encoder.Clipped, "value")} more than {Standardizer.Reach} ")
                + $"interquartile ranges from the median; {are} held there",
                "correct them, or name them with `Missing`");
        }

        return [Marking(encoder)];
    }

    // A model that counts columns has no input for what marks their missing values.
    private Standardizer Marking(Standardizer encoder)
    {
        if (!encoder.MarksMissing)
            return encoder;
        Spare.Count(KeptColumns.Unmarked);
        if (!kept.HasFlag(KeptColumns.Unmarked))
            return encoder;
        _keptNames.Unmarked.Add(encoder.Outputs[0]);
        return encoder.WithoutMark();
    }

    private IReadOnlyList<FeatureEncoder> FitDates(DateColumn column)
    {
        WarnOfCells(column.Parts[0], "date");
        var encoders = new List<FeatureEncoder>();
        foreach (NumericColumn part in column.Parts)
        {
            // One mark for what is missing in the date is enough.
            if (Standardizer.Fit(part, training) is { } encoder)
                encoders.Add(encoders.Count == 0 ? Marking(encoder) : encoder.WithoutMark());
        }

        return encoders.Count > 0 ? encoders : Constant(column);
    }

    private FeatureEncoder[] FitText(TextColumn column)
    {
        bool isDate = WrittenDate.AreIn(column.Categories);
        WarnOfTexts(column, isDate);
        if (!_isChosen && IdentifierColumns.KindOf(column, fileRows) is { } identifier && !Keeps(KeptColumns.Names, column))
            return isDate ? Dropped(column, "unclear date", "its dates may be read in more than one way") : Dropped(column, identifier.Kind, identifier.Why);
        if (column.Categories.Length > MostOneHotCategories)
            return [new HashEncoder(column, training, rules)];
        return OneHotEncoder.Fit(column, training, rules) is { } encoder ? [encoder] : Constant(column);
    }

    // Of those that were read as text and may have been meant otherwise.
    private void WarnOfTexts(TextColumn column, bool isDate)
    {
        if (DecimalCommas.AreIn(column.Categories))
        {
            _holdDecimalCommas = true;
            notes.Warn(DecimalCommas.Warning(Named(column), column.Categories));
        }

        if (LeadingZeros.AreIn(column.Categories))
        {
            notes.Warn($"{Named(column)} holds digits with leading zeros, and was read as text: they name things rather than count them",
                "write the numbers without leading zeros if they are quantities");
        }

        if (isDate)
        {
            notes.Warn($"{Named(column)} looks like a date, as in '{Quoting.Shortened(column.Categories[0])}', whose order of day, month and year "
                + "is not settled; it was read as text", "use `DateOrder` dmy or mdy");
        }
    }

    private void WarnOfCells(NumericColumn column, string noun)
    {
        if (column.Bad > 0)
        {
            int row = column.BadRows[0];
            string cells = $"{Count(column.Bad, "cell")} that {(column.Bad == 1 ? "is" : "are")} no {noun}";
            string first = Quoting.Shortened(table.Cell(row, column.Index));
            string where = FormattableString.Invariant($"the first '{first}' in line {table.Line(row)}");
            notes.WarnOfRows($"{Named(column)} holds {cells}, {where}; counted as missing",
                "correct them; `Strict` makes them an error" + DecimalCommas.Hint(table.Cell(row, column.Index)));
        }

        if (HasAmbiguousThousands(column))
            notes.WarnOfRows($"the commas in {Named(column)} were taken for thousands marks", "use `Decimal` , if they are decimal commas");
        if (column.Infinite > 0)
        {
            string are = column.Infinite == 1 ? "is" : "are";
            string values = $"{Count(column.Infinite, "value")} that {are} infinite or larger than 1e18";
            notes.WarnOfRows($"{Named(column)} holds {values}; counted as missing");
        }
    }

    // All at once: a table may have many of them.
    private void WarnOfConstants()
    {
        string names = ColumnNames.Some(_constants);
        if (_constants.Count > 1)
            notes.Warn($"{Count(_constants.Count, "column")} were dropped, since they do not vary in the training rows: {names}");
        else if (_constants.Count == 1)
            notes.Warn($"column {names} was dropped: it does not vary in the training rows");
    }

    private FeatureEncoder[] Constant(TableColumn column)
    {
        if (MissingMark.Suits(column, training))
            return [new MissingMark(column, rules)];
        // Who counts columns of numbers counts neither texts nor what is empty.
        if (Keeps(column is NumericColumn { Numbers: > 0 } ? KeptColumns.Constants : KeptColumns.Others, column))
            return [new ConstantEncoder(column, rules)];
        notes.Drop(column, "constant");
        _constants.Add(column.Name);
        return [];
    }

    private bool Keeps(KeptColumns kind, TableColumn column)
    {
        Spare.Count(kind);
        if (!kept.HasFlag(kind))
            return false;
        _keptNames.Add(kind, column);
        return true;
    }

    private bool IsIdentifier(TableColumn column) => column switch
    {
        NumericColumn numbers => IdentifierColumns.IsRowNumber(numbers),
        TextColumn text => IdentifierColumns.KindOf(text, fileRows) is not null,
        _ => false,
    };

    private FeatureEncoder[] Dropped(TableColumn column, string use, string why)
    {
        notes.Drop(column, use);
        notes.Warn($"{Named(column)} was dropped: {why}", "use `Features` to keep it");
        return [];
    }

    // A decimal point, or a second mark, would tell.
    private static bool HasAmbiguousThousands(NumericColumn column) =>
        column.Reader is NumberReader { Format: { Thousands: (byte)',', Currency.Length: 0 } }
        && Array.TrueForAll(column.Values, v => double.IsNaN(v) || (Math.Abs(v) < 1e6 && v == Math.Truncate(v)));

    private static string Named(TableColumn column) => $"column '{Quoting.Shortened(column.Name)}'";

    private static string Count(int count, string noun) => FormattableString.Invariant($"{count} {noun}{(count == 1 ? "" : "s")}");
}
