using LrFind.Reports.Sweeps;

namespace LrFind.Reports.Json;

/// <summary>The JSON of a sweep.</summary>
/// <param name="Schema">The version of this shape; it grows when a reader would have to change.</param>
/// <param name="Tool">The tool's name and version.</param>
/// <param name="Sweep">What was swept.</param>
/// <param name="Cells">What each cell came to, in the order of the grid; missing ones are left out.</param>
/// <param name="Missing">The numbers of the missing ones.</param>
/// <param name="BatchSize">How the rate moves with the batch size.</param>
/// <param name="Momentum">How it moves with one minus the momentum.</param>
internal sealed record SweepDocument(
    int Schema,
    string Tool,
    SweepDescription Sweep,
    IReadOnlyList<SweepCellSection> Cells,
    IReadOnlyList<int> Missing,
    IReadOnlyList<TrendSection> BatchSize,
    IReadOnlyList<TrendSection> Momentum);
