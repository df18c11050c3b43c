namespace LrFind.Reports.Json;

/// <summary>The JSON document of a <c>check</c> of a configuration.</summary>
internal sealed record CheckSuiteDocument(int Schema, string Tool, string File, IReadOnlyList<CheckCaseSection> Checks);
