namespace LrFind.Cli.Output;

/// <summary>Where text goes, and what surrounds the process.</summary>
/// <param name="Output">The result, and nothing else.</param>
/// <param name="Error">Errors, warnings and progress.</param>
/// <param name="ShowsProgress">Whether <paramref name="Error"/> is a terminal, on which a line can be overwritten.</param>
public sealed record Terminal(TextWriter Output, TextWriter Error, bool ShowsProgress)
{
    /// <summary>Looks up an environment variable. Default: there are none.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>Says something the user should know.</summary>
    /// <param name="message">What, without a full stop.</param>
    /// <param name="remedy">What to do about it; may be empty.</param>
    public void Warn(string message, string remedy) => Error.WriteLine($"lrfind: warning: {message}{(remedy.Length > 0 ? $"; {remedy}" : "")}");
}
