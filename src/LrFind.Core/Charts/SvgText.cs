using System.Net;
using System.Text;

namespace LrFind.Charts;

/// <summary>Completes the SVG that Skia writes.</summary>
internal static class SvgText
{
    /// <summary>Puts in a title and a description, which screen readers say.</summary>
    /// <param name="svg">An SVG document.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="description">What it says.</param>
    public static byte[] Described(string svg, string title, string description)
    {
        int start = svg.IndexOf("<svg", StringComparison.Ordinal), end = svg.IndexOf('>', start);
        return Encoding.UTF8.GetBytes($"""
            {svg[..end]} role="img" aria-labelledby="title desc">
            <title id="title">{WebUtility.HtmlEncode(title)}</title>
            <desc id="desc">{WebUtility.HtmlEncode(description)}</desc>{svg[(end + 1)..]}
            """);
    }
}
