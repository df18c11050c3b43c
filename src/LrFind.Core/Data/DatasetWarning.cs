namespace LrFind.Data;

/// <summary>Something about the data that the user should know.</summary>
/// <param name="Message">What was found and what was done about it, without a full stop.</param>
/// <param name="Remedy">What to do about it, without a full stop; empty when there is nothing to do.</param>
public sealed record DatasetWarning(string Message, string Remedy = "");
