using System.CommandLine;
using LrFind.Cli;
using LrFind.Cli.Engines;
using LrFind.Engines.Embedded;
using LrFind.Models.Catalog;

namespace LrFind.Tests.Parsing;

/// <summary>Whatever word has a letter off, the message proposes the right one.</summary>
public sealed class WrongWordTests : IDisposable
{
    private static readonly EngineFactory s_engines = new(threads => new EmbeddedEngine(threads), CancellationToken.None);

    private static readonly Command s_root =
        LrFindApp.CreateRoot(s_engines, Cli.Pipes(TextWriter.Null, TextWriter.Null), CancellationToken.None);

    private static readonly string s_iris = Repo.Sample("iris.csv"), s_curve = Repo.Sample("curves/pytorch-sgd.csv");

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Commands() => [.. s_root.Subcommands.Where(c => !c.Hidden).Select(c => c.Name)];

    public static TheoryData<string> Models() => [.. ModelCatalog.Names];

    public static TheoryData<string, string, string> Choices()
    {
        var choices = new TheoryData<string, string, string>();
        foreach (Command command in s_root.Subcommands)
        {
            foreach (Option option in command.Options)
            {
                foreach (string word in option is Option<bool> ? [] : WordsOf(option))
                    choices.Add(command.Name, option.Name, word);
            }
        }

        return choices;
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Of_a_command(string name) => Assert.All(Slips.Of(name).Where(s => !s_root.Subcommands.Any(c => c.Name == s)), slip =>
    {
        Proposes(2, $"'lrfind {name} data.csv'", slip, "data.csv");
        Proposes(2, $"'{name}'", "help", slip);
    });

    [Theory]
    [MemberData(nameof(Commands))]
    public void Of_an_option(string name)
    {
        Command command = s_root.Subcommands.First(c => c.Name == name);
        HashSet<string> known = [.. s_root.Subcommands.SelectMany(c => c.Options).Select(o => o.Name)];
        string[] file = command.Arguments is [{ } argument, ..] && argument.Arity.MinimumNumberOfValues > 0 ? ["data.csv"] : [];
        foreach (string option in command.Options.Select(o => o.Name))
        {
            foreach (string slip in Slips.Of(option).Where(s => !known.Contains(s)))
                Proposes(2, $"'{option}'", [name, .. file, slip]);
            if (file.Length == 0)
                continue;
            // In front of the file, and with its value behind an equals sign.
            Proposes(2, $"'{option}'", [name, Slips.InTheMiddleOf(option).First(s => !known.Contains(s)), .. file]);
            Proposes(2, $"'{option}'", [name, .. file, $"{Slips.InTheMiddleOf(option).First(s => !known.Contains(s))}=1"]);
            Proposes(2, $"'{option}'", [name, .. file, option[1..]]);
        }
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public void Of_a_choice(string command, string option, string word)
    {
        string[] words = [.. WordsOf(s_root.Subcommands.First(c => c.Name == command).Options.First(o => o.Name == option))];
        string[] file = command switch { "suggest" => [s_curve], "merge" => [_folder.Path], _ => [s_iris] };
        string[] more = command switch { "sweep" => ["--output", _folder.PathOf("out")], "check" => ["--lr", "1e-3"], _ => [] };
        Assert.All(Slips.Of(word).Where(s => s.Length > 0 && !words.Contains(s, StringComparer.OrdinalIgnoreCase)), slip =>
            Proposes(2, $"'{word}'", [command, .. file, option, slip, .. more]));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Of_a_model(string name) => Assert.All(Slips.Of(name).Where(s => !ModelCatalog.Names.Contains(s)), slip =>
        Proposes(2, $"'{name}'", "run", s_iris, "--model", slip));

    [Theory]
    [InlineData("mlp:dropuot=0.1", "dropout")]
    [InlineData("mlp:64,gleu", "gelu")]
    [InlineData("resnet:64,blokcs=1", "blocks")]
    [InlineData("embedding-mlp:dmi=3", "dim")]
    [InlineData("mlp:64,output=2", "outputs")]
    public void Of_what_stands_behind_a_model(string model, string meant) => Proposes(2, $"'{meant}'", "run", s_iris, "--model", model);

    [Theory]
    [InlineData("--target")]
    [InlineData("--features")]
    [InlineData("--drop")]
    public void Of_a_column(string option) =>
        Assert.All(Slips.Of("petal_width"), slip => Proposes(3, "'petal_width'", "run", s_iris, option, slip));

    [Fact]
    public void Of_a_file() => Assert.All(Slips.Of("iris.csv"), slip =>
    {
        string file = _folder.Write("iris.csv", "a,b\n1,2\n");
        Proposes(3, $"'{file}'", "run", _folder.PathOf(slip));
        Proposes(3, $"'{file}'", "suggest", _folder.PathOf(slip));
    });

    [Theory]
    [InlineData("--plot", "lr.png")]
    [InlineData("--plot", "lr.svg")]
    [InlineData("--plot", "lr.webp")]
    [InlineData("--plot", "lr.jpeg")]
    [InlineData("--report", "my.report.html")]
    [InlineData("--report", "r.md")]
    public void Of_the_ending_of_a_file(string option, string file)
    {
        string ending = Path.GetExtension(file)[1..];
        string[] endings = ["png", "svg", "pdf", "webp", "jpg", "jpeg", "html", "htm", "md"];
        foreach (string slip in Slips.Of(ending).Where(s => s.Length > 1 && !endings.Contains(s)))
            Proposes(2, $"'{file}'", "run", s_iris, option, Path.ChangeExtension(file, slip));
    }

    [Theory]
    [InlineData("net.json", "nte.json", "run", "iris.csv", "--model")]
    [InlineData("Net.cs", "Ntt.cs", "run", "iris.csv", "--model")]
    [InlineData("lrfind.json", "lrfnd.json", "check", "--config")]
    [InlineData("base.json", "bsae.json", "check", "iris.csv", "--baseline")]
    public void Of_a_file_that_an_option_names(string file, string slip, params string[] arguments)
    {
        File.Copy(s_iris, _folder.PathOf("iris.csv"));
        string meant = _folder.Write(file, "{}");
        Proposes(3, $"'{meant}'", [.. arguments.Select(a => a == "iris.csv" ? _folder.PathOf(a) : a), _folder.PathOf(slip)]);
    }

    [Theory]
    [InlineData("--lr-column", "lr", "lrr")]
    [InlineData("--loss-column", "loss", "los")]
    public void Of_a_column_of_a_recording(string option, string meant, string slip) => Proposes(3, $"'{meant}'", "suggest", s_curve, option, slip);

    [Theory]
    [InlineData("""{ "checks": { "iris": { "data": "iris.csv", "optimzer": "sgd" } } }""", "optimizer")]
    [InlineData("""{ "checks": { "iris": { "dat": "iris.csv", "lr": 0.1 } } }""", "data")]
    [InlineData("""{ "default": {}, "checks": { "iris": { "data": "iris.csv", "lr": 0.1 } } }""", "defaults")]
    [InlineData("""{ "checks": { "iris": { "data": "iris.csv", "optimizer": "sgx" , "lr": 0.1 } } }""", "sgd")]
    public void Of_a_setting(string configuration, string meant) =>
        Proposes(3, $"'{meant}'", "check", "--config", _folder.Write("lrfind.json", configuration));

    [Fact]
    public void Of_a_check()
    {
        string file = _folder.Write("lrfind.json", """{ "checks": { "iris": { "data": "iris.csv", "lr": 0.1 } } }""");
        Proposes(2, "'iris'", "check", "--config", file, "--only", "irsi");
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string> WordsOf(Option option) => option.GetCompletions(System.CommandLine.Completions.CompletionContext.Empty).Select(c => c.Label);

    private static void Proposes(int exitCode, string meant, params string[] arguments)
    {
        Cli.Result result = Cli.Run(arguments);
        string line = Assert.Single(result.ErrorLines);
        Assert.True(result.ExitCode == exitCode, $"{string.Join(' ', arguments)}: {result.ExitCode}: {line}");
        int hint = line.IndexOf("did you mean ", StringComparison.Ordinal);
        Assert.True(hint >= 0 && line[hint..].Contains(meant, StringComparison.Ordinal), $"{string.Join(' ', arguments)}: {line}");
    }
}
