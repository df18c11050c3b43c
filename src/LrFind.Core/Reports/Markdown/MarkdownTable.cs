using LrFind.Reports.Outlines;

namespace LrFind.Reports.Markdown;

/// <summary>Tables in GitHub-flavoured Markdown.</summary>
internal static class MarkdownTable
{
    /// <summary>Writes a table under its caption.</summary>
    public static void Write(TextWriter writer, TableBlock table)
    {
        writer.Write($"{MarkdownText.Of(table.Caption)}:\n\n");
        WriteRow(writer, table.Columns.Select(c => MarkdownText.Of(c.Header)));
        writer.Write($"|{string.Concat(table.Columns.Select(c => c.IsNumber ? "---:|" : "---|"))}\n");
        foreach (IReadOnlyList<TableCell> row in table.Rows)
            WriteRow(writer, row.Select(c => c.IsStrong ? $"**{MarkdownText.Of(c.Text)}**" : MarkdownText.Of(c.Text)));
    }

    private static void WriteRow(TextWriter writer, IEnumerable<string> cells) => writer.Write($"| {string.Join(" | ", cells)} |\n");
}
