using System.Text.Json.Serialization;
using LrFind.Experiments.Sweeps.Storage;

namespace LrFind.Reports.Json;

// docs/report.schema.json is made from these records and from what is said of them here: what stands behind the last semicolon of a number
// or a word, as in "more than 0" or "one of a, b", is its range there.

/// <summary>
/// What the documents of all experiments begin with. Names are written in snake_case; a number that is not finite is written as null.
/// </summary>
/// <param name="Schema">The version of the documents' shape, which grows when a reader would have to change; at least 1.</param>
/// <param name="Kind">What the document is of.</param>
/// <param name="Tool">The tool's name and version.</param>
/// <param name="Data">What was trained on.</param>
/// <param name="Model">What was trained.</param>
/// <param name="Optimizer">What trained it.</param>
/// <param name="RangeTest">
/// How the losses were recorded: the batch loss of each step before its update, the probe loss after it. Repeat i has the seed plus i.
/// </param>
internal record ExperimentDocument(
    [property: JsonPropertyOrder(-1)] int Schema,
    [property: JsonPropertyOrder(-1)] string Kind,
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
/// <param name="DisagreementDecades">Decades between the lowest and the highest of them, null with fewer than two; at least 0.</param>
/// <param name="Verification">
/// What short trainings say of the suggestion; null where none were asked for, or there is no suggestion.
/// </param>
/// <param name="Tune">The best rate, measured; null where that was not asked for.</param>
/// <param name="Paste">The rates as lines to paste, for each framework; null where nothing was tried out.</param>
/// <param name="Warnings">What the user should know.</param>
/// <param name="Files">The files that were written, as the user would name them.</param>
/// <param name="Curve">The recorded losses, and the line through their mean.</param>
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

/// <summary>The JSON document of <c>verify</c>; what it shares with that of <c>run --verify</c> is the same there.</summary>
/// <param name="Experiment">What it begins with.</param>
/// <param name="Verdict">Whether there is a suggestion, or why not.</param>
/// <param name="Suggestion">The suggestion; null when there is none.</param>
/// <param name="Verification">What short trainings say of the rate.</param>
/// <param name="Warnings">What the user should know.</param>
/// <param name="Files">The files that were written, as the user would name them.</param>
internal sealed record VerifyDocument(
    [property: JsonIgnore] ExperimentDocument Experiment,
    VerdictSection Verdict,
    SuggestionSection? Suggestion,
    VerificationSection Verification,
    IReadOnlyList<WarningSection> Warnings,
    IReadOnlyList<string> Files) : ExperimentDocument(Experiment);

/// <summary>The JSON document of <c>tune</c>; what it shares with that of <c>run --tune</c> is the same there.</summary>
/// <param name="Experiment">What it begins with.</param>
/// <param name="Verdict">Whether there is a suggestion, or why not.</param>
/// <param name="Suggestion">The suggestion; null when there is none.</param>
/// <param name="Tune">The best rate, measured.</param>
/// <param name="Warnings">What the user should know.</param>
/// <param name="Files">The files that were written, as the user would name them.</param>
internal sealed record TuneDocument(
    [property: JsonIgnore] ExperimentDocument Experiment,
    VerdictSection Verdict,
    SuggestionSection? Suggestion,
    TuneSection Tune,
    IReadOnlyList<WarningSection> Warnings,
    IReadOnlyList<string> Files) : ExperimentDocument(Experiment);

/// <summary>The JSON document of <c>check</c>.</summary>
/// <param name="Experiment">What it begins with.</param>
/// <param name="Suggestion">The suggestion; null when there is none.</param>
/// <param name="LearningRate">The rate that was checked; more than 0.</param>
/// <param name="Verdict">What comes of it; one of ok, too-high, too-low, moved, inconclusive.</param>
/// <param name="Message">The verdict in words.</param>
/// <param name="Share">
/// How much of the loss reduction of the best of the trainings it reaches, as a share, null where no rate brings the loss down; at most 1.
/// </param>
/// <param name="Edge">The rate at which the loss takes off, null where that is not known; more than 0.</param>
/// <param name="DriftDecades">Decades between the suggestion and that of the baseline, null without one of them; at least 0.</param>
/// <param name="Warnings">What the user should know.</param>
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
/// <param name="Schema">The version of the documents' shape, which grows when a reader would have to change; at least 1.</param>
/// <param name="Kind">What the document is of.</param>
/// <param name="Tool">The tool's name and version.</param>
/// <param name="File">The configuration as the user named it.</param>
/// <param name="Checks">The checks that were made, in the order of the configuration.</param>
internal sealed record CheckSuiteDocument(int Schema, string Kind, string Tool, string File, IReadOnlyList<CheckCaseSection> Checks);

/// <summary>The JSON document of <c>suggest</c>; what it shares with that of <c>run</c> is the same there.</summary>
/// <param name="Schema">The version of the documents' shape, which grows when a reader would have to change; at least 1.</param>
/// <param name="Kind">What the document is of.</param>
/// <param name="Tool">The tool's name and version.</param>
/// <param name="Source">Where the curves were read from.</param>
/// <param name="Verdict">Whether there is a suggestion, or why not.</param>
/// <param name="Suggestion">The suggestion; null when there is none.</param>
/// <param name="Rules">What every rule says.</param>
/// <param name="DisagreementDecades">Decades between the lowest and the highest of them, null with fewer than two; at least 0.</param>
/// <param name="Warnings">What the user should know.</param>
/// <param name="Files">The files that were written, as the user would name them.</param>
/// <param name="Curve">The recorded losses, and the line through their mean.</param>
internal sealed record SuggestDocument(
    int Schema,
    string Kind,
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
/// <param name="Schema">The version of the documents' shape, which grows when a reader would have to change; at least 1.</param>
/// <param name="Kind">What the document is of.</param>
/// <param name="Tool">The tool's name and version.</param>
/// <param name="File">The file as the user named it.</param>
/// <param name="FileRows">Rows of the file, an estimate where only a sample was read; at least 0.</param>
/// <param name="IsSample">Whether only a sample was read.</param>
/// <param name="Rows">Rows that were looked at; at least 0.</param>
/// <param name="Encoding">The encoding of the text.</param>
/// <param name="Separator">What separates fields.</param>
/// <param name="HasHeader">Whether the first record names the columns.</param>
/// <param name="Columns">What was understood of each column.</param>
/// <param name="Data">The data set; null where nothing can be learned.</param>
/// <param name="Problem">Why; null where something can.</param>
/// <param name="Warnings">What the user should know.</param>
internal sealed record InspectDocument(
    int Schema,
    string Kind,
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

/// <summary>The JSON document of <c>sweep</c> and <c>merge</c>, sweep.json in the sweep's folder.</summary>
/// <param name="Schema">The version of this shape, which is that of the files in the sweep's folder; at least 1.</param>
/// <param name="Kind">What the document is of.</param>
/// <param name="Tool">The tool's name and version.</param>
/// <param name="Sweep">What makes the sweep the one it is.</param>
/// <param name="Cells">What each cell came to, in the order of the grid; missing ones are left out.</param>
/// <param name="Missing">The numbers of the missing ones; at least 0.</param>
/// <param name="BatchSize">How the rate moves with the batch size.</param>
/// <param name="Momentum">How it moves with one minus the momentum.</param>
internal sealed record SweepDocument(
    int Schema,
    string Kind,
    string Tool,
    SweepDescription Sweep,
    IReadOnlyList<SweepCellSection> Cells,
    IReadOnlyList<int> Missing,
    IReadOnlyList<TrendSection> BatchSize,
    IReadOnlyList<TrendSection> Momentum);
