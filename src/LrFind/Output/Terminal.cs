namespace LrFind.Cli.Output;

/// <summary>Where text goes.</summary>
/// <param name="Output">The result, and nothing else.</param>
/// <param name="Error">Errors, warnings and progress.</param>
/// <param name="ShowsProgress">Whether <paramref name="Error"/> is a terminal, on which a line can be overwritten.</param>
public sealed record Terminal(TextWriter Output, TextWriter Error, bool ShowsProgress);
