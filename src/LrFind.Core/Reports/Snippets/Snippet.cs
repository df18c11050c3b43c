namespace LrFind.Reports.Snippets;

/// <summary>Lines to paste into a training script, in one framework. They take <c>model</c> and <c>steps</c>, the steps of the whole training.</summary>
/// <param name="Framework">The framework's name.</param>
/// <param name="Comment">What starts a comment in its language.</param>
/// <param name="Optimizer">The optimizer with a constant rate; only a comment where the framework has none such.</param>
/// <param name="OneCycle">One cycle in place of the constant rate; <see langword="null"/> where there is no optimizer, or a schedule would change nothing.</param>
/// <param name="Cyclical">Cyclical rates in place of it; <see langword="null"/> likewise, and where the curve gives no two bounds.</param>
public sealed record Snippet(string Framework, string Comment, string Optimizer, string? OneCycle, string? Cyclical)
{
    /// <summary>Writes the lines under the framework's name.</summary>
    /// <param name="writer">Where to.</param>
    internal void WriteText(TextWriter writer)
    {
        writer.WriteLine($"{Comment} {Framework}");
        WriteLines(writer, Optimizer);
        WriteLines(writer, OneCycle);
        WriteLines(writer, Cyclical);
    }

    // The writer has line ends of its own.
    private static void WriteLines(TextWriter writer, string? lines)
    {
        foreach (string line in lines?.Split('\n') ?? [])
            writer.WriteLine(line);
    }
}
