using LrFind.Curves.Files;
using LrFind.Experiments;
using LrFind.Foundation;
using LrFind.Reports.Snippets;
using LrFind.Suggestions;

namespace LrFind.Reports;

/// <summary>Curves, what is known of them and what they say: all that <c>run</c> and <c>suggest</c> have in common.</summary>
/// <param name="Head">What all reports have.</param>
/// <param name="Name">What they are curves of, for the title.</param>
/// <param name="Facts">What is known of them.</param>
/// <param name="Source">Where they come from.</param>
internal sealed record CurveReport(ReportHead Head, string Name, CurveFacts Facts, SuggestionResult Result, CurveSource Source)
{
    /// <summary>The curves of range tests.</summary>
    public static CurveReport Of(FindResult found, ReportHead head) =>
        new(head, found.Dataset.Name, CurveFacts.From(found, head.Tool), found.Answer, CurveSource.RangeTest);

    /// <summary>The verdict in words.</summary>
    public VerdictText Words => VerdictText.For(Result, Source);

    /// <summary>The suggestion alone, or why there is none.</summary>
    public Conclusion Conclusion => new(Result.Suggestion?.LearningRate, "suggestion", Words);

    /// <summary>Whether there is a suggestion.</summary>
    public Outcome Outcome => Result.Suggestion is null ? Outcome.Inconclusive : Outcome.Ok;
}

/// <summary>All that the <c>run</c> command will say.</summary>
/// <param name="Head">What all reports have.</param>
internal sealed record RunReport(FindResult Result, ReportHead Head) : IRateReport
{
    /// <summary>
    /// What short trainings say of the suggestion; <see langword="null"/> where none were asked for, or there is no suggestion.
    /// </summary>
    public VerificationReport? Verification { get; init; }

    /// <summary>The best rate, measured; <see langword="null"/> where that was not asked for.</summary>
    public TuneReport? Tuning { get; init; }

    /// <summary>
    /// The rates as lines to paste, one snippet a framework; none where nothing was tried out, or nothing stood the test.
    /// </summary>
    public IReadOnlyList<Snippet> Snippets =>
        Verification is { } tried && SnippetSettings.Of(tried.Result) is { } settings ? Frameworks.Snippets(settings) : [];

    /// <summary>The part about the curves.</summary>
    public CurveReport Curves => CurveReport.Of(Result, Head);

    /// <inheritdoc/>
    public IReadOnlyList<Warning> Warnings => Result.Warnings;

    /// <summary>The rate that was measured where it was, else the one that trainings leave, else the suggestion.</summary>
    public Conclusion Conclusion => Tuning?.Conclusion ?? Verification?.Conclusion ?? Curves.Conclusion;

    /// <summary>What trainings say of the suggestion where it was tried, else whether there is a rate.</summary>
    public Outcome Outcome => Verification?.Outcome ?? Tuning?.Outcome ?? Curves.Outcome;
}

/// <summary>All that the <c>suggest</c> command will say.</summary>
/// <param name="File">What was read.</param>
/// <param name="Result">What its curves say.</param>
/// <param name="Head">What all reports have.</param>
internal sealed record SuggestReport(CurveFile File, SuggestionResult Result, ReportHead Head) : IRateReport
{
    /// <summary>The part about the curves; they are named after their data where the file tells which.</summary>
    public CurveReport Curves
    {
        get
        {
            var facts = CurveFacts.From(File);
            return new(Head, Path.GetFileNameWithoutExtension(facts.Data ?? File.Path), facts, Result, CurveSource.Recording);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<Warning> Warnings => Result.Warnings;

    /// <inheritdoc/>
    public Conclusion Conclusion => Curves.Conclusion;

    /// <inheritdoc/>
    public Outcome Outcome => Curves.Outcome;
}
