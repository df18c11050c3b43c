namespace LrFind.Charts;

/// <summary>One axis of a figure.</summary>
/// <param name="Label">What is measured, written beside the axis; may be empty.</param>
/// <param name="Scale">Interval shown, and how values are laid out in it.</param>
public sealed record Axis(string Label, Scale Scale);
