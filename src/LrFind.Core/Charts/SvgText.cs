using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using LrFind.Foundation;

namespace LrFind.Charts;

/// <summary>Completes the SVG that Skia writes.</summary>
internal static partial class SvgText
{
    /// <summary>Puts in a title and a description, which screen readers say.</summary>
    /// <param name="svg">An SVG document.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="description">What it says.</param>
    public static byte[] Described(string svg, string title, string description)
    {
        svg = Numbered(svg);
        int start = svg.IndexOf("<svg", StringComparison.Ordinal), end = svg.IndexOf('>', start);
        return Encoding.UTF8.GetBytes($"""
            {svg[..end]} role="img" aria-labelledby="title desc">
            <title id="title">{WebUtility.HtmlEncode(Legible.Line(title))}</title>
            <desc id="desc">{WebUtility.HtmlEncode(Legible.Line(description))}</desc>{svg[(end + 1)..]}
            """);
    }

    // Skia counts through the whole process, so that the same picture would never have the same names.
    private static string Numbered(string svg)
    {
        var names = new Dictionary<string, string>();
        return Name().Replace(svg, found => names.TryGetValue(found.Value, out string? name) ? name
            : names[found.Value] = FormattableString.Invariant($"clip{names.Count + 1}"));
    }

    [GeneratedRegex(@"\bcl_[0-9a-f]+\b")]
    private static partial Regex Name();
}
