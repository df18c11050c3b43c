using System.Text;
using LrFind.Foundation;

namespace LrFind.Reports.Text;

/// <summary>What a piece of text is, for terminals, which show it. In files all pieces look alike.</summary>
internal enum TextStyle
{
    /// <summary>What is said.</summary>
    Plain,

    /// <summary>What it is about.</summary>
    Label,

    /// <summary>What was asked for.</summary>
    Strong,

    /// <summary>All is well.</summary>
    Good,

    /// <summary>Something to think about.</summary>
    Caution,

    /// <summary>Something is wrong.</summary>
    Bad,
}

/// <summary>A piece of a line.</summary>
/// <param name="Text">The piece.</param>
/// <param name="Style">What it is. Default: nothing special.</param>
internal readonly record struct StyledText(string Text, TextStyle Style = TextStyle.Plain)
{
    /// <summary>Text that is nothing special.</summary>
    public static implicit operator StyledText(string text) => new(text);

    /// <summary>A verdict: good, bad or in between.</summary>
    public static StyledText Verdict(Outcome outcome, string text) => new(text, outcome switch
    {
        Outcome.Ok => TextStyle.Good,
        Outcome.Inconclusive => TextStyle.Caution,
        _ => TextStyle.Bad,
    });
}

/// <summary>A writer whose reader sees styles.</summary>
internal interface IStyledWriter
{
    /// <summary>Writes pieces as one line, whatever they hold.</summary>
    void WriteLine(ReadOnlySpan<StyledText> line);
}

/// <summary>Lines of pieces, which stay lines whatever names say.</summary>
internal static class StyledLine
{
    /// <summary>Writes a line, with its styles where the writer shows any.</summary>
    public static void Write(TextWriter writer, params ReadOnlySpan<StyledText> line)
    {
        if (writer is IStyledWriter styled)
        {
            styled.WriteLine(line);
            return;
        }

        var text = new StringBuilder();
        foreach (StyledText piece in line)
            text.Append(Legible.Line(piece.Text));
        writer.WriteLine(text);
    }
}
