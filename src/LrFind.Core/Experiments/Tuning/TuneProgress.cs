namespace LrFind.Experiments.Tuning;

/// <summary>How far a search is.</summary>
/// <param name="Done">Steps done.</param>
/// <param name="Expected">Steps that there will be in all, by what is known so far: it changes as rates are dropped or added.</param>
public readonly record struct TuneProgress(long Done, long Expected);
