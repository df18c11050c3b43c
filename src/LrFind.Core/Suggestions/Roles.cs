namespace LrFind.Suggestions;

/// <summary>The rates of a curve that matter, rising from the first to the last.</summary>
/// <param name="Onset">Where the loss starts to fall: a tenth of the descent is done; referred to the <see cref="ReferenceLadder"/>.</param>
/// <param name="Steepest">Where the curve falls most steeply, as read off it; see <see cref="Rules.SteepestRule"/>.</param>
/// <param name="Minimum">Where the smoothed loss is lowest.</param>
/// <param name="Edge">The end of the stable range: up to there a constant rate can be trained with; see docs/methods.md for how often that holds.</param>
public sealed record Roles(double Onset, double Steepest, double Minimum, double Edge);
