using System.Globalization;
using System.Text;
using LrFind.Foundation;
using LrFind.Reports.Text;

namespace LrFind.Cli.Output;

/// <summary>
/// Standard output or standard error, terminal or not. All that is written to them passes here, and nothing in it, as the name of a file
/// or of a column, can steer a terminal, begin a line or command a build server: only this class writes escape codes.
/// </summary>
/// <remarks>
/// A line is written by WriteLine, whatever it holds. What is written otherwise may have lines, which are ours: help, and documents whose
/// own escapes see to it that no name has any.
/// </remarks>
/// <param name="stream">The stream.</param>
/// <param name="hasColor">Whether styles are shown.</param>
internal sealed class TerminalWriter(TextWriter stream, bool hasColor) : TextWriter(CultureInfo.InvariantCulture), IStyledWriter
{
    // Nobody reads a longer one, and terminals and logs of build servers break down.
    private const int LongestLine = 1_000;
    private const string EraseLine = "\r\e[K", Reset = "\e[0m";

    private volatile bool _isKept;

    // What was written of a line so far.
    private readonly StringBuilder _begun = new();

    /// <inheritdoc/>
    public override Encoding Encoding => stream.Encoding;

    /// <summary>Writes a line over the one that the cursor is in, on a terminal.</summary>
    /// <param name="writer">The terminal.</param>
    /// <param name="text">The line; empty to take away what is there.</param>
    public static void Overwrite(TextWriter writer, string text)
    {
        if (writer is not TerminalWriter { _isKept: true })
            Direct(writer).Write(EraseLine + Legible.Line(text));
    }

    /// <summary>Takes the line away that the cursor is in, and lets nobody write over what comes next.</summary>
    public static void OverwriteForGood(TextWriter writer)
    {
        Overwrite(writer, "");
        if (writer is TerminalWriter terminal)
            terminal._isKept = true;
    }

    /// <summary>Writes a command for the build server that reads the stream.</summary>
    /// <param name="writer">The stream.</param>
    /// <param name="command">The command, in which names are escaped as its language wants it.</param>
    public static void Command(TextWriter writer, string command) => Direct(writer).WriteLine(Legible.Line(command));

    /// <inheritdoc/>
    public override void Write(char value)
    {
        if (value == '\n')
            EndLine();
        else
            _begun.Append(Legible.Of(value));
    }

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        string[] lines = Legible.Lines(value ?? "").Split('\n');
        foreach (string line in lines.AsSpan(..^1))
        {
            _begun.Append(line);
            EndLine();
        }

        _begun.Append(lines[^1]);
    }

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    /// <inheritdoc/>
    public override void WriteLine() => WriteLine([]);

    /// <inheritdoc/>
    public override void WriteLine(string? value) => WriteLine([value ?? ""]);

    /// <inheritdoc/>
    public override void WriteLine(ReadOnlySpan<char> buffer) => WriteLine(buffer.ToString());

    /// <inheritdoc/>
    public override void WriteLine(StringBuilder? value) => WriteLine(value?.ToString());

    /// <inheritdoc/>
    public void WriteLine(ReadOnlySpan<StyledText> line)
    {
        var pieces = new StyledText[line.Length + 1];
        pieces[0] = Begun();
        for (int i = 0; i < line.Length; i++)
            pieces[i + 1] = line[i] with { Text = Legible.Line(line[i].Text) };
        var text = new StringBuilder();
        foreach ((string piece, TextStyle style) in RunnerCommands.Broken(Cut(pieces)))
        {
            string code = hasColor && !string.IsNullOrWhiteSpace(piece) ? CodeOf(style) : "";
            text.Append(code).Append(piece).Append(code.Length > 0 ? Reset : "");
        }

        stream.WriteLine(text);
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        WriteBegun();
        stream.Flush();
    }

    private static TextWriter Direct(TextWriter writer) => writer is TerminalWriter guarded ? guarded.Inner : writer;

    private TextWriter Inner => stream;

    private void EndLine()
    {
        WriteBegun();
        stream.Write('\n');
    }

    private void WriteBegun()
    {
        foreach (StyledText piece in RunnerCommands.Broken([Begun()]))
            stream.Write(piece.Text);
    }

    private StyledText Begun()
    {
        string begun = _begun.ToString();
        _begun.Clear();
        return begun;
    }

    // Of a longer line, the beginning and the end of what its pieces say together.
    private static StyledText[] Cut(StyledText[] pieces)
    {
        int length = 0;
        foreach (StyledText piece in pieces)
            length += piece.Text.Length;
        if (length <= LongestLine)
            return pieces;
        (int head, int tail) = Legible.Ends(string.Concat(pieces.Select(p => p.Text)), LongestLine);
        var kept = new List<StyledText>();
        int start = 0;
        foreach (StyledText piece in pieces)
        {
            int end = start + piece.Text.Length;
            string first = piece.Text[..Math.Clamp(head - start, 0, piece.Text.Length)];
            string dots = start <= head && head < end ? Legible.Dots : "", last = piece.Text[Math.Clamp(tail - start, 0, piece.Text.Length)..];
            kept.Add(piece with { Text = first + dots + last });
            start = end;
        }

        return [.. kept];
    }

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
