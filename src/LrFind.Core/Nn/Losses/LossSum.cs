namespace LrFind.Nn.Losses;

/// <summary>The loss of some rows in a form that adds up: that of all parts is Σ Sum / Σ Weight.</summary>
/// <param name="Sum">The sum of losses.</param>
/// <param name="Weight">What to divide it by: the number of values compared, or the weights of the targets.</param>
/// <param name="Hits">The number of rows whose class is right; <see langword="null"/> where a row has no class.</param>
internal readonly record struct LossSum(double Sum, double Weight, int? Hits);
