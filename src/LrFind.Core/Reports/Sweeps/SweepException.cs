namespace LrFind.Reports.Sweeps;

/// <summary>A folder that cannot hold or give a sweep's results. The message is one line: where, what was found, and what to do.</summary>
/// <param name="place">The folder or file.</param>
/// <param name="problem">What was found, why it is a problem and what to do, without a full stop.</param>
public sealed class SweepException(string place, string problem) : Exception($"{place}: error: {problem.ReplaceLineEndings(" ")}");
