using System.Text;

namespace LrFind.Reports.Markdown;

/// <summary>Text as GitHub-flavoured Markdown shows it: names of columns, files and models are text, not markup.</summary>
internal static class MarkdownText
{
    private const string Escaped = @"\`*_[]|~#$";

    /// <summary>Text of a line or of a cell.</summary>
    public static string Of(string text)
    {
        var line = new StringBuilder(text.Length + 8);
        foreach (char c in text)
        {
            if (Escaped.Contains(c, StringComparison.Ordinal))
                line.Append('\\').Append(c);
            else
                line.Append(EntityOf(c));
        }

        return line.ToString();
    }

    /// <summary>Lines that are copied as they are, between fences longer than any in them.</summary>
    /// <param name="language">The language by its usual name.</param>
    public static string Fenced(string language, string text)
    {
        string fence = new('`', Math.Max(3, LongestRun(text, '`') + 1));
        return $"{fence}{language}\n{text}\n{fence}";
    }

    /// <summary>A path as the target of a link.</summary>
    /// <param name="path">Relative to the document.</param>
    public static string Target(string path) =>
        string.Join('/', path.Replace(Path.DirectorySeparatorChar, '/').Split('/').Select(Uri.EscapeDataString));

    // An at sign would call whoever has that name.
    private static string EntityOf(char c) => c switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '@' => "&#64;",
        _ when char.IsControl(c) => " ",
        _ => c.ToString(),
    };

    private static int LongestRun(string text, char wanted)
    {
        int longest = 0, run = 0;
        foreach (char c in text)
        {
            run = c == wanted ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
