using LrFind.Experiments;
using LrFind.Reports.Snippets;
using LrFind.Reports.Tuning;

namespace LrFind.Reports;

/// <summary>All that the <c>run</c> command will say, whatever the format.</summary>
/// <param name="Result">What was found.</param>
/// <param name="ToolVersion">The version of lrfind.</param>
/// <param name="Files">The files written, as the user would name them.</param>
/// <param name="AllRules">Whether to show what every rule says.</param>
public sealed record RunReport(FindResult Result, string ToolVersion, IReadOnlyList<string> Files, bool AllRules)
{
    /// <summary>What short trainings say of the suggestion; <see langword="null"/> where none were asked for, or there is no suggestion.</summary>
    public VerificationReport? Verification { get; init; }

    /// <summary>The best rate, measured; <see langword="null"/> where that was not asked for.</summary>
    public TuneReport? Tuning { get; init; }

    /// <summary>The rates as lines to paste, one snippet a framework; none where nothing was tried out, or nothing stood the test.</summary>
    public IReadOnlyList<Snippet> Snippets =>
        Verification is { } tried && SnippetSettings.Of(tried.Result) is { } settings ? Frameworks.Snippets(settings) : [];

    /// <summary>The part about the curves.</summary>
    public CurveReport Curves => new(Result.Dataset.Name, CurveMetadata.Of(this), Result.Suggestion, Result.Warnings, ToolVersion, Files, AllRules);
}
