using System.Text;

namespace LrFind.Charts.Scenes;

/// <summary>Text content of an SVG element: escaped, and with raised digits set the same way in every font.</summary>
internal static class SvgText
{
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻";
    private const string Plain = "0123456789−";

    /// <summary>
    /// Writes a text; runs of raised digits become small raised plain ones, because fonts disagree on the size
    /// and height of the superscript characters and many lack some of them.
    /// </summary>
    public static void WriteContent(StringBuilder svg, string text)
    {
        int start = 0;
        while (start < text.Length)
        {
            bool raised = IsRaised(text[start]);
            int end = start;
            while (end < text.Length && IsRaised(text[end]) == raised)
            {
                end++;
            }

            if (raised)
            {
                svg.Append("<tspan font-size=\"70%\" dy=\"-0.55em\">");
                foreach (char c in text.AsSpan(start, end - start))
                {
                    svg.Append(Plain[Raised.IndexOf(c, StringComparison.Ordinal)]);
                }

                svg.Append(end < text.Length ? "</tspan><tspan dy=\"0.385em\">" : "</tspan>");
            }
            else
            {
                Escape(svg, text.AsSpan(start, end - start));
                svg.Append(start > 0 ? "</tspan>" : "");
            }

            start = end;
        }
    }

    /// <summary>Writes a text as character data; what XML does not allow becomes a replacement character.</summary>
    public static void Escape(StringBuilder svg, ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                svg.Append(c).Append(text[++i]);
                continue;
            }

            switch (c)
            {
                case '&':
                    svg.Append("&amp;");
                    break;
                case '<':
                    svg.Append("&lt;");
                    break;
                case '>':
                    svg.Append("&gt;");
                    break;
                case '\t' or '\n' or '\r':
                    svg.Append(' ');
                    break;
                default:
                    svg.Append(c < ' ' || char.IsSurrogate(c) || c >= '\ufffe' ? '\ufffd' : c);
                    break;
            }
        }
    }

    private static bool IsRaised(char c) => Raised.Contains(c, StringComparison.Ordinal);
}
