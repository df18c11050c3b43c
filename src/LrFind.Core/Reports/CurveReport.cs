using LrFind.Experiments;
using LrFind.Suggestions;

namespace LrFind.Reports;

/// <summary>Curves, what is known of them and what they say: all that <c>run</c> and <c>suggest</c> have in common.</summary>
/// <param name="Name">What they are curves of, for the title.</param>
/// <param name="Metadata">What is known of them; see <see cref="CurveMetadata"/>.</param>
/// <param name="Result">What they say.</param>
/// <param name="Warnings">What the user should know.</param>
/// <param name="ToolVersion">The version of lrfind.</param>
/// <param name="Files">The files written, as the user would name them.</param>
/// <param name="AllRules">Whether to show what every rule says.</param>
public sealed record CurveReport(
    string Name,
    IReadOnlyList<KeyValuePair<string, string>> Metadata,
    SuggestionResult Result,
    IReadOnlyList<RunWarning> Warnings,
    string ToolVersion,
    IReadOnlyList<string> Files,
    bool AllRules)
{
    /// <summary>Where the curves come from. Default: range tests.</summary>
    public CurveSource Source { get; init; } = CurveSource.RangeTest;
}
