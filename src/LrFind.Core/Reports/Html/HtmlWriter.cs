using System.Net;
using System.Text.RegularExpressions;
using LrFind.Foundation;

namespace LrFind.Reports.Html;

/// <summary>Writes elements. Text and the values of attributes are legible and encoded: what is not ours cannot become markup.</summary>
/// <param name="writer">Where to; lines end as the page's do whatever its own line end is.</param>
internal sealed partial class HtmlWriter(TextWriter writer)
{
    private const char LineEnd = '\n';

    // Elements that stand on lines of their own; in others, white space would be seen.
    private static readonly HashSet<string> s_blocks =
    [
        "html", "head", "body", "header", "main", "footer", "nav", "section", "div", "ul", "ol", "dl", "figure", "table", "thead", "tbody",
        "tr", "details", "svg",
    ];

    /// <summary>Writes an element with others in it.</summary>
    public void Element(string name, Action content, params ReadOnlySpan<HtmlAttribute> attributes)
    {
        bool isBlock = s_blocks.Contains(name);
        Start(name, attributes);
        if (isBlock)
            writer.Write(LineEnd);
        content();
        End(name);
    }

    /// <summary>Writes an element of text.</summary>
    public void Element(string name, string text, params ReadOnlySpan<HtmlAttribute> attributes)
    {
        Start(name, attributes);
        Text(text);
        End(name);
    }

    /// <summary>Writes an element without an end.</summary>
    public void Empty(string name, params ReadOnlySpan<HtmlAttribute> attributes)
    {
        Start(name, attributes);
        writer.Write(LineEnd);
    }

    /// <summary>Writes an element of text for people, in which no rate is broken at its sign.</summary>
    public void Prose(string name, string text, params ReadOnlySpan<HtmlAttribute> attributes)
    {
        Start(name, attributes);
        Prose(text);
        End(name);
    }

    /// <summary>Writes text for people inside of a line.</summary>
    public void Prose(string text) => writer.Write(RateInText().Replace(Encoded(text), "<span class=\"rate\">$0</span>"));

    /// <summary>Writes text inside of a line.</summary>
    public void Text(string text) => writer.Write(Encoded(text));

    /// <summary>Writes an element whose content is of our own making, and must not be encoded: a script, a style, its data.</summary>
    public void Verbatim(string name, string content, params ReadOnlySpan<HtmlAttribute> attributes)
    {
        Start(name, attributes);
        writer.Write(content);
        End(name);
    }

    /// <summary>Writes what says that this is HTML of our time.</summary>
    public void Doctype() => writer.Write($"<!doctype html>{LineEnd}");

    private void Start(string name, ReadOnlySpan<HtmlAttribute> attributes)
    {
        writer.Write($"<{name}");
        foreach (HtmlAttribute attribute in attributes)
            writer.Write(attribute.Value is null ? "" : $" {attribute.Name}=\"{Encoded(attribute.Value)}\"");
        writer.Write('>');
    }

    // Lines of code are ours.
    private static string Encoded(string text) => WebUtility.HtmlEncode(Legible.Lines(text));

    private void End(string name)
    {
        writer.Write($"</{name}>");
        writer.Write(LineEnd);
    }

    [GeneratedRegex(@"\b\d\.\d\de[-+]\d\d\b")]
    private static partial Regex RateInText();
}

/// <summary>An attribute.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value; it is left out where that is <see langword="null"/>.</param>
internal readonly record struct HtmlAttribute(string Name, string? Value)
{
    /// <summary>A name and a value.</summary>
    public static implicit operator HtmlAttribute((string Name, string? Value) pair) => new(pair.Name, pair.Value);
}
