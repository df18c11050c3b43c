using System.Globalization;
using System.Text;
using LrFind.Reports.Text;

namespace LrFind.Cli.Output;

/// <summary>
/// A terminal that people look at. All that is written to it passes here, and nothing in it, as the name of a file or of a column, can
/// steer the terminal: only this class writes escape codes.
/// </summary>
/// <param name="terminal">The stream.</param>
/// <param name="hasColor">Whether styles are shown.</param>
internal sealed class TerminalWriter(TextWriter terminal, bool hasColor) : TextWriter(CultureInfo.InvariantCulture), IStyledWriter
{
    private const string EraseLine = "\r\e[K", Reset = "\e[0m";

    /// <inheritdoc/>
    public override Encoding Encoding => terminal.Encoding;

    /// <summary>Writes a line over the one that the cursor is in, on a terminal.</summary>
    /// <param name="writer">The terminal.</param>
    /// <param name="text">The line; empty to take away what is there.</param>
    public static void Overwrite(TextWriter writer, string text)
    {
        ArgumentNullException.ThrowIfNull(writer);
        TextWriter direct = writer is TerminalWriter { Inner: var inner } ? inner : writer;
        direct.Write(EraseLine + Legible.Line(text));
    }

    /// <inheritdoc/>
    public override void Write(char value) => terminal.Write(value == '\n' ? value : Legible.Of(value));

    /// <inheritdoc/>
    public override void Write(string? value) => terminal.Write(Legible.Lines(value ?? ""));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    /// <inheritdoc/>
    public override void WriteLine() => terminal.WriteLine();

    /// <inheritdoc/>
    public override void WriteLine(string? value) => terminal.WriteLine(Legible.Line(value ?? ""));

    /// <inheritdoc/>
    public void WriteLine(ReadOnlySpan<StyledText> line)
    {
        var text = new StringBuilder();
        foreach ((string piece, TextStyle style) in line)
        {
            string code = hasColor && !string.IsNullOrWhiteSpace(piece) ? CodeOf(style) : "";
            text.Append(code).Append(Legible.Line(piece)).Append(code.Length > 0 ? Reset : "");
        }

        terminal.WriteLine(text);
    }

    /// <inheritdoc/>
    public override void Flush() => terminal.Flush();

    private TextWriter Inner => terminal;

    private static string CodeOf(TextStyle style) => style switch
    {
        TextStyle.Label => "\e[2m",
        TextStyle.Strong => "\e[1m",
        TextStyle.Good => "\e[32m",
        TextStyle.Caution => "\e[33m",
        TextStyle.Bad => "\e[31m",
        _ => "",
    };
}

/// <summary>Text for terminals: what would steer one becomes a question mark, as file listings do it.</summary>
internal static class Legible
{
    private const char Hidden = '?';

    /// <summary>Text as a single line.</summary>
    public static string Line(string text) => string.Create(text.Length, text, (line, from) =>
    {
        for (int i = 0; i < line.Length; i++)
            line[i] = Of(from[i]);
    });

    /// <summary>Text in which lines end as they do.</summary>
    public static string Lines(string text) => text.Contains('\n', StringComparison.Ordinal)
        ? string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Line))
        : Line(text);

    /// <summary>A character, which stands for itself unless it steers.</summary>
    public static char Of(char c) => char.IsControl(c) || IsBidirectional(c) || c is '\u2028' or '\u2029' ? Hidden : c;

    // They turn round what follows, so that names can look like others.
    private static bool IsBidirectional(char c) =>
        c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
