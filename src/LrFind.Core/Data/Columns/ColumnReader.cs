using LrFind.Data.Cells;
using LrFind.Data.Csv;
using LrFind.Foundation;

namespace LrFind.Data.Columns;

/// <summary>Decides what a column holds (numbers, opposite words, dates or text) and reads it as such.</summary>
internal static class ColumnReader
{
    /// <summary>
    /// A column in which at least this share of the cells present are numbers is meant to be numeric: text in it is a mistake to report,
    /// not a reason to treat every number as a category.
    /// </summary>
    public const double NumericShare = 0.9;

    /// <summary>Reads a column of a table.</summary>
    /// <param name="column">Which, from 0.</param>
    /// <param name="rules">What the user says of the cells.</param>
    /// <param name="asNumbers">Whether digits are numbers also where leading zeros make names of them.</param>
    /// <param name="plain">The column as <see cref="PlainReader"/> reads it, where that has been done.</param>
    /// <exception cref="InputException">
    /// A column of numbers or dates holds a few cells of something else, and the rules are strict.
    /// </exception>
    public static TableColumn Read(CsvTable table, int column, CellRules rules, bool asNumbers = false, NumericColumn? plain = null)
    {
        plain ??= NumericColumn.Read(table, [column], PlainReader(rules))[0];
        if (plain.Bad == 0)
            return !asNumbers && LeadingZeros.AreIn(table, plain) ? TextColumn.Read(table, column, rules) : plain;
        if (ReadMarked(table, plain, rules) is { } marked)
            return Checked(table, marked);
        if (IsMostly(plain))
            return Checked(table, plain);
        foreach (int row in plain.BadRows)
        {
            if (BooleanReader.For(table.Cell(row, column), rules) is { } booleans
                && NumericColumn.Read(table, column, booleans) is { Bad: 0 } words)
                return words;
            if (DateReader.IsDate(table.Cell(row, column)))
            {
                return ReadDates(table, column, part => new DateReader(rules, part), DateReader.IsTime(table.Cell(row, column)))
                    ?? (TableColumn)TextColumn.Read(table, column, rules);
            }
        }

        return ReadWrittenDates(table, plain, rules) ?? (TableColumn)TextColumn.Read(table, column, rules);
    }

    /// <summary>What reads a column as numbers without marks, which most columns are.</summary>
    /// <param name="rules">What the user says of the cells.</param>
    public static NumberReader PlainReader(CellRules rules) => new(rules, new NumberFormat(rules.DecimalMark));

    /// <summary>Reads numbers with marks (thousands, percent, currency) where nearly all cells have them.</summary>
    private static NumericColumn? ReadMarked(CsvTable table, NumericColumn plain, CellRules rules)
    {
        NumericColumn best = plain;
        // The first odd cell may lack a mark that later ones have.
        for (IReadOnlyList<int> odd = plain.BadRows; odd.Count > 0;)
        {
            NumericColumn before = best;
            foreach (int row in odd)
            {
                if (NumberFormat.Guess(table.Cell(row, plain.Index), rules.DecimalMark) is not { IsPlain: false } format)
                    continue;
                NumericColumn marked = NumericColumn.Read(table, plain.Index, new NumberReader(rules, format));
                best = marked.Bad < best.Bad ? marked : best;
            }

            odd = best == before ? [] : best.BadRows;
        }

        return best != plain && IsMostly(best) ? best : null;
    }

    private static DateColumn? ReadWrittenDates(CsvTable table, NumericColumn plain, CellRules rules) =>
        plain.BadRows.Count > 0 && WrittenDate.TryParse(table.Cell(plain.BadRows[0], plain.Index), out _, rules.DateOrder)
        && DateOrders.Of(table, plain.Index, rules) is { } order
            ? ReadDates(table, plain.Index, part => new WrittenDateReader(rules, part, order), isTime: false)
            : null;

    private static DateColumn? ReadDates(CsvTable table, int column, Func<DatePart, CellReader> readerOf, bool isTime)
    {
        NumericColumn dates = NumericColumn.Read(table, column, readerOf(DatePart.Whole));
        return IsMostly(dates) ? new DateColumn([Checked(table, dates), .. Parts(table, column, readerOf)], isTime) : null;
    }

    /// <summary>The error for a cell of text where a number is needed.</summary>
    public static InputException NotANumber(CsvTable table, int row, int column, string because) =>
        new(table.File, table.Line(row), column + 1,
            $"column '{Quoting.Shortened(table.Columns[column])}' holds '{Quoting.Shortened(table.Cell(row, column))}', which is not a finite number; {because}");

    private static bool IsMostly(NumericColumn column) => column.Numbers + column.Infinite >= NumericShare * column.Present;

    private static NumericColumn Checked(CsvTable table, NumericColumn column)
    {
        if (column.Bad > 0 && column.Reader!.IsStrict)
        {
            throw NotANumber(table, column.BadRows[0], column.Index, FormattableString.Invariant(
                $"expected one as in {column.Numbers} other rows; correct the cell, leave it empty if the value is missing, or do without `Strict`")
                + DecimalCommas.Hint(table.Cell(column.BadRows[0], column.Index)));
        }

        return column;
    }

    private static IEnumerable<NumericColumn> Parts(CsvTable table, int column, Func<DatePart, CellReader> readerOf)
    {
        foreach ((DatePart part, string name) in new[] { (DatePart.Month, "month"), (DatePart.Weekday, "weekday"),
            (DatePart.Hour, "hour") })
        {
            CellReader reader = readerOf(part);
            yield return new NumericColumn($"{table.Columns[column]} {name}", column, NumericColumn.Read(table, column, reader).Values,
                reader);
        }
    }
}
