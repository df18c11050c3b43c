namespace LrFind.Suggestions;

/// <summary>The rates of a curve that matter, rising from the first to the last.</summary>
/// <param name="Onset">Where the loss starts to fall: a tenth of the descent is done.</param>
/// <param name="Steepest">Where it falls most steeply; see <see cref="Rules.SteepestRule"/>.</param>
/// <param name="Minimum">Where the smoothed loss is lowest.</param>
/// <param name="Edge">Where the loss takes off: a fifth of the descent is lost again, or the last rate.</param>
public sealed record Roles(double Onset, double Steepest, double Minimum, double Edge);
