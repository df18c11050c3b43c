using System.Text;
using System.Text.RegularExpressions;
using LrFind.Foundation;

namespace LrFind.Reports.Markdown;

/// <summary>Text as GitHub-flavoured Markdown shows it: names of columns, files and models are text, not markup.</summary>
internal static partial class MarkdownText
{
    private const string Escaped = @"\`*_[]|~#$";

    // GitHub looks for names, numbers and addresses in what is left of the text when all else is done with it; only another node of the
    // document parts it. This one is not seen and not copied.
    private const string Parting = "<!-- -->";

    /// <summary>Text of a line or of a cell.</summary>
    public static string Of(string text) => Encoded(text, c => $"\\{c}");

    /// <summary>Text inside of an element of HTML, in which Markdown counts for nothing and its escapes would be seen.</summary>
    public static string InElement(string text) => Encoded(text, c => FormattableString.Invariant($"&#{(int)c};"));

    /// <summary>Lines that are copied as they are, between fences longer than any in them.</summary>
    /// <param name="language">The language by its usual name.</param>
    public static string Fenced(string language, string text)
    {
        string fence = new('`', Math.Max(3, LongestRun(text, '`') + 1));
        return $"{fence}{language}\n{Legible.Lines(text)}\n{fence}";
    }

    /// <summary>A path as the target of a link.</summary>
    /// <param name="path">Relative to the document.</param>
    public static string Target(string path) =>
        string.Join('/', path.Replace(Path.DirectorySeparatorChar, '/').Split('/').Select(Uri.EscapeDataString));

    private static string Encoded(string text, Func<char, string> escape)
    {
        string shown = Legible.Line(text);
        HashSet<int> parted = [.. Reference().Matches(shown).Select(m => m.Index + m.Length)];
        var line = new StringBuilder(shown.Length + 8);
        for (int i = 0; i < shown.Length; i++)
        {
            if (parted.Contains(i))
                line.Append(Parting);
            line.Append(Escaped.Contains(shown[i], StringComparison.Ordinal) ? escape(shown[i]) : EntityOf(shown[i]));
        }

        return line.ToString();
    }

    private static string EntityOf(char c) => c switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '@' => "&#64;",
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

    // Where someone or something is called: a name or a mail address, an issue by its number, a page, an emoji by its name. What is called
    // begins behind the match.
    [GeneratedRegex(@"@(?=[\w-])|#(?=\d)|\bGH-(?=\d)|\b(mailto|xmpp):|:(?=//)|\bwww(?=\.)|:(?=[a-z0-9_+-]+:)", RegexOptions.IgnoreCase)]
    private static partial Regex Reference();
}
