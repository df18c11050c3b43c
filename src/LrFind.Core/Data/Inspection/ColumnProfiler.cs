using System.Globalization;
using LrFind.Data.Cells;
using LrFind.Data.Columns;
using LrFind.Data.Csv;
using LrFind.Foundation;

namespace LrFind.Data.Inspection;

/// <summary>Column → what was understood of it.</summary>
internal static class ColumnProfiler
{
    private const int SmallNumbers = 1024;

    /// <summary>Describes a column.</summary>
    /// <param name="plain">The column as numbers without marks, whatever it holds.</param>
    /// <param name="rules">What the user says of the cells.</param>
    /// <param name="use">What becomes of it.</param>
    public static ColumnProfile Profile(CsvTable table, NumericColumn plain, CellRules rules, string use) =>
        Read(table, plain, rules) switch
        {
            DateColumn dates => OfDates(dates, plain.Index, use),
            NumericColumn numbers => OfNumbers(numbers, plain.Index, use),
            TextColumn text => OfText(text, plain.Index, use),
            var other => throw new InvalidOperationException($"unknown kind of column: {other.GetType().Name}"),
        };

    // A column that strictness refuses is described as text.
    private static TableColumn Read(CsvTable table, NumericColumn plain, CellRules rules)
    {
        try
        {
            return ColumnReader.Read(table, plain.Index, rules, plain: plain);
        }
        catch (InputException)
        {
            return TextColumn.Read(table, plain.Index, rules);
        }
    }

    private static ColumnProfile OfNumbers(NumericColumn column, int index, string use)
    {
        (double low, double high, int distinct) = Extent(column.Values);
        string type = column.Reader switch
        {
            BooleanReader => "boolean",
            NumberReader { Format.Currency.Length: > 0 } => "money",
            NumberReader { Format.IsPercent: true } => "percent",
            _ => column.Numbers == 0 ? "empty" : "number",
        };
        string range = distinct == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{low:G6} to {high:G6}");
        return new(index + 1, column.Name, type, column.Values.Length - column.Numbers, distinct, range, use);
    }

    private static ColumnProfile OfDates(DateColumn dates, int index, string use)
    {
        NumericColumn column = dates.Parts[0];
        (double low, double high, int distinct) = Extent(column.Values);
        return new(index + 1, column.Name, dates.IsTime ? "time" : "date", column.Values.Length - column.Numbers, distinct,
            $"{Text(low, dates.IsTime)} to {Text(high, dates.IsTime)}", use);
    }

    private static ColumnProfile OfText(TextColumn column, int index, string use)
    {
        int[] counts = new int[column.Categories.Length];
        int missing = 0, commonest = 0;
        foreach (int code in column.Codes)
        {
            if (code < 0)
            {
                missing++;
                continue;
            }

            if (++counts[code] > counts[commonest])
                commonest = code;
        }

        string range = string.Create(CultureInfo.InvariantCulture,
            $"'{Quoting.Shortened(column.Categories[commonest])}' {100.0 * counts[commonest] / (column.Codes.Length - missing):0.#} %");
        return new(index + 1, column.Name, "text", missing, counts.Length, range, use);
    }

    private static (double Low, double High, int Distinct) Extent(double[] values)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        // Of images and counts, whose numbers are many and small, the set of those met is a look at a place.
        Span<bool> small = stackalloc bool[SmallNumbers];
        small.Clear();
        int few = 0;
        var distinct = new HashSet<double>();
        foreach (double value in values)
        {
            if (double.IsNaN(value))
                continue;
            low = Math.Min(low, value);
            high = Math.Max(high, value);
            if (value is >= 0 and < SmallNumbers && value == (int)value)
            {
                few += small[(int)value] ? 0 : 1;
                small[(int)value] = true;
            }
            else
            {
                distinct.Add(value);
            }
        }

        return (low, high, few + distinct.Count);
    }

    private static string Text(double value, bool isTime) => isTime
        ? TimeSpan.FromHours(value).ToString(@"hh\:mm", CultureInfo.InvariantCulture)
        : DateTime.UnixEpoch.AddDays(value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>What was understood of a column.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">number, money, percent, boolean, date, time, text or empty.</param>
/// <param name="Missing">Cells without a value, and cells whose value cannot be used.</param>
/// <param name="Distinct">Different values.</param>
/// <param name="Range">
/// The smallest and the largest number or date, or the most frequent text and its share; empty where there is no value.
/// </param>
/// <param name="Use">What becomes of it.</param>
public sealed record ColumnProfile(int Number, string Name, string Type, int Missing, int Distinct, string Range, string Use);
