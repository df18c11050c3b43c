using System.CommandLine;
using LrFind.Cli.Configuration;
using LrFind.Cli.Help;
using LrFind.Cli.Parsing;
using LrFind.Foundation;

namespace LrFind.Cli.Completion;

/// <summary>The pages of the manual, made from the tree of commands: one of lrfind, and one of each command.</summary>
internal static class ManualPage
{
    private const string ReadOn = "README.md and docs/ of the project: guide.md, data.md, methods.md, curve-file.md, ci.md, cluster.md, torchsharp.md";

    /// <summary>The name of a page, as man(1) is asked for it.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="command">A command of it, or itself.</param>
    public static string NameOf(Command root, Command command) => command == root ? root.Name : $"{root.Name}-{command.Name}";

    /// <summary>The page.</summary>
    /// <inheritdoc cref="NameOf"/>
    public static string Of(Command root, Command command)
    {
        var page = new Roff();
        page.Title(NameOf(root, command), $"lrfind {ProductVersion.Text}");
        page.Section("NAME");
        page.Line($@"{Roff.Plain(NameOf(root, command))} \- {Roff.Plain(Phrase(command))}");
        page.Section("SYNOPSIS");
        page.Line(Synopsis(root, command));
        page.Section("DESCRIPTION");
        page.Text(command.Description ?? "");
        if (command is DocumentedCommand { Details: { Length: > 0 } details })
            page.Paragraph(details);
        if (command == root)
            AddCommands(page, root);
        AddArguments(page, command);
        AddOptions(page, command);
        if (command is DocumentedCommand documented)
            AddBehind(page, documented);
        if (command == root)
            AddSurroundings(page);
        page.Section("SEE ALSO");
        page.Line(command == root
            ? string.Join(",\n", root.Shown().Select(c => Reference(NameOf(root, c))))
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
        foreach (Command command in root.Shown())
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
        HashSet<Option> shown = [];
        foreach (HelpSection section in command is DocumentedCommand documented ? documented.Sections : [])
        {
            page.Subsection(section.Topic.Title());
            AddOptions(page, section.Options);
            shown.UnionWith(section.Options);
        }

        if (shown.Count > 0)
            page.Subsection("Help");
        AddOptions(page, Completer.OptionsOf(command).Where(o => !shown.Contains(o)));
    }

    private static void AddOptions(Roff page, IEnumerable<Option> options)
    {
        foreach (Option option in options)
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

    private static void AddBehind(Roff page, DocumentedCommand command)
    {
        if (command.Examples.Count > 0)
        {
            page.Section("EXAMPLES");
            foreach ((string line, string meaning) in command.Examples)
                page.Item(Roff.Bold(line), $"{char.ToUpperInvariant(meaning[0])}{meaning[1..]}.");
        }

        page.Section("EXIT STATUS");
        foreach ((int code, string meaning) in ExitCodeHelp.Of(command))
            page.Item(Roff.Bold(FormattableString.Invariant($"{code}")), $"{char.ToUpperInvariant(meaning[0])}{meaning[1..]}.");
    }

    private static void AddSurroundings(Roff page)
    {
        page.Section("ENVIRONMENT");
        page.Item(Roff.Bold("NO_COLOR"), "Where it is set to anything, terminals get no colours.");
        page.Item(Roff.Bold("GITHUB_ACTIONS"), "Where it is true, check annotates the lines of its configuration and writes the summary of the run.");
        page.Item(Roff.Bold("SLURM_ARRAY_TASK_ID") + ", " + Roff.Bold("JOB_COMPLETION_INDEX"), "Which share of a sweep a machine of a cluster runs.");
        page.Section("FILES");
        page.Item(Roff.Bold(ConfigFile.DefaultName), "The checks that check makes where no data are named.");
    }

    private static string Reference(string name) => $"{Roff.Bold(name)}(1)";

    // The line of NAME is what whatis(1) shows.
    private static string Phrase(Command command)
    {
        string text = (command.Description ?? "").TrimEnd('.');
        return text.Length > 0 ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }
}
