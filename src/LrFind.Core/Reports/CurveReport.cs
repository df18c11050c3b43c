using LrFind.Curves;
using LrFind.Experiments;
using LrFind.Reports.Snippets;
using LrFind.Reports.Tuning;
using LrFind.Suggestions;

namespace LrFind.Reports;

/// <summary>Curves, what is known of them and what they say: all that <c>run</c> and <c>suggest</c> have in common.</summary>
/// <param name="Name">What they are curves of, for the title.</param>
/// <param name="Metadata">What is known of them; see <see cref="CurveMetadata"/>.</param>
/// <param name="Result">What they say.</param>
/// <param name="Warnings">What the user should know.</param>
/// <param name="Tool">The program it is from.</param>
/// <param name="Files">The files written, as the user would name them.</param>
/// <param name="AllRules">Whether to show what every rule says.</param>
public sealed record CurveReport(
    string Name,
    IReadOnlyList<KeyValuePair<string, string>> Metadata,
    SuggestionResult Result,
    IReadOnlyList<RunWarning> Warnings,
    Tool Tool,
    IReadOnlyList<string> Files,
    bool AllRules)
{
    /// <summary>Where the curves come from. Default: range tests.</summary>
    public CurveSource Source { get; init; } = CurveSource.RangeTest;
}

/// <summary>All that the <c>run</c> command will say, whatever the format.</summary>
/// <param name="Result">What was found.</param>
/// <param name="Tool">The program it is from.</param>
/// <param name="Files">The files written, as the user would name them.</param>
/// <param name="AllRules">Whether to show what every rule says.</param>
public sealed record RunReport(FindResult Result, Tool Tool, IReadOnlyList<string> Files, bool AllRules)
{
    /// <summary>What short trainings say of the suggestion; <see langword="null"/> where none were asked for, or there is no suggestion.</summary>
    public VerificationReport? Verification { get; init; }

    /// <summary>The best rate, measured; <see langword="null"/> where that was not asked for.</summary>
    public TuneReport? Tuning { get; init; }

    /// <summary>The rates as lines to paste, one snippet a framework; none where nothing was tried out, or nothing stood the test.</summary>
    public IReadOnlyList<Snippet> Snippets =>
        Verification is { } tried && SnippetSettings.Of(tried.Result) is { } settings ? Frameworks.Snippets(settings) : [];

    /// <summary>The part about the curves.</summary>
    public CurveReport Curves => new(Result.Dataset.Name, CurveMetadata.Of(this), Result.Suggestion, Result.Warnings, Tool, Files, AllRules);
}

/// <summary>All that the <c>suggest</c> command will say, whatever the format.</summary>
/// <param name="File">What was read.</param>
/// <param name="Curves">What it says.</param>
public sealed record SuggestReport(CurveFile File, CurveReport Curves)
{
    /// <summary>Makes the report.</summary>
    /// <param name="file">What was read.</param>
    /// <param name="result">What it says.</param>
    /// <param name="tool">The program it is from.</param>
    /// <param name="files">The files written.</param>
    /// <param name="allRules">Whether to show what every rule says.</param>
    public static SuggestReport Of(CurveFile file, SuggestionResult result, Tool tool, IReadOnlyList<string> files, bool allRules)
    {
        ArgumentNullException.ThrowIfNull(file);
        string name = Path.GetFileNameWithoutExtension(file.Metadata.Find(CurveMetadata.Data) ?? file.Path);
        return new(file, new CurveReport(name, file.Metadata, result, CurveWarnings.Of(result, CurveSource.Recording), tool, files, allRules)
        {
            Source = CurveSource.Recording,
        });
    }
}
