namespace LrFind.Data;

/// <summary>Neighbouring features that stand for one categorical column: at most one of them is 1 in a row, the others are 0.</summary>
/// <param name="Start">The first of them, from 0.</param>
/// <param name="Length">How many there are.</param>
public sealed record OneHotGroup(int Start, int Length);
