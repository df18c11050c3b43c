namespace LrFind.Charts.Scenes;

/// <summary>One thing to draw. All positions and sizes are finite and in logical pixels; y grows downwards.</summary>
public abstract record Shape
{
    private protected Shape()
    {
    }

    /// <summary>Colour of the shape.</summary>
    public required Color Color { get; init; }

    /// <summary>Opacity, above 0 and up to 1; applies to the shape as a whole.</summary>
    public double Opacity { get; init; } = 1;

    /// <summary>Nothing is drawn outside of this rectangle; null does not limit.</summary>
    public Rect? Clip { get; init; }
}
