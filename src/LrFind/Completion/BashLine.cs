using System.Text;

namespace LrFind.Cli.Completion;

/// <summary>
/// A command line as bash has it: with its quotes, and with a last word of which bash replaces only what stands behind the last of the
/// signs that it breaks words at. So that is where the quotes of what it is given have to go on.
/// </summary>
internal sealed class BashLine
{
    private const char Escape = '\\';

    private readonly List<string> _words = [];
    private readonly StringBuilder _word = new();
    private char? _quote;
    private bool _isInWord;
    private int _start;

    private BashLine()
    {
    }

    /// <summary>The words before the last one, without their quotes; the first is the command.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>The last word, without its quotes; empty behind a space.</summary>
    public string Current => _word.ToString();

    /// <summary>What bash leaves of it, without quotes.</summary>
    public string Kept { get; private set; } = "";

    // The quote that what bash replaces stands in.
    private char? ReplacedIn { get; set; }

    /// <summary>Reads a line.</summary>
    /// <param name="line">It, up to the cursor.</param>
    /// <param name="replaced">What of the last word bash replaces, with its quotes.</param>
    public static BashLine Read(string line, string replaced)
    {
        BashLine read = Scan(line);
        string last = read._isInWord ? line[read._start..] : "";
        BashLine kept = Scan(last.EndsWith(replaced, StringComparison.Ordinal) ? last[..^replaced.Length] : "");
        (read.Kept, read.ReplacedIn) = (kept.Current, kept._quote);
        return read;
    }

    /// <summary>What bash is to put in the place of what it replaces.</summary>
    /// <param name="word">The whole word, without quotes; begins with <see cref="Kept"/>.</param>
    public string Replacement(string word)
    {
        string rest = word[Kept.Length..];
        var text = new StringBuilder();
        foreach (char c in rest)
            text.Append(Quoted(c));
        // A tilde in front is somebody's home.
        return ReplacedIn is null && Kept.Length == 0 && rest.StartsWith('~') ? $"{Escape}{text}" : text.ToString();
    }

    private string Quoted(char c) => ReplacedIn switch
    {
        '\'' => c == '\'' ? @"'\''" : c.ToString(),
        '"' => c is '"' or '$' or '`' or Escape ? $"{Escape}{c}" : c.ToString(),
        _ => ShellText.IsPlain(c) || c == '~' || c > '\u007F' ? c.ToString() : $"{Escape}{c}",
    };

    private static BashLine Scan(string line)
    {
        var read = new BashLine();
        for (int i = 0; i < line.Length; i++)
            i += read.Take(line, i);
        return read;
    }

    // How many characters more than one it takes.
    private int Take(string line, int i)
    {
        char c = line[i];
        if (_quote is null && c is ' ' or '\t' or '\n')
        {
            EndWord();
            return 0;
        }

        if (!_isInWord)
            (_isInWord, _start) = (true, i);
        if (IsEscape(line, i))
        {
            _word.Append(line[i + 1]);
            return 1;
        }

        if (_quote is null && c is '\'' or '"')
            _quote = c;
        else if (_quote == c)
            _quote = null;
        else if (IsHome(line, i))
            _word.Append(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));
        else
            _word.Append(c);
        return 0;
    }

    private bool IsEscape(string line, int i) => line[i] == Escape && i + 1 < line.Length && _quote switch
    {
        null => true,
        '"' => line[i + 1] is '"' or '$' or '`' or Escape,
        _ => false,
    };

    private bool IsHome(string line, int i) => _quote is null && i == _start && line.AsSpan(i).StartsWith("~/");

    private void EndWord()
    {
        if (_isInWord)
            _words.Add(_word.ToString());
        _word.Clear();
        _isInWord = false;
    }
}
