namespace LrFind.Data.Cells;

/// <summary>What a cell of a numeric column turned out to be; from <see cref="Infinite"/> on, something that should not be there.</summary>
internal enum CellKind
{
    /// <summary>A number.</summary>
    Value,

    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>Infinite, or too large for single precision to square.</summary>
    Infinite,

    /// <summary>Something else.</summary>
    Bad,
}
