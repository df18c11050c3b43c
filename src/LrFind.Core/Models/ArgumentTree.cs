namespace LrFind.Models;

/// <summary>
/// Values for parameters of a model that is code, by name; a name with dots reaches into an object: <c>config.hidden</c>.
/// </summary>
/// <param name="path">The whole name.</param>
internal sealed class ArgumentTree(string path)
{
    private readonly Dictionary<string, ArgumentTree> _parts = new(StringComparer.Ordinal);

    public string Path => path;

    /// <summary>The value as it was given; <see langword="null"/> where only parts of it were.</summary>
    public string? Text { get; private set; }

    public IEnumerable<string> Names => _parts.Keys;

    public static ArgumentTree Of(IReadOnlyDictionary<string, string> arguments)
    {
        var root = new ArgumentTree("");
        foreach ((string name, string text) in arguments)
        {
            ArgumentTree tree = root;
            foreach (string part in name.Split('.'))
                tree = tree.Part(part);
            tree.Text = text;
        }

        return root;
    }

    public ArgumentTree? Find(string name, StringComparison comparison = StringComparison.Ordinal)
    {
        foreach ((string known, ArgumentTree part) in _parts)
        {
            if (string.Equals(known, name, comparison))
                return part;
        }

        return null;
    }

    /// <summary>The whole name of a part.</summary>
    public string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>
    /// The parts of a list that is given as one text: at commas outside of brackets; brackets around the whole may be there or not.
    /// </summary>
    public static List<string> Items(string text)
    {
        text = text.Trim();
        if (text is ['(', .., ')'] or ['[', .., ']'] && Depth(text[..^1]) == 1)
            text = text[1..^1].Trim();
        var parts = new List<string>();
        for (int i = 0, start = 0, depth = 0; i <= text.Length; i++)
        {
            depth += i == text.Length ? 0 : text[i] is '(' or '[' ? 1 : text[i] is ')' or ']' ? -1 : 0;
            if (i < text.Length && (text[i] != ',' || depth > 0))
                continue;
            if (text.Length > 0)
                parts.Add(text[start..i].Trim());
            start = i + 1;
        }

        return parts;
    }

    private ArgumentTree Part(string name)
    {
        if (!_parts.TryGetValue(name, out ArgumentTree? part))
            _parts[name] = part = new ArgumentTree(PathOf(name));
        return part;
    }

    // How many brackets are open at the end; 0 also where all were closed before it.
    private static int Depth(string text)
    {
        int depth = 0;
        foreach (char c in text)
        {
            depth += c is '(' or '[' ? 1 : c is ')' or ']' ? -1 : 0;
            if (depth == 0)
                return 0;
        }

        return depth;
    }
}
