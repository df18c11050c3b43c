namespace LrFind.Cli;

/// <summary>A command line as a shell takes it.</summary>
internal static class ShellText
{
    private const string Plain = "-_./:,=+%@^";

    /// <summary>lrfind with arguments.</summary>
    public static string Of(IEnumerable<string> arguments) => string.Join(' ', arguments.Select(Quoted).Prepend("lrfind"));

    // In single quotes, all but a single quote stands for itself.
    private static string Quoted(string argument) =>
        argument.Length > 0 && argument.All(IsPlain) ? argument : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || Plain.Contains(c);
}
