namespace LrFind.Reports.Snippets;

/// <summary>Snippets below a summary, at the margin so that they can be copied as they are.</summary>
internal static class SnippetText
{
    /// <summary>Writes them; nothing where there are none.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="snippets">One for each framework.</param>
    public static void Write(TextWriter writer, IReadOnlyList<Snippet> snippets)
    {
        if (snippets.Count == 0)
            return;
        SuggestionText.Line(writer, "paste", "one of these; model and steps (of the whole training) are yours");
        foreach (Snippet snippet in snippets)
        {
            writer.WriteLine();
            snippet.WriteText(writer);
        }
    }
}
