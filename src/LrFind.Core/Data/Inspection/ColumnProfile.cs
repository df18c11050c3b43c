namespace LrFind.Data.Inspection;

/// <summary>What was understood of a column.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">number, money, percent, boolean, date, time, text or empty.</param>
/// <param name="Missing">Cells without a value, and cells whose value cannot be used.</param>
/// <param name="Distinct">Different values.</param>
/// <param name="Range">The smallest and the largest number or date, or the most frequent text and its share; empty where there is no value.</param>
/// <param name="Use">What becomes of it.</param>
public sealed record ColumnProfile(int Number, string Name, string Type, int Missing, int Distinct, string Range, string Use);
