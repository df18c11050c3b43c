namespace LrFind.Data;

/// <summary>Something about the data that the user should know.</summary>
/// <param name="Message">What was found and what was done about it; one sentence without a full stop.</param>
public sealed record DatasetWarning(string Message);
