using LrFind.Charts;
using LrFind.Foundation;

namespace LrFind.Cli.OptionGroups;

/// <summary>The option for the folder of what is written, the same for every command.</summary>
internal static class FolderOption
{
    /// <summary>The option.</summary>
    /// <param name="description">What goes there.</param>
    /// <param name="others">The options of the command that name a file, and the endings of theirs.</param>
    public static ValueOption<string?> Create(string description, params (string Option, string[] Endings)[] others)
    {
        const string Name = "--output";
        var option = new ValueOption<string?>(Name, "DIR", description, "the name of a folder", null, (string text, out string? folder) =>
        {
            folder = text;
            if (OptionFor(text, others) is { } named && !Directory.Exists(text))
                throw new UsageException($"{Name} is '{Quoting.Shortened(text)}'; expected a folder; name a file by {named} {Quoting.Shortened(text)}", Name);
            return !string.IsNullOrWhiteSpace(text);
        });
        option.Aliases.Add("-o");
        return option;
    }

    private static string? OptionFor(string text, (string Option, string[] Endings)[] others)
    {
        if (PictureFormats.Of(text) is not null)
            return "--plot";
        string ending = Path.GetExtension(text).ToLowerInvariant();
        return Array.Find(others, o => o.Endings.Contains(ending)).Option;
    }
}
