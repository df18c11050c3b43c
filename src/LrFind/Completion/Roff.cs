using System.Globalization;
using System.Text;

namespace LrFind.Cli.Completion;

/// <summary>Writes a page of the manual in the macros of man(7), which groff and mandoc both read, in ASCII.</summary>
internal sealed class Roff
{
    private const int Width = 80;

    private readonly StringBuilder _text = new();

    /// <summary>The page.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>What the page is of.</summary>
    /// <param name="name">As in lrfind-run.</param>
    /// <param name="version">The program and its version.</param>
    public void Title(string name, string version) =>
        Line($".TH \"{Escaped(name.ToUpperInvariant())}\" \"1\" \"\" \"{Escaped(version)}\" \"{Escaped("User Commands")}\"");

    /// <summary>Begins a section.</summary>
    public void Section(string name) => Line($".SH \"{Escaped(name)}\"");

    /// <summary>Begins a part of a section.</summary>
    public void Subsection(string name) => Line($".SS \"{Escaped(name)}\"");

    /// <summary>A paragraph.</summary>
    public void Paragraph(string text)
    {
        Line(".PP");
        Text(text);
    }

    /// <summary>Text, in the paragraph that it follows.</summary>
    public void Text(string text)
    {
        var line = new StringBuilder();
        foreach (string word in Escaped(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Width)
            {
                Line(line.ToString());
                line.Clear();
            }

            // At the beginning of a line, a point begins a macro.
            line.Append(line.Length > 0 ? " " : word[0] == '.' ? @"\&" : "").Append(word);
        }

        Line(line.ToString());
    }

    /// <summary>A term, and what it stands for behind it.</summary>
    /// <param name="term">The term, put together of <see cref="Bold"/> and <see cref="Italic"/>.</param>
    /// <param name="meaning">What it stands for.</param>
    public void Item(string term, string meaning)
    {
        Line(".TP");
        Line(term);
        Text(meaning);
    }

    /// <summary>A line that is roff already.</summary>
    public void Line(string roff) => _text.Append(roff).Append('\n');

    /// <summary>What is to be typed as it stands.</summary>
    public static string Bold(string text) => $@"\fB{Escaped(text)}\fR";

    /// <summary>What something is to be put in for.</summary>
    public static string Italic(string text) => $@"\fI{Escaped(text)}\fR";

    /// <summary>Text within a line of roff.</summary>
    public static string Plain(string text) => Escaped(text);

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (Rune rune in text.ReplaceLineEndings(" ").EnumerateRunes())
        {
            escaped.Append(rune.Value switch
            {
                '\\' => @"\e",
                '-' => @"\-",
                '"' => @"\(dq",
                '\'' => @"\(aq",
                '`' => @"\(ga",
                '^' => @"\(ha",
                '~' => @"\(ti",
                < 128 => rune.ToString(),
                _ => string.Create(CultureInfo.InvariantCulture, $@"\[u{rune.Value:X4}]"),
            });
        }

        return escaped.ToString();
    }
}
