namespace LrFind.Reports;

/// <summary>The program that a report is from, and what settings are called there.</summary>
/// <param name="Version">Its version, as in 0.1.0.</param>
internal sealed record Tool(string Version)
{
    /// <summary>
    /// Puts the program's names of settings in the place of those in backticks, which messages of the library have. Default: leaves them.
    /// </summary>
    public Func<string, string> NameSettings { get; init; } = message => message;

    /// <summary>A program that has no names of its own for settings.</summary>
    public static implicit operator Tool(string version) => new(version);

    /// <summary>The name and the version.</summary>
    public override string ToString() => $"lrfind {Version}";
}
