namespace LrFind.Reports.Json;

/// <summary>One check of a configuration; without a report where it could not be made.</summary>
internal sealed record CheckCaseSection(string Name, string Verdict, string Message, CheckDocument? Report);
