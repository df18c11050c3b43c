using System.Globalization;
using LrFind.Data;
using LrFind.Data.Cells;
using LrFind.Data.Columns;
using LrFind.Data.Csv;
using LrFind.Foundation;

namespace LrFind.Core.Tests.Data.EdgeCases;

/// <summary>What comes of an input, in a line: of an error its message.</summary>
internal static class Outcomes
{
    /// <summary>The names of the columns and the cells: a|b / 1|2.</summary>
    public static string Table(byte[] bytes, DatasetOptions options) => Try(() =>
    {
        CsvTable table = Tables.Read(bytes, options).Table;
        var rows = new List<string> { string.Join('|', table.Columns) };
        for (int row = 0; row < table.RowCount; row++)
            rows.Add(string.Join('|', Enumerable.Range(0, table.Columns.Count).Select(c => table.CellText(row, c))));
        return string.Join(" / ", rows);
    });

    /// <summary>What the first column holds: numbers 1 2.5 - (a dash for what is missing), dates, or text.</summary>
    public static string Column(byte[] bytes, DatasetOptions options) => Try(() =>
    {
        CsvTable table = Tables.Read(bytes, options).Table;
        return ColumnReader.Read(table, 0, new CellRules(options)) switch
        {
            NumericColumn { Reader: BooleanReader } words => $"booleans {Numbers(words)}",
            NumericColumn numbers => $"numbers {Numbers(numbers)}{Lost(numbers)}",
            DateColumn dates => $"dates {string.Join(" / ", dates.Parts.Select(Numbers))}{Lost(dates.Parts[0])}",
            TextColumn text => $"text {string.Join(' ', text.Codes.Select(c => c < 0 ? "-" : text.Categories[c]))}",
            _ => "",
        };
    });

    /// <summary>Rows, task, target, features and warnings: 20 rows, binary y: x, k=a; warning: ….</summary>
    public static string Dataset(byte[] bytes, DatasetOptions options) => Try(() => Describe(DatasetLoader.Load("t.csv", bytes, options)));

    /// <summary>A data set in the same words.</summary>
    public static string Describe(Dataset data)
    {
        string classes = data.Classes.Count > 0 ? $" ({string.Join(' ', data.Classes)})" : "";
        string task = data.Task switch { TaskKind.Regression => "regression of", TaskKind.Binary => "binary", _ => "multiclass" };
        return $"{data.Training.Count + data.Validation.Count} rows, {task} {data.TargetName}{classes}: {string.Join(", ", data.FeatureNames)}"
            + string.Concat(data.Warnings.Select(w => $"; warning: {w.Message}"));
    }

    private static string Try(Func<string> work)
    {
        try
        {
            return work();
        }
        catch (InputException e)
        {
            return e.Message;
        }
    }

    private static string Numbers(NumericColumn column) =>
        string.Join(' ', column.Values.Select(v => double.IsNaN(v) ? "-" : v.ToString("0.######", CultureInfo.InvariantCulture)));

    private static string Lost(NumericColumn column) =>
        (column.Bad > 0 ? FormattableString.Invariant($" ({column.Bad} bad)") : "")
        + (column.Infinite > 0 ? FormattableString.Invariant($" ({column.Infinite} infinite)") : "");
}
