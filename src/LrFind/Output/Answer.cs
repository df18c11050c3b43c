using LrFind.Cli.OptionGroups;
using LrFind.Experiments;
using LrFind.Experiments.Tuning;
using LrFind.Foundation;
using LrFind.Reports;
using LrFind.Reports.Tuning;
using LrFind.Suggestions;

namespace LrFind.Cli.Output;

/// <summary>What goes to the terminal in the end.</summary>
internal static class Answer
{
    /// <summary>Prints warnings and, as asked for, the summary, the JSON document or the bare number.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="report">The answer.</param>
    /// <param name="options">What is asked for.</param>
    /// <param name="writeJson">Writes the JSON document.</param>
    /// <param name="writeText">Writes the summary.</param>
    /// <param name="verification">What short trainings say of it, and the bare number with them; <see langword="null"/> where there were none.</param>
    /// <returns>The exit code of the suggestion.</returns>
    public static int Print(
        Terminal terminal, CurveReport report, OutputOptions options, Action<TextWriter> writeJson, Action<TextWriter> writeText, VerificationReport? verification = null)
    {
        foreach (RunWarning warning in report.Warnings)
            terminal.Warn(warning.Message, warning.Remedy);

        Suggestion? found = report.Result.Suggestion;
        if (options.Json == OutputOptionGroup.StandardOutput)
            writeJson(terminal.Output);
        else if (!options.Quiet)
            writeText(terminal.Output);
        else if (verification is not null)
            PrintRate(terminal, verification);
        else if (found is not null)
            terminal.Output.WriteLine(LrFormat.Rate(found.LearningRate));
        else
            PrintNoSuggestion(terminal, VerdictText.Of(report.Result, report.Source));
        return found is null ? ExitCode.NoSuggestion : ExitCode.Ok;
    }

    /// <summary>Says why there is no suggestion for work that needs a rate, and what to do.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="work">What the rate was needed for, as a verb.</param>
    /// <param name="found">What the range tests say.</param>
    public static void PrintNoRate(Terminal terminal, string work, SuggestionResult found)
    {
        VerdictText words = VerdictText.Of(found, CurveSource.RangeTest);
        terminal.Error.WriteLine($"lrfind: no suggestion to {work} ({words.Code}): {words.Sentence}; {OptionNames.In(words.Remedy)}, or name a rate with --lr");
    }

    /// <summary>Prints the rate that short trainings leave to take, or says on standard error why there is none.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="report">What they say.</param>
    public static void PrintRate(Terminal terminal, VerificationReport report)
    {
        if (report.Result.RateToTake is { } rate)
            terminal.Output.WriteLine(LrFormat.Rate(rate));
        else
            terminal.Error.WriteLine($"lrfind: no rate to take ({report.Code}): {report.Sentence}");
    }

    /// <summary>Prints the measured rate alone, or why there is none.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="result">What was measured.</param>
    public static void PrintTuned(Terminal terminal, TuneResult result)
    {
        if (result.LearningRate is { } rate)
            terminal.Output.WriteLine(LrFormat.Rate(rate));
        else
            terminal.Error.WriteLine($"lrfind: no rate (inconclusive): {TuneReport.NoRate}; {OptionNames.In(TuneReport.Remedy)}");
    }

    private static void PrintNoSuggestion(Terminal terminal, VerdictText words) =>
        terminal.Error.WriteLine($"lrfind: no suggestion ({words.Code}): {words.Sentence}; {OptionNames.In(words.Remedy)}");
}
