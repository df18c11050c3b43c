using LrFind.Data;

namespace LrFind.Core.Tests.Data.EdgeCases;

/// <summary>The cells of one column, a | between them, and what they are taken for.</summary>
public class CellInputs
{
    private static readonly DatasetOptions s_comma = new() { DecimalMark = ',', Header = HeaderChoice.Yes, Separator = '\t' };
    private static readonly DatasetOptions s_strict = new() { Strict = true, Header = HeaderChoice.Yes, Separator = '\t' };

    private static readonly EdgeCaseInputs s_inputs = new(OfColumn)
    {
        { "decimal commas, asked for", "1,5|-2,25|3|,5|1e3", "numbers 1.5 -2.25 3 0.5 1000", s_comma },
        { "decimal commas, not asked for", "1,5|-2,25|3,75", "text 1,5 -2,25 3,75" },
        { "points, where commas are asked for", "1.5|2.5|3.5", "text 1.5 2.5 3.5", s_comma },
        { "commas between thousands", "1,234|12|1,234,567.5|-1,000", "numbers 1234 12 1234567.5 -1000" },
        { "points between thousands, decimal commas asked for", "1.234|12|1.234.567,5", "numbers 1234 12 1234567.5", s_comma },
        { "spaces between thousands", "1 234|12|1 234 567", "numbers 1234 12 1234567" },
        { "no-break spaces between thousands", "1\u00A0234|1\u202F234\u202F567", "numbers 1234 1234567" },
        { "apostrophes between thousands", "1'234|12|1'234'567.5", "numbers 1234 12 1234567.5" },
        { "groups that are no thousands", "1,23|4,56|7,89", "text 1,23 4,56 7,89" },
        { "a group too many", "1,2345|1,2345", "text 1,2345 1,2345" },
        { "percent", "5%|12.5 %|-3%|", "numbers 5 12.5 -3 -" },
        { "money", "$5|$ 1.50|-$2|($3)", "numbers 5 1.5 -2 -3" },
        { "money behind the number", "5 €|1.50€|-2 €", "numbers 5 1.5 -2" },
        { "money with thousands from the first on", "$1,234.50|$1|$12,000", "numbers 1234.5 1 12000" },
        { "money by its code", "USD 5|USD 1,500|7 USD", "numbers 5 1500 7" },
        { "money of two kinds", "$5|€6|$7|€8", "text $5 €6 $7 €8" },
        { "money and bare numbers", "$5|6|$7|8", "text $5 6 $7 8" },
        { "a bare currency sign", "$|$|€", "text $ $ €" },
        { "infinities", "1|inf|-inf|Infinity|-Infinity|+inf|1e999", "numbers 1 - - - - - - (6 infinite)" },
        { "absurd magnitudes", "1|1e300|-1e19|1e18", "numbers 1 - - 1000000000000000000 (2 infinite)" },
        { "numbers too small to tell from 0", "1|1e-400|4.9e-324", "numbers 1 0 0" },
        { "many digits", "0.1000000000000000055511151231257827021181583404541015625|12345678901234567890", "numbers 0.1 - (1 infinite)" },
        { "signs and bare points", "+1|-1|.5|5.|-.5|1E+2|1e-2", "numbers 1 -1 0.5 5 -0.5 100 0.01" },
        { "zeros in front", "007|08|-09", "numbers 7 8 -9" },
        { "hexadecimal", "0x10|0xFF", "text 0x10 0xFF" },
        { "what only looks like a number", "1.2.3|4-5|1e|--1|1 2", "text 1.2.3 4-5 1e --1 1 2" },
        { "digits of other scripts", "١٢|٣", "text ١٢ ٣" },
        { "a true minus", "−1|−2", "numbers -1 -2" },
        { "all spellings of missing", "1|NA|na|N/A|#N/A|<NA>|NaN|-nan|null|NULL|nil|None|?||2", "numbers 1 - - - - - - - - - - - - - 2" },
        { "words that the user says are missing", "1|-999|unknown|2", "numbers 1 - - 2", new() { Missing = ["-999", "unknown"], Header = HeaderChoice.Yes, Separator = '\t' } },
        { "words that the user says are missing among text", "a|unknown|b", "text a - b", new() { Missing = ["unknown"], Header = HeaderChoice.Yes, Separator = '\t' } },
        { "words that nobody says are missing", "1|-|missing", "text 1 - missing" },
        { "nothing at all", "||NA|", "numbers - - - -" },
        { "true and false", "true|False|TRUE||false", "booleans 1 0 1 - 0" },
        { "yes and no", "yes|No|NO", "booleans 1 0 0" },
        { "t and f", "t|F|f", "booleans 1 0 0" },
        { "y and n", "Y|N", "booleans 1 0" },
        { "on and off", "on|off", "booleans 1 0" },
        { "opposites of two kinds", "yes|false", "text yes false" },
        { "countries, one of them Norway", "no|se|dk", "text no se dk" },
        { "opposites and numbers", "true|1|false|0", "text true 1 false 0" },
        { "dates", "1970-01-01|1970-01-02||2024-02-29", "dates 0 1 - 19782 / 1 1 - 2 / 4 5 - 4 / 0 0 - 0" },
        { "dates before 1970", "1969-12-31|0001-01-01", "dates -1 -719162 / 12 1 / 3 1 / 0 0" },
        { "times of days", "1970-01-01T12:00:00Z|1970-01-02 06:30", "dates 0.5 1.270833 / 1 1 / 4 5 / 12 6.5" },
        { "times of other zones", "1970-01-01T01:00:00+01:00|1970-01-01T00:00:00-12:00", "dates 0 0.5 / 1 1 / 4 4 / 0 12" },
        { "times with fractions", "1970-01-01T00:00:00.5Z|1970-01-01 00:00:00.1234567", "dates 0.000006 0.000001 / 1 1 / 4 4 / 0.000139 0.000034" },
        { "hours", "00:00|12:30|23:59:59.5", "dates 0 12.5 23.999861 / 1 1 1 / 1 1 1 / 0 0 0" },
        { "months", "2024-01|2024-12", "dates 19723 20058 / 1 12 / 1 7 / 0 0" },
        { "dates that are none", "2023-02-29|2023-13-01|2023-00-01", "text 2023-02-29 2023-13-01 2023-00-01" },
        { "dates that may be of two kinds", "03/04/2024|04/03/2024", "text 03/04/2024 04/03/2024" },
        { "times at the ends of time", "0001-01-01T00:00:00+14:00|9999-12-31T23:59:59-14:00", "text 0001-01-01T00:00:00+14:00 9999-12-31T23:59:59-14:00" },
        { "a few cells of text among numbers", "1|2|3|4|5|6|7|8|9|oops", "numbers 1 2 3 4 5 6 7 8 9 - (1 bad)" },
        { "a few cells too many of text among numbers", "1|2|3|4|5|6|7|8|oops", "text 1 2 3 4 5 6 7 8 oops" },
        { "a few cells of text among dates", "2024-01-01|2024-01-01|2024-01-01|2024-01-01|2024-01-01|2024-01-01|2024-01-01|2024-01-01|2024-01-01|soon",
            "dates 19723 19723 19723 19723 19723 19723 19723 19723 19723 - / 1 1 1 1 1 1 1 1 1 - / 1 1 1 1 1 1 1 1 1 - / 0 0 0 0 0 0 0 0 0 - (1 bad)" },
        { "a cell of text among numbers, strictly", "1|2|3|4|5|6|7|8|9|oops",
            "t.csv(11,1): error: column 'x' holds 'oops', which is not a finite number; expected one as in 9 other rows; correct the cell, leave it empty if the value is missing, or do without `Strict`", s_strict },
        { "a cell of text among money, strictly", "$1|$2|$3|$4|$5|$6|$7|$8|$9|free",
            "t.csv(11,1): error: column 'x' holds 'free', which is not a finite number; expected one as in 9 other rows; correct the cell, leave it empty if the value is missing, or do without `Strict`", s_strict },
        { "text, strictly", "a|b|1", "text a b 1", s_strict },
    };

    public static TheoryData<string> Names => s_inputs.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Are_taken_for_what_they_are(string input) => s_inputs.Check(input);

    // Tabs are in no cell, so that every comma is the cell's own.
    private static string OfColumn(byte[] cells, DatasetOptions options)
    {
        string text = "x\ty\n" + string.Concat(System.Text.Encoding.UTF8.GetString(cells).Split('|').Select(c => $"{c}\t0\n"));
        return Outcomes.Column(System.Text.Encoding.UTF8.GetBytes(text), options with { Header = HeaderChoice.Yes, Separator = '\t' });
    }
}
