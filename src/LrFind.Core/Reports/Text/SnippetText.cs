using LrFind.Reports.Snippets;

namespace LrFind.Reports.Text;

/// <summary>Snippets below a summary, at the margin so that they can be copied as they are.</summary>
internal static class SnippetText
{
    /// <summary>Writes them; nothing where there are none.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<Snippet> snippets)
    {
        if (snippets.Count == 0)
            return;
        TextLines.Write(writer, "paste", "one of these; model and steps (of the whole training) are yours");
        foreach (Snippet snippet in snippets)
        {
            writer.WriteLine();
            Write(writer, snippet);
        }
    }

    /// <summary>Writes the lines of one under the framework's name.</summary>
    public static void Write(TextWriter writer, Snippet snippet)
    {
        writer.WriteLine($"{snippet.Comment} {snippet.Framework}");
        WriteLines(writer, snippet.Optimizer);
        WriteLines(writer, snippet.OneCycle);
        WriteLines(writer, snippet.Cyclical);
    }

    // The writer has line ends of its own.
    private static void WriteLines(TextWriter writer, string? lines)
    {
        foreach (string line in lines?.Split('\n') ?? [])
            writer.WriteLine(line);
    }
}
