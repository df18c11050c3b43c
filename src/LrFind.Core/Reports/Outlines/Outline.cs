using LrFind.Foundation;

namespace LrFind.Reports.Outlines;

/// <summary>
/// A report as a document: what it says and in which order, and nothing of how it looks. Formats of whole pages write it.
/// </summary>
/// <param name="Title">What it is about.</param>
/// <param name="Headline">What it comes to.</param>
/// <param name="Warnings">What the reader should know, in the names of the program's own settings.</param>
/// <param name="Sections">The rest, what matters most first.</param>
internal sealed record Outline(
    string Title, Headline Headline, IReadOnlyList<Warning> Warnings, IReadOnlyList<OutlineSection> Sections);

/// <summary>What a report comes to, for who reads no further.</summary>
/// <param name="Label">What the figure is.</param>
/// <param name="Figure">A rate, a count or <c>none</c>.</param>
/// <param name="Code">The verdict for machines; <see langword="null"/> where there is none.</param>
/// <param name="Sentence">The verdict in words.</param>
/// <param name="Notes">What else belongs to it, a line each.</param>
/// <param name="Outcome">Whether that is good.</param>
internal sealed record Headline(
    string Label, string Figure, string? Code, string Sentence, IReadOnlyList<string> Notes, Outcome Outcome);

/// <summary>A part of a document.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Blocks">What is in it.</param>
internal sealed record OutlineSection(string Title, params IReadOnlyList<Block> Blocks)
{
    /// <summary>Whether it may be folded where there is little room. Default: no.</summary>
    public bool IsDetail { get; init; }
}

/// <summary>Something in a section.</summary>
internal abstract record Block;

/// <summary>A sentence or a few.</summary>
internal sealed record Paragraph(string Text) : Block;

/// <summary>Terms and what there is to say of each.</summary>
internal sealed record FactList(IReadOnlyList<Fact> Facts) : Block;

/// <summary>A term and what there is to say of it.</summary>
internal sealed record Fact(string Term, string Text);

/// <summary>Lines that are copied as they are.</summary>
/// <param name="Language">The language by its usual name in lower case.</param>
/// <param name="Text">The lines.</param>
internal sealed record CodeBlock(string Language, string Text) : Block;

/// <summary>A table.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Columns">The columns; the first names the rows.</param>
/// <param name="Rows">As many cells a row as there are columns.</param>
internal sealed record TableBlock(string Caption, IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<TableCell>> Rows) : Block
{
    /// <summary>Whether a reader would want to see it in another order. Default: no.</summary>
    public bool IsSortable { get; init; }
}

/// <summary>A column.</summary>
/// <param name="Header">What stands above it.</param>
/// <param name="IsNumber">Whether it holds numbers.</param>
internal sealed record TableColumn(string Header, bool IsNumber = false);

/// <summary>A cell.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Value">The number behind it, by which it is sorted; <see langword="null"/> where there is none.</param>
internal readonly record struct TableCell(string Text, double? Value = null)
{
    /// <summary>Whether it stands out. Default: no.</summary>
    public bool IsStrong { get; init; }

    /// <summary>A cell that is text alone.</summary>
    public static implicit operator TableCell(string text) => new(text);

    /// <summary>A rate, or a dash.</summary>
    public static TableCell Rate(double? rate) => new(rate is { } known ? NumberText.Rate(known) : "–", rate);

    /// <summary>A loss, or a dash.</summary>
    public static TableCell Loss(double? loss) =>
        loss is { } known && double.IsFinite(known) ? new(NumberText.Loss(known), known) : new("–");

    /// <summary>A share, or a dash.</summary>
    public static TableCell Percent(double? share) => new(share is { } known ? NumberText.Percent(known) : "–", share);

    /// <summary>A count.</summary>
    public static TableCell Count(long count) => new(NumberText.Count(count), count);
}
