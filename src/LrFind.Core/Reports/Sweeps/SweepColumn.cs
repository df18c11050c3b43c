using LrFind.Experiments.Sweeps;

namespace LrFind.Reports.Sweeps;

/// <summary>A column of a sweep's table for people.</summary>
/// <param name="Header">What stands above it.</param>
/// <param name="IsName">Whether it holds names, which begin on the left, and not numbers, which end on the right.</param>
/// <param name="Text">What it holds for a cell.</param>
internal sealed record SweepColumn(string Header, bool IsName, Func<SweepCell, SweepOutcome, string> Text);
