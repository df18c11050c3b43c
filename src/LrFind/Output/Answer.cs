using LrFind.Cli.OptionGroups;
using LrFind.Foundation;
using LrFind.Reports;
using LrFind.Reports.Json;
using LrFind.Reports.Text;
using LrFind.Suggestions;

namespace LrFind.Cli.Output;

/// <summary>What goes to the terminal in the end.</summary>
internal static class Answer
{
    /// <summary>Writes the files of a report and prints it.</summary>
    /// <param name="terminal">Where to print.</param>
    /// <param name="report">The report.</param>
    /// <param name="outputs">The files, and what to print.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">A file cannot be written; then nothing is printed.</exception>
    public static int Give(Terminal terminal, IRateReport report, Outputs outputs)
    {
        outputs.Write(report);
        WarnOfLetters(terminal, outputs.NotDrawn);
        Print(terminal, report, outputs.Options);
        return ExitCode.Of(report.Outcome);
    }

    /// <summary>Prints warnings and, as asked for, the summary or the JSON document.</summary>
    /// <param name="terminal">Where to print.</param>
    /// <param name="report">The report.</param>
    /// <param name="json">Whether to print the document.</param>
    /// <param name="plots">Whether to draw where there is room. Default: yes.</param>
    public static void Print(Terminal terminal, IReport report, bool json, bool plots = true)
    {
        terminal.Warn(report.Warnings);
        if (json)
            JsonReport.Write(terminal.Output, report);
        else
            TextReport.Write(terminal.Output, report, plots ? terminal.PlotSpace() : null);
    }

    /// <summary>Prints warnings and, as asked for, the verdicts of checks, their summary or their JSON document.</summary>
    public static void Print(Terminal terminal, CheckSuite suite, ResultOptions options)
    {
        if (!options.IsQuiet)
        {
            Print(terminal, suite, options.PrintsJson);
            return;
        }

        terminal.Warn(suite.Warnings);
        foreach (CheckCase @case in suite.Cases)
            terminal.Output.WriteLine(suite.File is null ? @case.Code : $"{@case.Code} {@case.Name}");
    }

    /// <summary>Prints the rate alone, or says on standard error why there is none.</summary>
    public static void PrintRate(Terminal terminal, Conclusion conclusion)
    {
        if (conclusion.Rate is { } rate)
            terminal.Output.WriteLine(NumberText.Rate(rate));
        else
            PrintReason(terminal, conclusion.Subject, conclusion.Words);
    }

    /// <summary>Says why there is no suggestion for work that needs a rate, and what to do.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="work">What the rate was needed for, as a verb.</param>
    /// <param name="found">What the range tests say.</param>
    public static void PrintNoRate(Terminal terminal, string work, SuggestionResult found)
    {
        VerdictText words = VerdictText.For(found, CurveSource.RangeTest);
        PrintReason(terminal, $"suggestion to {work}", words with { Remedy = $"{words.Remedy}, or name a rate with `Lr`" });
    }

    /// <summary>Says which letters of a plot could not be drawn.</summary>
    public static void WarnOfLetters(Terminal terminal, string letters)
    {
        if (letters.Length > 0)
            terminal.Warn($"no font here has {string.Join(", ", letters.EnumerateRunes())}, which the plot shows as boxes", "install a font that has");
    }

    private static void Print(Terminal terminal, IRateReport report, OutputOptions options)
    {
        if (!options.Result.IsQuiet)
        {
            Print(terminal, report, options.Result.PrintsJson, plots: options.Plot.InTerminal);
            return;
        }

        terminal.Warn(report.Warnings);
        PrintRate(terminal, report.Conclusion);
    }

    private static void PrintReason(Terminal terminal, string subject, VerdictText words)
    {
        string remedy = words.Remedy.Length > 0 ? $"; {OptionNames.In(words.Remedy)}" : "";
        terminal.Fail($"lrfind: no {subject} ({words.Code}): {words.Sentence}{remedy}");
    }
}
