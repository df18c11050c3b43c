namespace LrFind.Reports.Json;

/// <summary>What was understood of a column, and what becomes of it.</summary>
internal sealed record ColumnSection(int Number, string Name, string Type, int Missing, int Distinct, string Range, string Use);
