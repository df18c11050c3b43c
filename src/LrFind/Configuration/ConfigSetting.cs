using LrFind.Reports.Checks;

namespace LrFind.Cli.Configuration;

/// <summary>One setting of a check: an option of <c>lrfind check</c> by its name without dashes, or the data file.</summary>
/// <param name="Name">The name.</param>
/// <param name="Values">Its values as the command line would have them; of a switch, true or false.</param>
/// <param name="Position">Where it is written.</param>
internal sealed record ConfigSetting(string Name, IReadOnlyList<string> Values, FilePosition Position)
{
    /// <summary>The values as one text, joined by commas.</summary>
    public string Text => string.Join(',', Values);
}
