using LrFind.Core.Tests.Suggestions;
using LrFind.Reports;
using LrFind.Reports.Markdown;

namespace LrFind.Core.Tests.Reports.Markdown;

public class MarkdownReportTests
{
    public static TheoryData<string> Kinds() => [.. MadeReports.Kinds];

    [Fact]
    public void A_sweep_is_as_approved() => Golden.Match("reports/sweep.md", Text(MadeReports.Of("sweep")));

    [Fact]
    public void A_run_is_as_approved() => Golden.Match("reports/run.md", MadeReports.WithoutDigest(Text(MadeReports.Of("run"))));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_same_report_is_the_same_text_with_lines_that_end_in_one_character(string kind)
    {
        string text = Text(MadeReports.Of(kind));
        Assert.Equal(text, Text(MadeReports.Of(kind)));
        Assert.DoesNotContain('\r', text);
        Assert.StartsWith("## ", text, StringComparison.Ordinal);
    }

    // In a fence, all is text; there the command line stands.
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Names_are_text_and_no_markup(string kind)
    {
        string text = WithoutFences(Text(MadeReports.Of(kind, MadeReports.Hostile)));
        Assert.DoesNotContain("<img", text, StringComparison.Ordinal);
        Assert.DoesNotContain("</script", text, StringComparison.Ordinal);
        Assert.DoesNotContain("@all", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?<!\\)`", text);
        Assert.Equal(text.Split("<details>").Length, text.Split("</details>").Length);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_row_of_a_table_has_as_many_cells_as_its_header(string kind)
    {
        int width = 0;
        foreach (string line in WithoutFences(Text(MadeReports.Of(kind, MadeReports.Hostile))).Split('\n'))
        {
            int cells = line.StartsWith('|') ? line.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|') : 0;
            Assert.True(width == 0 || cells == 0 || cells == width, line);
            width = cells;
        }
    }

    [Fact]
    public void A_fence_is_longer_than_any_in_it() =>
        Assert.Equal("`````sh\nlrfind ````x\n`````", MarkdownText.Fenced("sh", "lrfind ````x"));

    [Fact]
    public void A_picture_that_was_written_is_shown_from_where_the_report_stands()
    {
        IReport report = Suggest("out/made plot (1).lr.png");
        Assert.Contains("](../out/made%20plot%20%281%29.lr.png)", Text(report, "docs/report.md"), StringComparison.Ordinal);
        Assert.DoesNotContain("```mermaid", Text(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_picture_the_curve_is_drawn_from_text() => Assert.Contains("```mermaid\nxychart-beta\n", Text(Suggest()), StringComparison.Ordinal);

    [Fact]
    public void A_curve_without_a_suggestion_is_drawn_without_a_bar()
    {
        string text = Text(MadeReports.Suggest(PlantedCurve.Of(_ => 1)));
        Assert.Contains("title \"no suggestion\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("    bar [", text, StringComparison.Ordinal);
        Assert.Contains("**no-descent**", text, StringComparison.Ordinal);
    }

    private static SuggestReport Suggest(params string[] files)
    {
        SuggestReport report = MadeReports.Suggest(PlantedCurve.Create());
        return report with { Head = report.Head with { Files = files } };
    }

    private static string Text(IReport report, string path = "report.md")
    {
        var writer = new StringWriter();
        MarkdownReport.Write(writer, report, path);
        return writer.ToString();
    }

    // The data are written to a temporary folder.
    private static string WithoutFences(string text)
    {
        bool isInside = false;
        return string.Join('\n', text.Split('\n').Where(line =>
        {
            bool isFence = line.StartsWith("```", StringComparison.Ordinal);
            isInside ^= isFence;
            return !isInside && !isFence;
        }));
    }
}
