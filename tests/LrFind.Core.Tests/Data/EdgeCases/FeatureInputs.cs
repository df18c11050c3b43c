namespace LrFind.Core.Tests.Data.EdgeCases;

/// <summary>Columns of every kind, and what becomes of them. The target is y, of two classes unless that is the point.</summary>
public class FeatureInputs
{
    private static readonly string[] s_words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    private static readonly EdgeCaseInputs s_inputs = new(Outcomes.Dataset)
    {
        { "a few texts", Of(60, i => $"v{i % 3}"), "60 rows, binary y (0 1): x, k=v0, k=v1, k=v2" },
        { "texts with a missing one", Of(60, i => i % 10 == 0 ? "" : $"v{i % 2}"), "60 rows, binary y (0 1): x, k=v0, k=v1, k missing" },
        { "48 texts, 32 of them frequent", Of(800, i => $"v{(i % 80 < 64 ? i % 32 : i % 80 - 32):00}"), $"800 rows, binary y (0 1): x, {Each(32, i => $"k=v{i:00}")}, k=(other)" },
        { "300 texts", Of(900, i => $"v{i % 300}"), $"900 rows, binary y (0 1): x, {Each(32, i => $"k#{i + 1}")}" },
        { "300 texts, some missing", Of(900, i => i % 9 == 0 ? "?" : $"v{i % 300}"), $"900 rows, binary y (0 1): x, {Each(32, i => $"k#{i + 1}")}, k missing" },
        { "a text for each row", Of(60, i => $"person {i}"), "60 rows, binary y (0 1): x; warning: column 'k' was dropped: 60 different texts in 60 rows name rows rather than describe them" },
        { "free text", Of(60, i => $"it {s_words[i % 10]} was {s_words[i / 10]} o'clock and {i}"), "60 rows, binary y (0 1): x; warning: column 'k' was dropped: it holds free text: 60 different texts in 60 rows" },
        { "a text for nearly each row", Of(100, i => $"v{i % 60}"), "100 rows, binary y (0 1): x; warning: column 'k' was dropped: 60 different texts in 100 rows name rows rather than describe them" },
        { "numbers of rows", Of(60, i => $"{i + 1}", "id"), "60 rows, binary y (0 1): x; warning: column 'id' was dropped: it only numbers the rows" },
        { "numbers of customers", Of(60, i => $"{7 * i + 1000}", "customer_id"), "60 rows, binary y (0 1): x; warning: column 'customer_id' was dropped: it only numbers the rows" },
        { "numbers of shops, many times each", Of(60, i => $"{i % 5}", "shop_id"), "60 rows, binary y (0 1): x, shop_id" },
        { "numbers of rows without a name", Tables.Rows(",x,y", 60, i => $"{i},{i % 7},{i % 2}"), "60 rows, binary y (0 1): x; warning: column 'c1' was dropped: it only numbers the rows" },
        { "numbers of rows that the user wants", Of(60, i => $"{i + 1}", "id"), "60 rows, binary y (0 1): x, id", new() { Features = "id,x" } },
        { "one number", Of(60, _ => "3"), "60 rows, binary y (0 1): x; warning: column 'k' was dropped: it does not vary in the training rows" },
        { "one text", Of(60, _ => "a"), "60 rows, binary y (0 1): x; warning: column 'k' was dropped: it does not vary in the training rows" },
        { "one date", Of(60, _ => "2024-01-01"), "60 rows, binary y (0 1): x; warning: column 'k' was dropped: it does not vary in the training rows" },
        { "nothing", Of(60, _ => ""), "60 rows, binary y (0 1): x; warning: column 'k' was dropped: it does not vary in the training rows" },
        { "numbers with missing ones", Of(60, i => i % 6 == 0 ? "NA" : $"{i}"), "60 rows, binary y (0 1): x, k, k missing" },
        { "opposite words", Of(60, i => i % 3 == 0 ? "yes" : "no"), "60 rows, binary y (0 1): x, k" },
        { "opposite words with missing ones", Of(60, i => i % 6 == 0 ? "" : i % 3 == 1 ? "True" : "False"), "60 rows, binary y (0 1): x, k, k missing" },
        { "dates", Of(60, i => $"2024-{1 + i % 12:00}-{1 + i % 28:00}"), "60 rows, binary y (0 1): x, k, k month, k weekday" },
        { "times, some missing", Of(60, i => i % 6 == 0 ? "" : $"2024-01-{1 + i % 28:00}T{i % 24:00}:30:00Z"), "60 rows, binary y (0 1): x, k, k missing, k weekday, k hour" },
        { "hours", Of(60, i => $"{i % 24:00}:{i:00}"), "60 rows, binary y (0 1): x, k" },
        { "a cell of text among numbers", Of(60, i => i == 7 ? "oops" : $"{i}"),
            "60 rows, binary y (0 1): x, k, k missing; warning: column 'k' holds 1 cell that is no number, the first 'oops' in line 9; counted as missing" },
        { "cells of text with a line break among numbers", Of(60, i => i is 7 or 9 ? "\"oo\nps\"" : $"{i}"),
            "60 rows, binary y (0 1): x, k, k missing; warning: column 'k' holds 2 cells that are no number, the first 'oo␊ps' in line 9; counted as missing" },
        { "a cell of text among dates", Of(60, i => i == 7 ? "soon" : $"2024-01-{1 + i % 28:00}"),
            "60 rows, binary y (0 1): x, k, k missing, k weekday; warning: column 'k' holds 1 cell that is no date, the first 'soon' in line 9; counted as missing" },
        { "infinities", Of(60, i => i % 20 == 7 ? "-inf" : $"{i}"),
            "60 rows, binary y (0 1): x, k, k missing; warning: column 'k' holds 3 values that are infinite or larger than 1e18; counted as missing" },
        { "an absurd magnitude", Of(60, i => i == 7 ? "1e300" : $"{i}"),
            "60 rows, binary y (0 1): x, k, k missing; warning: column 'k' holds 1 value that is infinite or larger than 1e18; counted as missing" },
        { "a slip of the decimal point", Of(100, i => i == 7 ? "5e9" : $"{i}"),
            "100 rows, binary y (0 1): x, k; warning: column 'k' has 1 value more than 10000 interquartile ranges from the median; it is held there" },
        { "decimal commas that nobody speaks of", Of(60, i => $"\"{i % 7},5\""),
            "60 rows, binary y (0 1): x, k=0,5, k=1,5, k=2,5, k=3,5, k=4,5, k=5,5, k=6,5; warning: column 'k' holds texts such as '0,5', which may be numbers with decimal commas" },
        { "money", Of(60, i => $"\"${i + 1},000\""), "60 rows, binary y (0 1): x, k" },
        { "money that seldom goes into thousands", Of(60, i => $"\"{(i % 20 == 19 ? "$1,250.00" : $"${i}.50")}\""), "60 rows, binary y (0 1): x, k" },
        { "a name with a line break", Of(60, _ => "3", "\"a\nb\""), "60 rows, binary y (0 1): x; warning: column 'a␊b' was dropped: it does not vary in the training rows" },
        { "names in another script", Of(60, i => i % 2 == 0 ? "да" : "нет", "ответ"), "60 rows, binary y (0 1): x, ответ=да, ответ=нет" },
        { "only useless columns", Tables.Rows("id,k,y", 60, i => $"{i},3,{i % 2}"), "t.csv: error: no column besides the target can be learned from; expected at least one that varies; `TableInspector.Inspect` says what became of each" },
        { "no header", Tables.Rows("0.5,b,1", 60, i => $"{i % 7}.5,{(i % 2 == 0 ? "a" : "b")},{i % 2}"), "61 rows, binary c3 (0 1): c1, c2=a, c2=b; warning: the first line looks like data, so the columns are called c1, c2, …" },
        { "2,000 columns", $"{Each(2000, i => $"f{i}", ",")},y\n{string.Concat(Enumerable.Range(0, 20).Select(row => $"{Each(2000, i => $"{row * (i + 1)}", ",")},{row % 2}\n"))}", $"20 rows, binary y (0 1): {Each(2000, i => $"f{i}")}" },
        { "a separator at the end of every line", Tables.Rows("x,y,", 60, i => $"{i % 7},{i % 2},"), "60 rows, binary y (0 1): x; warning: column 'c3' was dropped: it does not vary in the training rows" },
    };

    public static TheoryData<string> Names => s_inputs.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Becomes_features_or_a_warning(string input) => s_inputs.Check(input);

    private static string Of(int rows, Func<int, string> cell, string name = "k") => Tables.Rows($"x,{name},y", rows, i => $"{i % 7},{cell(i)},{i % 2}");

    private static string Each(int count, Func<int, string> text, string separator = ", ") => string.Join(separator, Enumerable.Range(0, count).Select(text));
}
