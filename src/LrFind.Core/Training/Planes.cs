namespace LrFind.Training;

/// <summary>A row seen as planes of values, one for each channel.</summary>
/// <param name="Channels">The number of planes.</param>
/// <param name="Height">Rows of a plane; 1 where there is but one dimension.</param>
/// <param name="Width">Values of a row of a plane; 1 where there are but channels.</param>
internal readonly record struct Planes(int Channels, int Height, int Width)
{
    /// <summary>Values of a plane.</summary>
    public int Size => Height * Width;

    /// <summary>A row of one to three dimensions: channels, channels × width, or channels × height × width.</summary>
    public static Planes Of(TensorShape shape) => shape.Rank switch
    {
        1 => new(shape[0], 1, 1),
        2 => new(shape[0], 1, shape[1]),
        3 => new(shape[0], shape[1], shape[2]),
        _ => throw new ArgumentException($"a row of shape {shape} is not made of planes", nameof(shape)),
    };
}
