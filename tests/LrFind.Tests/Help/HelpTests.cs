using System.Text.RegularExpressions;
using LrFind.Cli;
using LrFind.Cli.Engines;
using LrFind.Cli.Help;
using LrFind.Engines.Embedded;

namespace LrFind.Tests.Help;

public partial class HelpTests
{
    private const int ScreenLines = 24;

    public static TheoryData<string> Commands() => [.. Tree(80).Subcommands.Where(c => !c.Hidden).Select(c => c.Name)];

    [Theory]
    [InlineData("lrfind", "--help")]
    [InlineData("lrfind.short", "-h")]
    public void The_list_of_commands_is_as_approved(string golden, string option) => Approve(golden, option);

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_of_a_command_is_as_approved_and_fits_80_columns(string command) => Approve(command, command, "--help");

    [Theory]
    [MemberData(nameof(Commands))]
    public void Short_help_is_as_approved_and_fits_one_screen(string command)
    {
        string output = Approve($"{command}.short", command, "-h");
        Assert.True(output.Split('\n').Length - 1 <= ScreenLines, output);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_option_has_an_example_or_a_default(string command)
    {
        string text = Cli.Run(command, "--help").Output;
        foreach (Match entry in Entry().Matches(text))
        {
            string words = Spaces().Replace(entry.Value, " ");
            Assert.True(words.Contains("as in ", StringComparison.Ordinal) || words.Contains("[default: ", StringComparison.Ordinal)
                || words.Contains("--help", StringComparison.Ordinal), $"{command}: {words}");
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_option_is_in_full_help_once(string command)
    {
        string text = Cli.Run(command, "--help").Output;
        DocumentedCommand documented = Tree(80).Subcommands.OfType<DocumentedCommand>().First(c => c.Name == command);
        Assert.Equal(documented.Options.Count, documented.Sections.Sum(s => s.Options.Count));
        foreach (string option in documented.Options.Select(o => o.Name))
            Assert.Single(Entry().Matches(text), m => Regex.IsMatch(m.Value, $@"^  (-\w, |    ){Regex.Escape(option)}\s"));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(100)]
    public void Help_is_as_wide_as_the_terminal(int columns)
    {
        var output = new StringWriter { NewLine = "\n" };
        foreach (DocumentedCommand command in Tree(columns).Subcommands.OfType<DocumentedCommand>())
            HelpText.Write(output, command, isFull: true, columns);
        string[] lines = output.ToString().Split('\n');
        // A label or a command line that is longer than that is not broken.
        Assert.All(lines.Where(l => l.Contains("  ", StringComparison.Ordinal) && !l.StartsWith("  ", StringComparison.Ordinal)), l => Assert.True(l.Length <= columns, l));
        Assert.Contains(lines, l => l.Length > columns - 10 && l.Length <= columns);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("Sweep")]
    public void Help_can_be_asked_for_by_a_command(string command) =>
        Assert.Equal(Cli.Run(command.ToLowerInvariant(), "--help").Output, Cli.Run("help", command).Output);

    [Fact]
    public void Without_a_command_help_lists_them()
    {
        Assert.Equal(Cli.Run("--help").Output, Cli.Run("help").Output);
        Cli.Result bare = Cli.Run();
        Assert.Equal((0, Cli.Run("-h").Output, ""), (bare.ExitCode, bare.Output, bare.Error));
    }

    [Fact]
    public void Help_of_what_is_no_command_says_what_was_meant() =>
        Assert.Equal("lrfind: error: there is no command 'rnu'; did you mean 'run'?", Assert.Single(Cli.Run("help", "rnu").ErrorLines));

    [Theory]
    [MemberData(nameof(Commands))]
    public void Pages_to_read_on_are_there(string command)
    {
        DocumentedCommand documented = Tree(80).Subcommands.OfType<DocumentedCommand>().First(c => c.Name == command);
        Assert.All(documented.Pages, page => Assert.True(Path.Exists(Repo.PathOf(page)), page));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Examples_work(string command)
    {
        if (!Shell.IsThere)
            return;
        using var folder = new TemporaryFolder();
        folder.Write("data.csv", File.ReadAllText(Repo.Sample("iris.csv")));
        folder.Write("curve.csv", File.ReadAllText(Repo.Sample("curves/pytorch-sgd.csv")));
        if (command == "check")
            folder.Write("lrfind.json", """{ "checks": { "data": { "data": "data.csv", "lr": 3e-3, "train-steps": 50 } } }""");
        if (command == "merge")
            await Shell.Run(folder, "$lrfind sweep data.csv --model linear --output sweep");
        DocumentedCommand documented = Tree(80).Subcommands.OfType<DocumentedCommand>().First(c => c.Name == command);
        // What shells do with the output is held by tests in real ones.
        foreach ((string line, _) in documented.Examples.Where(e => e.CommandLine.StartsWith("lrfind ", StringComparison.Ordinal) && !e.CommandLine.AsSpan().ContainsAny("|>~")))
        {
            Cli.Result result = await Shell.Run(folder, $"${line}");
            Assert.True(result.ExitCode is 0 or 1 or 4 && !result.Error.Contains("error:", StringComparison.Ordinal), $"{line}: {result.Error}");
        }
    }

    [Fact]
    public void The_version_is_that_of_lrfind()
    {
        Cli.Result result = Cli.Run("--version");
        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"^lrfind \d+\.\d+\.\d+\n$", result.Output);
    }

    private static string Approve(string golden, params string[] arguments)
    {
        Cli.Result result = Cli.Run(arguments);
        Assert.Equal(0, result.ExitCode);
        Assert.All(result.Output.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Golden.Match($"help/{golden}.txt", result.Output);
        return result.Output;
    }

    private static DocumentedCommand Tree(int columns) => LrFindApp.CreateRoot(
        new EngineFactory(threads => new EmbeddedEngine(threads), CancellationToken.None),
        Cli.Pipes(TextWriter.Null, TextWriter.Null) with { Columns = () => columns }, CancellationToken.None);

    // An option with its description, up to the next.
    [GeneratedRegex(@"^  (?:-\w, |    )--[^\n]*\n(?:       [^\n]*\n)*", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
