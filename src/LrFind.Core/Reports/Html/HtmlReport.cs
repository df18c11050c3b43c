using LrFind.Foundation;
using LrFind.Reports.Outlines;

namespace LrFind.Reports.Html;

/// <summary>
/// Reports as one page that needs nothing else: no file, no network. Its policy lets only our own scripts and styles run, whatever names
/// of files, columns or models say.
/// </summary>
internal static class HtmlReport
{
    /// <summary>Writes the page.</summary>
    public static void Write(TextWriter writer, IReport report)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Outline outline = ReportOutline.Of(report);
        var html = new HtmlWriter(writer);
        html.Doctype();
        html.Element("html", () =>
        {
            html.Element("head", () => WriteHead(html, outline, report.Head.Tool));
            html.Element("body", () => WriteBody(html, outline, report.Head.Tool));
        }, ("lang", "en"));
    }

    private static void WriteHead(HtmlWriter html, Outline outline, Tool tool)
    {
        html.Empty("meta", ("charset", "utf-8"));
        html.Empty("meta", ("http-equiv", "Content-Security-Policy"), ("content", PageAssets.Policy));
        html.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Empty("meta", ("name", "color-scheme"), ("content", "light dark"));
        html.Empty("meta", ("name", "generator"), ("content", tool.ToString()));
        html.Element("title", $"{outline.Title}: {outline.Headline.Figure}");
        // Without one, browsers ask for an icon.
        html.Empty("link", ("rel", "icon"), ("href", "data:,"));
        foreach (string style in PageAssets.Styles)
            html.Verbatim("style", style);
    }

    private static void WriteBody(HtmlWriter html, Outline outline, Tool tool)
    {
        html.Element("header", () =>
        {
            html.Element("h1", outline.Title);
            WriteHeadline(html, outline.Headline);
            WriteWarnings(html, outline.Warnings);
        });
        WriteContents(html, outline.Sections);
        html.Element("main", () =>
        {
            foreach ((int index, OutlineSection section) in outline.Sections.Index())
                WriteSection(html, section, IdOf(index));
        });
        html.Element("footer", () => html.Element("p", $"Written by {tool}."));
        foreach (string script in PageAssets.Scripts)
            html.Verbatim("script", script);
    }

    private static void WriteHeadline(HtmlWriter html, Headline headline) => html.Element("div", () =>
    {
        html.Element("p", headline.Label, ("class", "label"));
        html.Element("p", headline.Figure, ("class", "figure"));
        html.Element("p", () =>
        {
            if (headline.Code is not null)
                html.Element("strong", headline.Code, ("class", "code"));
            html.Prose(headline.Sentence);
        }, ("class", "verdict"));
        if (headline.Notes.Count > 0)
            html.Element("ul", () => WriteItems(html, headline.Notes), ("class", "notes"));
    }, ("class", $"headline {headline.Outcome.ToString().ToLowerInvariant()}"));

    private static void WriteItems(HtmlWriter html, IEnumerable<string> items)
    {
        foreach (string item in items)
            html.Prose("li", item);
    }

    private static void WriteWarnings(HtmlWriter html, IReadOnlyList<Warning> warnings)
    {
        if (warnings.Count == 0)
            return;
        html.Element("div", () =>
        {
            html.Element("h2", warnings.Count == 1 ? "Warning" : "Warnings");
            html.Element("ul", () =>
            {
                foreach (Warning warning in warnings)
                    html.Element("li", () => WriteWarning(html, warning));
            });
        }, ("class", "warnings"));
    }

    private static void WriteWarning(HtmlWriter html, Warning warning)
    {
        html.Prose(warning.Message);
        if (warning.Remedy.Length > 0)
            html.Prose("span", $"→ {warning.Remedy}", ("class", "remedy"));
    }

    private static void WriteContents(HtmlWriter html, IReadOnlyList<OutlineSection> sections) => html.Element("nav", () =>
        html.Element("ul", () =>
        {
            foreach ((int index, OutlineSection section) in sections.Index())
                html.Element("li", () => html.Element("a", section.Title, ("href", $"#{IdOf(index)}")));
        }), ("aria-label", "Sections"));

    private static void WriteSection(HtmlWriter html, OutlineSection section, string id) => html.Element("section", () =>
    {
        html.Element("h2", section.Title, ("id", id));
        foreach (Block block in section.Blocks)
            HtmlBlocks.Write(html, block);
    }, ("aria-labelledby", id));

    // Not the title, which may be a name that the user chose.
    private static string IdOf(int index) => FormattableString.Invariant($"section-{index + 1}");
}
