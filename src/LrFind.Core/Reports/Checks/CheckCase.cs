namespace LrFind.Reports.Checks;

/// <summary>One check of a suite: what came of it, or why it could not be made.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Report">What came of it; <see langword="null"/> where it could not be made.</param>
/// <param name="Problem">Why it could not be made, in a line; <see langword="null"/> where it was.</param>
/// <param name="Position">Where its rate is written; <see langword="null"/> where it came from the command line.</param>
/// <param name="Time">How long it took.</param>
public sealed record CheckCase(string Name, CheckReport? Report, string? Problem, FilePosition? Position, TimeSpan Time)
{
    /// <summary>The code of checks that could not be made.</summary>
    public const string Error = "error";

    /// <summary>The verdict for machines.</summary>
    public string Code => Report?.Code ?? Error;

    /// <summary>The verdict in words.</summary>
    public string Sentence => Report?.Sentence ?? Problem!;
}
