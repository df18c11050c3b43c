using System.Text;
using LrFind.Data.Cells;
using LrFind.Data.Csv;
using LrFind.Data.Loading;
using LrFind.Foundation;

namespace LrFind.Data.Columns;

/// <summary>Tells numbers with decimal commas, for which texts are not taken unasked, and points that mark thousands.</summary>
internal static class DecimalCommas
{
    // How far into a column it is looked whether commas are decimal marks.
    private const int Probes = 50;

    /// <summary>What an error says in the end where decimal commas may be its cause.</summary>
    public const string Remedy = "; use `Decimal` , if the commas are decimal marks";

    /// <summary>Whether a cell that is no number would be one with a decimal comma.</summary>
    public static bool Is(ReadOnlySpan<byte> cell) => cell.Contains((byte)',') && NumberFormat.Guess(cell, (byte)',') is not null;

    /// <summary>Whether nearly all of some texts are numbers with a decimal comma.</summary>
    public static bool AreIn(IReadOnlyList<string> texts)
    {
        int numbers = 0, commas = 0;
        foreach (string text in texts)
        {
            byte[] cell = Encoding.UTF8.GetBytes(text);
            numbers += NumberFormat.Guess(cell, (byte)',') is not null ? 1 : 0;
            commas += Is(cell) ? 1 : 0;
        }

        return commas > 0 && numbers >= ColumnReader.NumericShare * texts.Count;
    }

    /// <summary>The warning for texts that <see cref="AreIn"/> takes for numbers.</summary>
    /// <param name="owner">What holds them, in words.</param>
    /// <param name="texts">At least one.</param>
    public static Warning Warning(string owner, IReadOnlyList<string> texts) =>
        new($"{owner} holds texts such as '{Quoting.Shortened(texts[0])}', which may be numbers with decimal commas", "use `Decimal` , if they are");

    /// <summary>What an error for a cell says in the end.</summary>
    public static string Hint(ReadOnlySpan<byte> cell) => Is(cell) ? Remedy : "";

    /// <summary>Warns of columns whose points look like thousands marks, as files with semicolons have them.</summary>
    /// <param name="options">What the user says of the table.</param>
    /// <param name="rules">What the user says of cells.</param>
    /// <param name="notes">Takes the warnings down.</param>
    public static void WarnOfPoints(SourceTable source, DatasetOptions options, CellRules rules, PlanNotes notes)
    {
        if (source.Detected.Dialect.Separator != ';' || options.DecimalMark != '.')
            return;
        CsvTable table = source.Table;
        bool haveCommas = Enumerable.Range(0, table.Columns.Count).Any(c => HasCommas(table, c));
        for (int column = 0; column < table.Columns.Count; column++)
        {
            if (FirstGroup(table, column, rules, haveCommas) is { } row)
            {
                notes.Warn($"column '{Quoting.Shortened(table.Columns[column])}' holds points before exactly three digits, as in "
                    + $"'{Quoting.Shortened(table.Cell(row, column))}', which may be thousands marks", "use `Decimal` , if they are");
            }
        }
    }

    private static bool HasCommas(CsvTable table, int column)
    {
        for (int row = 0; row < Math.Min(Probes, table.RowCount); row++)
        {
            if (Is(table.Cell(row, column)))
                return true;
        }

        return false;
    }

    // None where a cell says otherwise, or no cell without a point, with two or with a comma says so.
    private static int? FirstGroup(CsvTable table, int column, CellRules rules, bool isShown)
    {
        var grouped = new NumberFormat((byte)',', (byte)'.');
        int? first = null;
        for (int row = 0; row < table.RowCount; row++)
        {
            ReadOnlySpan<byte> cell = table.Cell(row, column);
            if (rules.IsMissing(cell))
                continue;
            if (!grouped.TryParseSpelled(cell, out _))
                return null;
            int points = cell.Count((byte)'.');
            isShown |= points != 1;
            if (points > 0)
                first ??= row;
        }

        return isShown ? first : null;
    }
}
