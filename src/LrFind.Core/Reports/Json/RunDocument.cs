namespace LrFind.Reports.Json;

/// <summary>The JSON of a run. Names are written in snake_case; a number that is not finite is written as null.</summary>
/// <param name="Schema">The version of this shape; it grows when a reader would have to change.</param>
/// <param name="Tool">The tool's name and version.</param>
/// <param name="Data">What was trained on.</param>
/// <param name="Model">What was trained.</param>
/// <param name="Optimizer">What trained it.</param>
/// <param name="RangeTest">How the losses were recorded.</param>
/// <param name="Verdict">Whether there is a suggestion, or why not.</param>
/// <param name="Suggestion">The suggestion; null when there is none.</param>
/// <param name="Rules">What every rule says.</param>
/// <param name="DisagreementDecades">The decades between the lowest and the highest of them; null with fewer than two.</param>
/// <param name="Verification">What short trainings say of the suggestion; null where none were asked for, or there is no suggestion.</param>
/// <param name="Tune">The best rate, measured; null where that was not asked for.</param>
/// <param name="Paste">The rates as lines to paste, for each framework; null where nothing was tried out.</param>
/// <param name="Warnings">What the user should know.</param>
/// <param name="Files">The files written.</param>
/// <param name="Curve">The recorded losses, and their mean.</param>
internal sealed record RunDocument(
    int Schema,
    string Tool,
    DataSection Data,
    ModelSection Model,
    OptimizerSection Optimizer,
    RangeTestSection RangeTest,
    VerdictSection Verdict,
    SuggestionSection? Suggestion,
    IReadOnlyList<RuleSection> Rules,
    double? DisagreementDecades,
    VerificationSection? Verification,
    TuneSection? Tune,
    IReadOnlyList<SnippetSection>? Paste,
    IReadOnlyList<WarningSection> Warnings,
    IReadOnlyList<string> Files,
    CurveSection Curve);
