using System.Text.Json.Serialization;
using LrFind.Experiments.Sweeps.Storage;

namespace LrFind.Reports.Json;

/// <summary>
/// What the documents of all experiments begin with. Names are written in snake_case; a number that is not finite is written as null.
/// </summary>
/// <param name="Schema">The version of the documents' shape; it grows when a reader would have to change.</param>
/// <param name="Tool">The tool's name and version.</param>
/// <param name="Data">What was trained on.</param>
/// <param name="Optimizer">What trained it.</param>
/// <param name="RangeTest">How the losses were recorded.</param>
internal record ExperimentDocument(
    [property: JsonPropertyOrder(-1)] int Schema,
    [property: JsonPropertyOrder(-1)] string Tool,
    [property: JsonPropertyOrder(-1)] DataSection Data,
    [property: JsonPropertyOrder(-1)] ModelSection Model,
    [property: JsonPropertyOrder(-1)] OptimizerSection Optimizer,
    [property: JsonPropertyOrder(-1)] IReadOnlyDictionary<string, object?> RangeTest);

/// <summary>The JSON document of <c>run</c>.</summary>
/// <param name="Experiment">What it begins with.</param>
/// <param name="Verdict">Whether there is a suggestion, or why not.</param>
/// <param name="Suggestion">The suggestion; null when there is none.</param>
/// <param name="Rules">What every rule says.</param>
/// <param name="DisagreementDecades">The decades between the lowest and the highest of them; null with fewer than two.</param>
/// <param name="Verification">
/// What short trainings say of the suggestion; null where none were asked for, or there is no suggestion.
/// </param>
/// <param name="Tune">The best rate, measured; null where that was not asked for.</param>
/// <param name="Paste">The rates as lines to paste, for each framework; null where nothing was tried out.</param>
/// <param name="Warnings">What the user should know.</param>
/// <param name="Curve">The recorded losses, and their mean.</param>
internal sealed record RunDocument(
    [property: JsonIgnore] ExperimentDocument Experiment,
    VerdictSection Verdict,
    SuggestionSection? Suggestion,
    IReadOnlyList<RuleSection> Rules,
    double? DisagreementDecades,
    VerificationSection? Verification,
    TuneSection? Tune,
    IReadOnlyList<SnippetSection>? Paste,
    IReadOnlyList<WarningSection> Warnings,
    IReadOnlyList<string> Files,
    CurveSection Curve) : ExperimentDocument(Experiment);

/// <summary>The JSON document of <c>verify</c>.</summary>
internal sealed record VerifyDocument(
    [property: JsonIgnore] ExperimentDocument Experiment,
    SuggestionSection? Suggestion,
    double LearningRate,
    string Schedule,
    int TrainSteps,
    int TrainSeeds,
    string Verdict,
    string Message,
    double? BetterRate,
    IReadOnlyList<TrialSection> Trials,
    IReadOnlyList<WarningSection> Warnings,
    IReadOnlyList<string> Files) : ExperimentDocument(Experiment);

/// <summary>The JSON document of <c>tune</c>.</summary>
internal sealed record TuneDocument(
    [property: JsonIgnore] ExperimentDocument Experiment,
    VerdictSection Verdict,
    SuggestionSection? Suggestion,
    TuneSection Tune,
    IReadOnlyList<WarningSection> Warnings,
    IReadOnlyList<string> Files) : ExperimentDocument(Experiment);

/// <summary>The JSON document of <c>check</c>.</summary>
internal sealed record CheckDocument(
    [property: JsonIgnore] ExperimentDocument Experiment,
    SuggestionSection? Suggestion,
    double LearningRate,
    string Verdict,
    string Message,
    double? Share,
    double? Edge,
    double? DriftDecades,
    IReadOnlyList<WarningSection> Warnings) : ExperimentDocument(Experiment);

/// <summary>The JSON document of a <c>check</c> of a configuration.</summary>
internal sealed record CheckSuiteDocument(int Schema, string Tool, string File, IReadOnlyList<CheckCaseSection> Checks);

/// <summary>The JSON document of <c>suggest</c>; what it shares with <see cref="RunDocument"/> is the same there.</summary>
internal sealed record SuggestDocument(
    int Schema,
    string Tool,
    SourceSection Source,
    VerdictSection Verdict,
    SuggestionSection? Suggestion,
    IReadOnlyList<RuleSection> Rules,
    double? DisagreementDecades,
    IReadOnlyList<WarningSection> Warnings,
    IReadOnlyList<string> Files,
    CurveSection Curve);

/// <summary>The JSON document of <c>inspect</c>.</summary>
/// <param name="Schema">The version of this shape.</param>
/// <param name="Tool">The tool's name and version.</param>
/// <param name="File">The file as the user named it.</param>
/// <param name="FileRows">Rows of the file; an estimate where only a sample was read.</param>
/// <param name="IsSample">Whether only a sample was read.</param>
/// <param name="Rows">Rows that were looked at.</param>
/// <param name="Separator">What separates fields.</param>
/// <param name="HasHeader">Whether the first record names the columns.</param>
/// <param name="Data">The data set; null where nothing can be learned.</param>
/// <param name="Problem">Why; null where something can.</param>
/// <param name="Warnings">What the user should know.</param>
internal sealed record InspectDocument(
    int Schema,
    string Tool,
    string File,
    long FileRows,
    bool IsSample,
    int Rows,
    string Encoding,
    string Separator,
    bool HasHeader,
    IReadOnlyList<ColumnSection> Columns,
    DataSection? Data,
    string? Problem,
    IReadOnlyList<WarningSection> Warnings);

/// <summary>The JSON document of a sweep.</summary>
/// <param name="Schema">The version of this shape, which is that of the files in the sweep's folder.</param>
/// <param name="Tool">The tool's name and version.</param>
/// <param name="Cells">What each cell came to, in the order of the grid; missing ones are left out.</param>
/// <param name="Missing">The numbers of the missing ones.</param>
/// <param name="BatchSize">How the rate moves with the batch size.</param>
/// <param name="Momentum">How it moves with one minus the momentum.</param>
internal sealed record SweepDocument(
    int Schema,
    string Tool,
    SweepDescription Sweep,
    IReadOnlyList<SweepCellSection> Cells,
    IReadOnlyList<int> Missing,
    IReadOnlyList<TrendSection> BatchSize,
    IReadOnlyList<TrendSection> Momentum);
