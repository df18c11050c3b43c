namespace LrFind.Curves;

/// <summary>Which columns of a curve file are which; each by its name or its number from 1, <see langword="null"/> to guess.</summary>
/// <param name="Rate">The learning rate.</param>
/// <param name="Loss">The batch loss.</param>
/// <param name="Probe">The probe loss.</param>
/// <param name="Repeat">What tells one repeat from another.</param>
/// <param name="RateFile">
/// A second file that holds the rate of each step, for tools that export one value a file, such as TensorBoard; <see langword="null"/> when
/// the first holds both.
/// </param>
public sealed record CurveColumns(string? Rate = null, string? Loss = null, string? Probe = null, string? Repeat = null, string? RateFile = null);
