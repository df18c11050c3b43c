using LrFind.Charts;
using LrFind.Foundation;
using LrFind.Reports.Outlines;
using LrFind.Suggestions;

namespace LrFind.Reports.Markdown;

/// <summary>Reports as GitHub-flavoured Markdown, for pull requests and wikis: what it comes to first, details folded.</summary>
internal static class MarkdownReport
{
    private const string LineEnd = "\n";

    /// <summary>Writes the document.</summary>
    /// <param name="path">Where it will stand: a picture that was written beside it is shown from there.</param>
    public static void Write(TextWriter writer, IReport report, string path)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Outline outline = ReportOutline.Of(report);
        string? picture = PictureBeside(path, report.Head.Files);
        WriteHeadline(writer, outline);
        foreach (OutlineSection section in outline.Sections)
        {
            // Many small plots are a picture or nothing.
            if (picture is not null || section.Blocks.Any(b => b is not PlotGrid))
                WriteSection(writer, section, ref picture);
        }

        Line(writer, $"<sub>Written by {MarkdownText.Of(report.Head.Tool.ToString())}.</sub>");
    }

    // The first there is; on another volume none can be named.
    private static string? PictureBeside(string path, IReadOnlyList<string> files)
    {
        string? picture = files.FirstOrDefault(f => PictureFormats.Of(f) is not (null or PictureFormat.Pdf));
        if (picture is null)
            return null;
        string relative = Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(path))!, picture);
        return Path.IsPathRooted(relative) ? null : MarkdownText.Target(relative);
    }

    private static void WriteHeadline(TextWriter writer, Outline outline)
    {
        Headline headline = outline.Headline;
        Line(writer, $"## {MarkdownText.Of(outline.Title)}: {MarkdownText.Of(headline.Figure)}");
        Line(writer);
        string code = headline.Code is null ? "" : $"**{MarkdownText.Of(headline.Code)}**: ";
        Line(writer, $"{MarkMeaning(headline.Outcome)} {MarkdownText.Of(headline.Label)}: **{MarkdownText.Of(headline.Figure)}**. {code}{MarkdownText.Of(headline.Sentence)}.");
        Line(writer);
        foreach (string note in headline.Notes)
            Line(writer, $"- {MarkdownText.Of(note)}");
        Line(writer, headline.Notes.Count > 0);
        foreach (Warning warning in outline.Warnings)
            Line(writer, $"> **Warning:** {MarkdownText.Of(warning.Message)}{(warning.Remedy.Length > 0 ? $"; {MarkdownText.Of(warning.Remedy)}" : "")}{LineEnd}");
    }

    private static string MarkMeaning(Outcome outcome) => outcome switch
    {
        Outcome.Ok => "✅",
        Outcome.Inconclusive => "⚠️",
        _ => "❌",
    };

    private static void WriteSection(TextWriter writer, OutlineSection section, ref string? picture)
    {
        string title = section.Title;
        Line(writer, section.IsDetail ? $"<details><summary>{MarkdownText.InElement(title)}</summary>" : $"### {MarkdownText.Of(title)}");
        Line(writer);
        foreach (Block block in section.Blocks)
            WriteBlock(writer, block, ref picture);
        if (section.IsDetail)
            Line(writer, $"</details>{LineEnd}");
    }

    private static void WriteBlock(TextWriter writer, Block block, ref string? picture)
    {
        switch (block)
        {
            case Paragraph paragraph:
                Line(writer, MarkdownText.Of(paragraph.Text));
                break;
            case FactList list:
                WriteFacts(writer, list);
                break;
            case CodeBlock code:
                Line(writer, MarkdownText.Fenced(code.Language, code.Text));
                break;
            case TableBlock table:
                MarkdownTable.Write(writer, table);
                break;
            case LinePlot plot:
                WritePlot(writer, plot, ref picture);
                break;
            case PlotGrid grid:
                WritePicture(writer, grid.Description, ref picture);
                break;
            default:
                throw new ArgumentException($"there is no Markdown for a {block.GetType().Name}", nameof(block));
        }

        Line(writer);
    }

    private static void WriteFacts(TextWriter writer, FactList list)
    {
        foreach (Fact fact in list.Facts)
            Line(writer, $"- {MarkdownText.Of(fact.Term)}: {MarkdownText.Of(fact.Text)}");
    }

    // The picture is of what comes first. Of other plots, GitHub can draw those that are a curve.
    private static void WritePlot(TextWriter writer, LinePlot plot, ref string? picture)
    {
        if (WritePicture(writer, plot.Description, ref picture))
            return;
        if (plot.Analysis is { Mean.Length: > 1 } analysis)
            Line(writer, Mermaid(analysis, plot.Rate));
        else
            Line(writer, MarkdownText.Of(plot.Description));
    }

    private static string Mermaid(CurveAnalysis analysis, double? rate)
    {
        var chart = new StringWriter { NewLine = LineEnd };
        MermaidChart.Write(chart, analysis, rate);
        return chart.ToString().TrimEnd();
    }

    private static bool WritePicture(TextWriter writer, string description, ref string? picture)
    {
        if (picture is null)
            return false;
        Line(writer, $"![{MarkdownText.Of(description)}]({picture})");
        picture = null;
        return true;
    }

    private static void Line(TextWriter writer, string text) => writer.Write(text + LineEnd);

    private static void Line(TextWriter writer, bool isWanted = true) => writer.Write(isWanted ? LineEnd : "");
}
