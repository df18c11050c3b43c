namespace LrFind.Charts.Scenes;

/// <summary>A filled rectangle.</summary>
/// <param name="Bounds">Its place.</param>
public sealed record RectangleShape(Rect Bounds) : Shape;
