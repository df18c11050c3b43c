namespace LrFind.ModelSource.Source;

/// <summary>
/// Finds brackets nested so deeply that a parser, which calls itself for each level, could run out of stack. It knows as much of C# as
/// tells brackets in code from those in comments and texts.
/// </summary>
internal sealed class NestingGuard
{
    private readonly string _text;

    // What is open: a bracket, or a text with interpolations.
    private readonly Stack<char> _open = new();
    private int _place;

    // Type arguments that may be open: brackets too, but for comparisons, which a statement's end tells from them.
    private int _angles;

    private NestingGuard(string text) => _text = text;

    /// <summary>Where the limit is exceeded; <see langword="null"/> where it is not.</summary>
    public static int? FindTooDeep(string text) => new NestingGuard(text).Find();

    private int? Find()
    {
        while (_place < _text.Length)
        {
            if (_open.Count > Limits.Nesting || _angles > Limits.Nesting)
                return _place;
            if (_open.TryPeek(out char open) && open == '"')
                ReadInterpolatedText();
            else
                ReadCode();
        }

        return null;
    }

    private void ReadCode()
    {
        char c = _text[_place++];
        if (c is ';' or '{' or '}')
            _angles = 0;
        switch (c)
        {
            case '<':
                _angles++;
                break;
            case '>':
                _angles = Math.Max(0, _angles - 1);
                break;
            case '(' or '[' or '{':
                _open.Push(c);
                break;
            case ')' or ']' or '}':
                if (_open.TryPeek(out char open) && open != '"')
                    _open.Pop();
                break;
            case '/' when Next('/'):
                SkipTo("\n");
                break;
            case '/' when Next('*'):
                SkipTo("*/");
                break;
            case '$' when Next('"') || (Next('@') && _place + 1 < _text.Length && _text[_place + 1] == '"'):
                _place = _text.IndexOf('"', _place) + 1;
                _open.Push('"');
                break;
            case '@' when Next('"'):
                _place++;
                SkipTo("\"");
                break;
            case '"' or '\'':
                SkipText(c);
                break;
        }
    }

    // Within an interpolated text, a brace opens code and a quote closes the text; a line break closes one that was never closed.
    private void ReadInterpolatedText()
    {
        char c = _text[_place++];
        if (c == '\\' || (c == '{' && Next('{')))
            _place++;
        else if (c == '{')
            _open.Push('{');
        else if (c is '"' or '\n')
            _open.Pop();
    }

    private bool Next(char c) => _place < _text.Length && _text[_place] == c;

    private void SkipTo(string end)
    {
        int found = _text.IndexOf(end, Math.Min(_place, _text.Length), StringComparison.Ordinal);
        _place = found < 0 ? _text.Length : found + end.Length;
    }

    private void SkipText(char quote)
    {
        while (_place < _text.Length)
        {
            char c = _text[_place++];
            if (c == '\\')
                _place++;
            else if (c == quote || c == '\n')
                return;
        }
    }
}

/// <summary>What a file may ask for at most. Real models stay far below.</summary>
internal static class Limits
{
    /// <summary>Bytes of a file.</summary>
    public const int FileSize = 1 << 17;

    /// <summary>Brackets within brackets.</summary>
    public const int Nesting = 200;

    /// <summary>Expressions and statements evaluated, loops included.</summary>
    public const int Steps = 200_000;

    /// <summary>Methods, constructors and modules within each other.</summary>
    public const int Calls = 64;

    /// <summary>Elements of an array or a list, and letters of a text.</summary>
    public const int Elements = 10_000;

    /// <summary>Elements of all lists that are made in one go, together.</summary>
    public const int AllElements = 2_000_000;

    /// <summary>How long the reading may take. Real models take a fraction of a second; the parser takes long for some nonsense.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(10);

    /// <summary>Letters of a message.</summary>
    public const int Message = 600;

    /// <summary>Bytes of the stack of the thread that reads.</summary>
    public const int Stack = 16 << 20;
}
