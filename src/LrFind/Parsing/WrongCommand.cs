using System.CommandLine;
using LrFind.Cli.Configuration;
using LrFind.Cli.OptionGroups;
using LrFind.Foundation;

namespace LrFind.Cli.Parsing;

/// <summary>What was probably meant by a command line whose first word is no command.</summary>
internal static class WrongCommand
{
    /// <summary>What is wrong, and the command line that was probably meant.</summary>
    /// <param name="root">The tree of commands.</param>
    /// <param name="arguments">The arguments, one at least.</param>
    public static string Describe(Command root, string[] arguments)
    {
        string word = arguments[0];
        string[] commands = [.. root.Shown().Select(c => c.Name)];
        if (word.StartsWith('-') && word != "-")
            return DescribeOption(root, word);
        string problem = $"there is no command '{Quoting.Shortened(word)}'";
        if (!LikelyFile.Looks(word) && Nearest.All(word, commands) is { Count: > 0 } close)
            return $"{problem}; did you mean {Nearest.Quoted([.. close.Select(c => Line([c, .. arguments[1..]], c))])}?";
        return (MeantFor(word, arguments) ?? OptionOf(root, word)) is { } meant ? $"{problem}; did you mean '{meant}'?"
            : $"{problem}; expected {string.Join(", ", commands)}";
    }

    // As long as it can be read at a glance.
    private static string Line(string[] arguments, string command)
    {
        const int Longest = 60;
        string line = ShellText.Of(arguments);
        return line.Length <= Longest ? line : $"lrfind {command}";
    }

    private static string DescribeOption(Command root, string word)
    {
        string name = word.Split('=', 2)[0];
        string problem = $"there is no option '{Quoting.Shortened(name)}' before a command";
        if (root.Subcommands.Any(c => c.Options.Any(o => o.Names().Contains(name))))
            return $"{problem}; name the command first, as in lrfind run data.csv {name}";
        return problem + Nearest.Hint(name, root.Options.Select(o => o.Name));
    }

    // Other tools have a command for it.
    private static string? OptionOf(Command root, string word) =>
        Nearest.Of(word, root.Options.Select(o => o.Name.TrimStart('-'))) is { } name ? $"{root.Name} --{name}" : null;

    private static string? MeantFor(string word, string[] arguments)
    {
        string[] rest = arguments[1..];
        if (ModelChoice.IsCode(word))
            return Line(["run", "data.csv", "--model", word, .. rest], "run");
        string name = Path.GetFileName(word);
        if (name.Equals(ConfigFile.DefaultName, StringComparison.OrdinalIgnoreCase))
            return Line(["check", "--config", word, .. rest], "check");
        if (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || name.Contains("tfevents", StringComparison.Ordinal))
            return Line(["suggest", word, .. rest], "suggest");
        if (Directory.Exists(word))
            return Line([File.Exists(Path.Combine(word, "sweep.settings.json")) ? "merge" : "suggest", word, .. rest], "suggest");
        return word == "-" || LikelyFile.Looks(word) ? Line(["run", word, .. rest], "run") : null;
    }
}
