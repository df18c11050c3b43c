using System.CommandLine;
using System.Text;
using LrFind.Cli.Completion;
using LrFind.Cli.Help;
using LrFind.Cli.OptionGroups;
using LrFind.Cli.Output;
using LrFind.Cli.Output.Files;
using LrFind.Cli.Parsing;

namespace LrFind.Cli.Commands;

/// <summary><c>lrfind man</c>: the pages of the manual, for man(1).</summary>
internal sealed class ManCommand
{
    private readonly Argument<string?> _page = new("command")
    {
        Description = "The command whose page to print [default: the page of lrfind itself]",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly ValueOption<string?> _output =
        FolderOption.Create("Write all pages to this folder, as in ~/.local/share/man/man1; 'man lrfind-run' finds them there");

    private readonly Terminal _terminal;

    private ManCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>The command, ready to be added to the tree.</summary>
    public static Command Create(Terminal terminal)
    {
        var man = new ManCommand(terminal);
        var command = new DocumentedCommand("man", "Print a page of the manual, or write all of them.")
        {
            Examples =
            [
                ("lrfind man run | man -l -", "read the page of a command"),
                ("lrfind man --output ~/.local/share/man/man1", "for man lrfind-run"),
            ],
            ExitCodes = [(ExitCode.Ok, "the page was printed, or all were written")],
            Pages = ["docs/install.md"],
        };
        command.Add(man._page);
        command.Section(HelpTopic.Output).AddCommon(man._output);
        man._page.CompletionSources.Add(context =>
            context.ParseResult.RootCommandResult.Command.Shown().Select(c => c.Name));
        command.SetAction(man.Invoke);
        return command;
    }

    private int Invoke(ParseResult parsed)
    {
        Command root = parsed.RootCommandResult.Command;
        string? name = parsed.GetValue(_page), folder = new CommandLineValues(parsed).Get(_output);
        if (name is not null && folder is not null)
            throw new UsageException("--output writes all pages; leave the command out", "--output");
        if (folder is not null)
            Write(root, folder);
        else
            _terminal.Output.Write(ManualPage.Of(root, name is null ? root : Find(root, name)));
        return ExitCode.Ok;
    }

    private static Command Find(Command root, string name) => root.Shown().FirstOrDefault(c => c.Name == name)
        ?? throw HelpCommand.NoSuchCommand(root, name);

    private void Write(Command root, string folder)
    {
        using var outputs = new OutputSet([], folder);
        foreach (Command command in root.Shown().Prepend(root))
            outputs.Open($"{ManualPage.NameOf(root, command)}.1").Write(stream => stream.Write(Encoding.ASCII.GetBytes(ManualPage.Of(root, command))));
        outputs.Commit();
        _terminal.Output.WriteLine($"written     {outputs.Paths.Count} pages to {folder}");
    }
}
