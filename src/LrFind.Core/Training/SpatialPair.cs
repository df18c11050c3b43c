namespace LrFind.Training;

/// <summary>One setting of a two-dimensional layer for each dimension. An integer stands for both.</summary>
/// <param name="Height">Along the columns of an image.</param>
/// <param name="Width">Along the rows of an image.</param>
public readonly record struct SpatialPair(int Height, int Width)
{
    /// <summary>The same for both dimensions.</summary>
    public static implicit operator SpatialPair(int both) => new(both, both);

    /// <summary>The pair as Python writes it, as in (3, 5).</summary>
    public override string ToString() => FormattableString.Invariant($"({Height}, {Width})");

    /// <summary>One number where both are equal, as they are mostly given to PyTorch.</summary>
    internal string ToShortString() => Height == Width ? FormattableString.Invariant($"{Height}") : ToString();
}
