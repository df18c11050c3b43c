using System.Globalization;
using LrFind.Reports.Outlines;

namespace LrFind.Reports.Html;

/// <summary>What is in a section as elements.</summary>
internal static class HtmlBlocks
{
    /// <summary>Writes a block.</summary>
    public static void Write(HtmlWriter html, Block block)
    {
        switch (block)
        {
            case Paragraph paragraph:
                html.Prose("p", paragraph.Text);
                break;
            case FactList list:
                WriteFacts(html, list);
                break;
            case CodeBlock code:
                html.Element("pre", () => html.Element("code", code.Text, ("class", $"language-{code.Language}")), ("tabindex", "0"));
                break;
            case TableBlock table:
                WriteTable(html, table);
                break;
            case LinePlot plot:
                HtmlPlots.Write(html, plot);
                break;
            case PlotGrid grid:
                HtmlPlots.Write(html, grid);
                break;
            default:
                throw new ArgumentException($"there is no element for a {block.GetType().Name}", nameof(block));
        }
    }

    private static void WriteFacts(HtmlWriter html, FactList list) => html.Element("dl", () =>
    {
        foreach (Fact fact in list.Facts)
        {
            html.Element("dt", fact.Term);
            html.Prose("dd", fact.Text);
        }
    });

    // On a narrow screen the table is moved, not the page.
    private static void WriteTable(HtmlWriter html, TableBlock table) => html.Element("div", () =>
        html.Element("table", () =>
        {
            html.Element("caption", table.Caption);
            html.Element("thead", () => html.Element("tr", () => WriteHeader(html, table)));
            html.Element("tbody", () =>
            {
                foreach (IReadOnlyList<TableCell> row in table.Rows)
                    html.Element("tr", () => WriteRow(html, table, row));
            });
        }, ("class", table.IsSortable ? "sortable" : null)), ("class", "scroll"), ("tabindex", "0"), ("role", "region"),
        ("aria-label", table.Caption));

    private static void WriteHeader(HtmlWriter html, TableBlock table)
    {
        foreach (TableColumn column in table.Columns)
            html.Element("th", column.Header, ("scope", "col"), ("class", ClassOf(column)));
    }

    private static void WriteRow(HtmlWriter html, TableBlock table, IReadOnlyList<TableCell> row)
    {
        html.Prose("th", row[0].Text, ("scope", "row"), ("data-value", ValueOf(table, row[0])));
        for (int i = 1; i < row.Count; i++)
            html.Prose("td", row[i].Text, ("class", ClassOf(table.Columns[i], row[i].IsStrong)), ("data-value", ValueOf(table, row[i])));
    }

    private static string? ClassOf(TableColumn column, bool isStrong = false) =>
        (column.IsNumber, isStrong) switch { (true, true) => "number strong", (true, false) => "number", (false, true) => "strong", _ => null };

    private static string? ValueOf(TableBlock table, TableCell cell) =>
        table.IsSortable ? cell.Value?.ToString("G6", CultureInfo.InvariantCulture) : null;
}
