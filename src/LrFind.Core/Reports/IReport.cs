using LrFind.Foundation;
using LrFind.Suggestions;

namespace LrFind.Reports;

/// <summary>
/// All that a command will say, whatever the format: one record a command, which holds what was found and puts it into words once. Each
/// format has a folder of its own that writes every record, and knows no other format.
/// </summary>
internal interface IReport
{
    /// <summary>What all reports have.</summary>
    ReportHead Head { get; }

    /// <summary>What the user should know.</summary>
    IReadOnlyList<Warning> Warnings { get; }

    /// <summary>What it comes to, for who only wants to know whether all is well.</summary>
    Outcome Outcome { get; }
}

/// <summary>A report that answers with a rate.</summary>
internal interface IRateReport : IReport
{
    /// <summary>The rate alone, or why there is none.</summary>
    Conclusion Conclusion { get; }
}

/// <summary>What all reports have.</summary>
/// <param name="Tool">The program they are from.</param>
/// <param name="Files">The files written, as the user would name them.</param>
internal sealed record ReportHead(Tool Tool, IReadOnlyList<string> Files)
{
    /// <summary>Whether to show what every rule says. Default: no.</summary>
    public bool AllRules { get; init; }

    /// <summary>
    /// The command line that led to it, as a shell takes it; <see langword="null"/>, the default, where it came from none.
    /// </summary>
    public string? CommandLine { get; init; }
}

/// <summary>A rate to take, or why there is none.</summary>
/// <param name="Rate">The rate; <see langword="null"/> where there is none.</param>
/// <param name="Subject">What there is none of then, as in rate to take.</param>
/// <param name="Words">Why, and what to change; of a rate that there is, what is said of it.</param>
internal sealed record Conclusion(double? Rate, string Subject, VerdictText Words);

/// <summary>What a report comes to.</summary>
internal enum Outcome
{
    /// <summary>There is a rate, or the one that was tried is good.</summary>
    Ok,

    /// <summary>The rate that was tried is not the one to take.</summary>
    Failed,

    /// <summary>Nothing can be concluded.</summary>
    Inconclusive,

    /// <summary>It could not be found out.</summary>
    Error,
}
