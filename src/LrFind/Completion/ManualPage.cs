using System.CommandLine;
using LrFind.Cli.Configuration;

namespace LrFind.Cli.Completion;

/// <summary>The pages of the manual, made from the tree of commands: one of lrfind, and one of each command.</summary>
internal static class ManualPage
{
    private const string ReadOn = "README.md and docs/ of the project: data.md, methods.md, curve-file.md, ci.md, cluster.md, torchsharp.md";

    private static readonly (int Code, string Meaning)[] s_exitCodes =
    [
        (ExitCode.Ok, "All went well."),
        (ExitCode.Failed, "The rate that was tried out or checked is not the one to take."),
        (ExitCode.Usage, "The command line cannot be understood, or an output cannot be written."),
        (ExitCode.BadInput, "The data, the model or the curve file cannot be used."),
        (ExitCode.NoSuggestion, "The curve supports no suggestion, a check is inconclusive, or cells of a sweep are missing."),
        (ExitCode.Internal, "lrfind itself is at fault."),
        (ExitCode.Interrupted, "Interrupted."),
    ];

    /// <summary>The commands that have a page.</summary>
    public static IEnumerable<Command> CommandsOf(Command root) => root.Subcommands.Where(c => !c.Hidden);

    /// <summary>The name of a page, as man(1) is asked for it.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="command">A command of it, or itself.</param>
    public static string NameOf(Command root, Command command) => command == root ? root.Name : $"{root.Name}-{command.Name}";

    /// <summary>The page.</summary>
    /// <inheritdoc cref="NameOf"/>
    public static string Of(Command root, Command command)
    {
        var page = new Roff();
        page.Title(NameOf(root, command), $"lrfind {VersionAction.Version}");
        page.Section("NAME");
        page.Line($@"{Roff.Plain(NameOf(root, command))} \- {Roff.Plain(Phrase(command))}");
        page.Section("SYNOPSIS");
        page.Line(Synopsis(root, command));
        page.Section("DESCRIPTION");
        page.Text(command.Description ?? "");
        if (command == root)
            AddCommands(page, root);
        AddArguments(page, command);
        AddOptions(page, command);
        AddExitCodes(page);
        if (command == root)
            AddSurroundings(page);
        page.Section("SEE ALSO");
        page.Line(command == root
            ? string.Join(",\n", CommandsOf(root).Select(c => Reference(NameOf(root, c))))
            : Reference(root.Name));
        page.Paragraph(ReadOn);
        return page.ToString();
    }

    private static string Synopsis(Command root, Command command)
    {
        if (command == root)
            return $"{Roff.Bold(root.Name)} {Roff.Italic("command")} [{Roff.Italic("options")}]";
        IEnumerable<string> arguments = command.Arguments.Where(a => !a.Hidden)
            .Select(a => a.Arity.MinimumNumberOfValues == 0 ? $"[{Roff.Italic(a.Name)}]" : Roff.Italic(a.Name));
        return string.Join(' ', [Roff.Bold($"{root.Name} {command.Name}"), .. arguments, $"[{Roff.Italic("options")}]"]);
    }

    private static void AddCommands(Roff page, Command root)
    {
        page.Section("COMMANDS");
        foreach (Command command in CommandsOf(root))
            page.Item(Reference(NameOf(root, command)), command.Description ?? "");
    }

    private static void AddArguments(Roff page, Command command)
    {
        if (command.Arguments.All(a => a.Hidden))
            return;
        page.Section("ARGUMENTS");
        foreach (Argument argument in command.Arguments.Where(a => !a.Hidden))
            page.Item(Roff.Italic(argument.Name), argument.Description ?? "");
    }

    private static void AddOptions(Roff page, Command command)
    {
        page.Section("OPTIONS");
        foreach (Option option in Completer.OptionsOf(command))
            page.Item(TermOf(option), Described(option));
    }

    private static string TermOf(Option option)
    {
        // Those of Windows are of no use where there is man.
        IEnumerable<string> names = option.Aliases.Where(a => a.StartsWith('-') && a != "-?").Append(option.Name);
        string term = string.Join(", ", names.Distinct().Select(Roff.Bold));
        if (!Completer.HasValue(option))
            return term;
        string value = Roff.Italic(option.HelpName ?? "VALUE");
        return option.Arity.MinimumNumberOfValues == 0 ? $"{term} [{value}]" : $"{term} {value}";
    }

    private static string Described(Option option)
    {
        string text = option.Description ?? "";
        return Completer.HasValue(option) && option.HasDefaultValue && option.GetDefaultValue() is string byDefault
            ? $"{text} [default: {byDefault}]" : text;
    }

    private static void AddExitCodes(Roff page)
    {
        page.Section("EXIT STATUS");
        foreach ((int code, string meaning) in s_exitCodes)
            page.Item(Roff.Bold(FormattableString.Invariant($"{code}")), meaning);
    }

    private static void AddSurroundings(Roff page)
    {
        page.Section("ENVIRONMENT");
        page.Item(Roff.Bold("NO_COLOR"), "Where it is set to anything, terminals get no colours.");
        page.Item(Roff.Bold("GITHUB_ACTIONS"), "Where it is true, check annotates the lines of its configuration and writes the summary of the run.");
        page.Item(Roff.Bold("SLURM_ARRAY_TASK_ID") + ", " + Roff.Bold("JOB_COMPLETION_INDEX"), "Which share of a sweep a machine of a cluster runs.");
        page.Section("FILES");
        page.Item(Roff.Bold(ConfigFile.DefaultName), "The checks that check makes where no data are named.");
        page.Section("EXAMPLES");
        page.Example("lrfind run data.csv --target price", "lrfind suggest curve.csv", "lrfind init data.csv && lrfind check");
    }

    private static string Reference(string name) => $"{Roff.Bold(name)}(1)";

    // The line of NAME is what whatis(1) shows.
    private static string Phrase(Command command)
    {
        string text = (command.Description ?? "").TrimEnd('.');
        return text.Length > 0 ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }
}
