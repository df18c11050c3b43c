namespace LrFind.Experiments;

/// <summary>Something the user should know about a run.</summary>
/// <param name="Message">What was seen, without a full stop.</param>
/// <param name="Remedy">What to change, without a full stop; empty when there is nothing to change.</param>
public sealed record RunWarning(string Message, string Remedy);
