namespace LrFind.Foundation;

/// <summary>Something the user should know about the data or a run.</summary>
/// <param name="Message">What was seen and what was done about it, without a full stop.</param>
/// <param name="Remedy">What to change, without a full stop; empty when there is nothing to change.</param>
public sealed record Warning(string Message, string Remedy = "");
