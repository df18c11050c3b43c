using LrFind.Foundation;

namespace LrFind.Cli;

/// <summary>A command line as a shell takes it.</summary>
internal static class ShellText
{
    private const string Plain = "-_./:,=+%@^";

    /// <summary>lrfind with arguments.</summary>
    public static string Of(IEnumerable<string> arguments) => string.Join(' ', arguments.Select(Quoted).Prepend("lrfind"));

    // In single quotes, all but a single quote stands for itself. What would not be seen there has escapes in those of a dollar sign, which
    // not every shell knows.
    private static string Quoted(string argument)
    {
        if (argument.Length > 0 && argument.All(IsPlain))
            return argument;
        return argument.All(c => c == '\n' || Legible.Shows(c))
            ? $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'"
            : $"$'{string.Concat(argument.Select(Escaped))}'";
    }

    private static string Escaped(char c) => c switch
    {
        '\n' => "\\n",
        '\t' => "\\t",
        '\\' or '\'' => $"\\{c}",
        _ when Legible.Shows(c) => c.ToString(),
        < '\u0080' => FormattableString.Invariant($"\\x{(int)c:x2}"),
        _ => FormattableString.Invariant($"\\u{(int)c:x4}"),
    };

    /// <summary>Whether a character stands for itself in every shell, wherever in a word it is.</summary>
    public static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || Plain.Contains(c);
}
