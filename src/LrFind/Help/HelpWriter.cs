namespace LrFind.Cli.Help;

/// <summary>Writes headlines, paragraphs and lists of two columns that fit a terminal.</summary>
/// <param name="output">Where to.</param>
/// <param name="columns">How wide a line may be.</param>
internal sealed class HelpWriter(TextWriter output, int columns)
{
    // A longer label stands on a line of its own.
    private const int LongestLabel = 30, Indent = 2, Gap = 2;

    private const string Default = "[default: ";

    // Holds words together on a line.
    private const char Joint = '\u00a0';

    /// <summary>The lines that were written so far.</summary>
    public int Lines { get; private set; }

    /// <summary>Writes an empty line.</summary>
    public void Blank() => Write("");

    /// <summary>Writes a line as it is, or as many as it takes.</summary>
    /// <param name="text">The line.</param>
    /// <param name="isApart">Whether an empty line goes before it. Default: no.</param>
    public void Line(string text, bool isApart = false)
    {
        if (isApart)
            Blank();
        Paragraph(text);
    }

    /// <summary>Writes text, broken into lines.</summary>
    public void Paragraph(string text)
    {
        foreach (string line in Wrapped(text, columns))
            Write(line);
    }

    /// <summary>Writes labels and what is to be said of each.</summary>
    public void List(string title, IReadOnlyList<(string Label, string Text)> entries)
    {
        int column = Column(entries);
        Headline(title);
        foreach ((string label, string text) in entries)
            Entry(label, Wrapped(text, columns - column), column);
    }

    /// <summary>
    /// Writes labels, and on the same line the beginning of what is to be said of each, up to its first semicolon, colon or example, with
    /// the default where there is room.
    /// </summary>
    public void ShortList(string title, IReadOnlyList<(string Label, string Text)> entries)
    {
        (string Label, string Text)[] brief = [.. entries.Select(e => (ShortLabel(e.Label), e.Text))];
        int column = Column(brief);
        Headline(title);
        foreach ((string label, string text) in brief)
            Entry(label, Wrapped(Brief(text, columns - column), columns - column), column);
    }

    /// <summary>Writes command lines, each with its meaning beside it or, where there is no room, below.</summary>
    public void Examples(IReadOnlyList<(string CommandLine, string Meaning)> examples)
    {
        const int Most = 60;
        IEnumerable<int> lengths = examples.Select(e => e.CommandLine.Length);
        int column = Indent + Gap + lengths.Where(l => l <= Most).DefaultIfEmpty(0).Max();
        Headline("Examples");
        foreach ((string line, string meaning) in examples)
        {
            if (column + meaning.Length <= columns && line.Length <= Most)
                Write($"{Spaces(Indent)}{line.PadRight(column - Indent)}{meaning}");
            else
                Entry(line, Wrapped(meaning, columns - 3 * Indent), 3 * Indent, isBelow: true);
        }
    }

    private void Headline(string title)
    {
        Blank();
        Write($"{title}:");
    }

    private void Entry(string label, List<string> lines, int column, bool isBelow = false)
    {
        bool isBeside = !isBelow && Indent + label.Length + Gap <= column;
        Write($"{Spaces(Indent)}{(isBeside ? $"{label.PadRight(column - Indent)}{lines[0]}" : label)}".TrimEnd());
        foreach (string line in lines.Skip(isBeside ? 1 : 0))
            Write($"{Spaces(column)}{line}");
    }

    private void Write(string line)
    {
        output.WriteLine(line);
        Lines++;
    }

    private static int Column(IReadOnlyList<(string Label, string Text)> entries) =>
        Indent + Gap + entries.Select(e => e.Label.Length).Where(l => l <= LongestLabel).DefaultIfEmpty(LongestLabel).Max();

    // Choices are many words, and short help has no room for them.
    private static string ShortLabel(string label)
    {
        int choices = label.IndexOf('|', StringComparison.Ordinal);
        return choices < 0 || label.Length <= LongestLabel ? label : $"{label[..label.LastIndexOf(' ', choices)]} WORD";
    }

    private static string Brief(string text, int width)
    {
        int end = IndexOfEnd(text);
        int byDefault = text.LastIndexOf(Default, StringComparison.Ordinal);
        string whole = byDefault < 0 ? text : text[..byDefault].TrimEnd();
        string brief = end >= 0 && end < whole.Length ? whole[..end] : whole;
        bool saysDefault = byDefault >= 0 && !text.EndsWith("[default: off]", StringComparison.Ordinal);
        return saysDefault && brief.Length + 1 + text.Length - byDefault <= width ? $"{brief} {text[byDefault..]}" : brief;
    }

    private static int IndexOfEnd(string text)
    {
        int sign = text.AsSpan().IndexOfAny(';', ':'), example = text.IndexOf(", as in ", StringComparison.Ordinal);
        return example >= 0 && (sign < 0 || example < sign) ? example : sign;
    }

    private static List<string> Wrapped(string text, int width)
    {
        var lines = new List<string>();
        string line = "";
        foreach (string part in Joined(text, width).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string word = part.Replace(Joint, ' ');
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line);
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        lines.Add(line);
        return lines;
    }

    // A default is broken into lines only where it fits on none.
    private static string Joined(string text, int width)
    {
        int start = text.LastIndexOf(Default, StringComparison.Ordinal);
        return start < 0 || text.Length - start > width ? text : text[..start] + text[start..].Replace(' ', Joint);
    }

    private static string Spaces(int count) => new(' ', count);
}
