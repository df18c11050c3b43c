using System.Text.Json;
using System.Xml.Linq;
using LrFind.Cli;
using LrFind.Cli.Output;
using LrFind.Engines.Embedded;

namespace LrFind.Tests.Output;

/// <summary>Every output of every command with names of columns, classes, files, checks and models that want to be more than text.</summary>
public class HostileNamesTests
{
    private const string Name = HostileNames.Name;

    private static readonly string[] s_quick = ["--steps", "20", "--repeats", "1"];
    private static readonly string[] s_trained = [.. s_quick, "--train-steps", "20", "--train-seeds", "2"];
    private static readonly string[] s_outputs = ["--plot", "p.svg", "--curve", "c.csv", "--json", "j.json", "--report", "r.html", "--report", "r.md", "--title", Name];

    public static TheoryData<string, string[]> Commands() => new()
    {
        { "run", ["run", "{data}", .. s_quick, .. s_outputs, "--all-rules"] },
        { "run --verify --tune", ["run", "{data}", .. s_quick, "--verify", "--tune", "--train-steps", "20", .. s_outputs] },
        { "run with a model in a file", ["run", "{data}", .. s_quick, "--model", "{model}", "--fit-io", .. s_outputs] },
        { "run --json", ["run", "{data}", .. s_quick, "--no-plot", "--json"] },
        { "run of several targets", ["run", "{data}", .. s_quick, "--no-plot", "--target", "1,2"] },
        { "inspect", ["inspect", "{data}"] },
        { "inspect --json", ["inspect", "{data}", "--json"] },
        { "suggest", ["suggest", "{curve}", .. s_outputs] },
        { "models", ["models", "{data}"] },
        { "models --model", ["models", "{data}", "--model", "{model}", "--fit-io", "--export", "m.json"] },
        { "verify", ["verify", "{data}", "--lr", "1e-3", .. s_trained, .. s_outputs] },
        { "tune", ["tune", "{data}", .. s_trained, .. s_outputs] },
        { "check", ["check", "{data}", "--lr", "1e-3", .. s_trained, "--junit", "u.xml", "--report", "r.html", "--report", "r.md"] },
        { "check --json", ["check", "{data}", "--lr", "1e-3", .. s_trained, "--json"] },
        { "check --config", ["check", "--config", "{config}", "--junit", "u.xml", "--report", "r.html", "--report", "r.md"] },
        { "check --config --json", ["check", "--config", "{config}", "--json"] },
        { "init", ["init", "{data}", .. s_quick, "--lr", "1e-3", "--name", Name, "--config", "written.json"] },
        { "sweep", ["sweep", "{data}", .. s_quick, "--model", "linear,{model}", "--fit-io", "--output", "{folder}", "--plot", "s.svg", "--report", "r.html", "--report", "r.md"] },
        { "a missing file", ["run", $"{Name}.gone.csv"] },
        { "a missing column", ["run", "{data}", "--target", Name] },
        { "a missing column of a curve", ["suggest", "{curve}", "--lr-column", Name] },
        { "an option", ["run", "{data}", $"--{Name}"] },
        { "a value", ["run", "{data}", "--batch-size", Name] },
        { "a model", ["run", "{data}", "--model", Name] },
        { "a model with options", ["run", "{data}", "--model", $"mlp:{Name}"] },
        { "a schedule", ["verify", "{data}", "--schedule", Name] },
        { "an optimizer", ["sweep", "{data}", "--optimizer", Name, "--output", "{folder}"] },
        { "a folder that cannot be", ["run", "{data}", .. s_quick, "--output", $"{{data}}/{Name}"] },
        { "a check", ["check", "--config", "{config}", "--only", Name + "4"] },
        { "a report", ["run", "{data}", "--report", Name] },
        { "a picture", ["run", "{data}", "--plot", Name] },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void Nothing_that_a_name_says_acts(string what, string[] command)
    {
        using var folder = new TemporaryFolder();
        Result result = Run(folder, command);
        Assert.True(result.Code is >= 0 and <= 4, $"{what}: {result.Error}");
        Assert.NotEmpty(result.Output + result.Error);
        HostileNames.AssertHarmlessLog(result.Error);
        if (command[^1] == "--json")
            Assert.Contains(HostileNames.TextsOf(JsonElement.Parse(result.Output)), text => text.Contains(Name, StringComparison.Ordinal));
        HostileNames.AssertHarmlessLog(command[^1] == "--json" ? "" : result.Output);
        Assert.All(WrittenBy(folder), HostileNames.AssertHarmless);
    }

    [Fact]
    public void A_document_on_standard_output_is_none_that_a_build_server_follows()
    {
        using var folder = new TemporaryFolder();
        string json = Run(folder, ["inspect", "{data}", "--json"]).Output;
        Assert.DoesNotMatch(@"(?m)^\s*::|##\[|##vso\[", json);
        Assert.DoesNotContain(json, c => c != '\n' && (char.IsControl(c) || c is '\u202e' or '\u2066' or '\u2028'));
        JsonElement columns = JsonElement.Parse(json).GetProperty("columns");
        Assert.Equal([$"{Name}1", $"{Name}2", $"{Name}3", $"{Name}4"], columns.EnumerateArray().Select(c => c.GetProperty("name").GetString()!));
    }

    [Fact]
    public void A_merge_says_the_same_of_names_as_the_sweep()
    {
        using var folder = new TemporaryFolder();
        Run(folder, ["sweep", "{data}", .. s_quick, "--model", "linear,{model}", "--fit-io", "--output", "{folder}", "--no-plot"]);
        Result merged = Run(folder, ["merge", "{folder}", "--plot", "s.svg", "--report", "r.html", "--report", "r.md"]);
        Assert.Equal(0, merged.Code);
        HostileNames.AssertHarmlessLog(merged.Output + merged.Error);
        Assert.All(WrittenBy(folder), HostileNames.AssertHarmless);
        string document = File.ReadAllText(Path.Combine(folder.PathOf($"{Name} sweep"), "sweep.json"));
        Assert.Contains(HostileNames.TextsOf(JsonElement.Parse(document)), text => text.EndsWith($"{Name}.json", StringComparison.Ordinal));
    }

    [Fact]
    public void XML_gives_back_every_character_that_it_can_hold()
    {
        using var folder = new TemporaryFolder();
        Run(folder, ["check", "--config", "{config}", "--junit", "u.xml"]);
        string held = Name.Replace('\e', '␛').Replace('\u0007', '␇');
        Assert.Equal([held, $"{held}2", $"{held}3"], XDocument.Load(folder.PathOf("u.xml")).Descendants("testcase").Select(c => c.Attribute("name")!.Value));
    }

    [Fact]
    public void A_configuration_that_is_written_gives_the_name_back()
    {
        using var folder = new TemporaryFolder();
        Run(folder, ["init", "{data}", .. s_quick, "--lr", "1e-3", "--name", Name, "--config", "written.json"]);
        JsonElement check = JsonElement.Parse(File.ReadAllText(folder.PathOf("written.json"))).GetProperty("checks").GetProperty(Name);
        Assert.Equal($"{Name}.csv", Path.GetFileName(check.GetProperty("data").GetString()));
    }

    [Fact]
    public void Annotations_and_the_summary_are_the_only_commands_in_a_workflow()
    {
        using var folder = new TemporaryFolder();
        string summary = folder.PathOf("summary.md");
        Result result = Run(folder, ["check", "--config", "{config}"], "GITHUB_ACTIONS=true", $"GITHUB_STEP_SUMMARY={summary}");
        string[] lines = result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), commands = [.. lines.Where(l => l.StartsWith("::", StringComparison.Ordinal))];
        Assert.Equal(3, commands.Length);
        Assert.All(commands, c => Assert.Matches("^::(error|warning) file=[^:]*,line=[0-9]+,col=[0-9]+,title=lrfind check [^:]*::[a-z-]+: ", c));
        HostileNames.AssertHarmlessLog(string.Join('\n', lines.Except(commands)));
        HostileNames.AssertHarmless(summary);
    }

    [Theory]
    [InlineData("run", "{data}", "--batch-size", "{long}")]
    [InlineData("run", "{data}", "--model", "{long}")]
    [InlineData("run", "{data}", "--model", "mlp:{long}")]
    [InlineData("run", "{data}", "--target", "{long}")]
    [InlineData("run", "{data}", "--{long}")]
    [InlineData("run", "{data}", "--size", "{long}")]
    [InlineData("verify", "{data}", "--schedule", "{long}")]
    [InlineData("sweep", "{data}", "--optimizer", "{long}", "--output", "{folder}")]
    [InlineData("suggest", "{curve}", "--loss-column", "{long}")]
    [InlineData("{long}")]
    public void A_value_of_any_length_is_shortened(params string[] command)
    {
        using var folder = new TemporaryFolder();
        Result result = Run(folder, command);
        Assert.Equal("", result.Output);
        Assert.InRange(Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Length, 20, 900);
        Assert.DoesNotContain("\ud83d…", result.Error, StringComparison.Ordinal);
    }

    private sealed record Result(int Code, string Output, string Error);

    private static Result Run(TemporaryFolder folder, string[] command, params string[] variables)
    {
        HostileNames.Fill(folder);
        string curve = folder.Write($"{Name}.curve.csv", $"# data: {Name.Replace("\n", " ", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal)}\n{File.ReadAllText(Repo.Sample("curves/pytorch-sgd.csv"))}");
        string[] filled = [.. command.Select(argument => argument
            .Replace("{data}", folder.PathOf($"{Name}.csv"), StringComparison.Ordinal)
            .Replace("{model}", folder.PathOf($"{Name}.json"), StringComparison.Ordinal)
            .Replace("{config}", folder.PathOf($"{Name}.lrfind.json"), StringComparison.Ordinal)
            .Replace("{curve}", curve, StringComparison.Ordinal)
            .Replace("{folder}", folder.PathOf($"{Name} sweep"), StringComparison.Ordinal)
            .Replace("{long}", string.Concat(Enumerable.Repeat("🙂x", 50_000)), StringComparison.Ordinal))];
        bool goesToFolder = filled.Any(a => a is "--plot" or "--curve" or "--json") && filled[0] is "run" or "suggest" or "verify" or "tune";
        if (goesToFolder && !filled.Contains("--output"))
            filled = [.. filled[..^(filled[^1] == "--json" ? 1 : 0)], "--output", folder.Path, .. filled[^1] == "--json" ? ["--json"] : (string[])[]];
        filled = [.. filled.Select(a => a is "u.xml" or "written.json" or "m.json" || (filled[0] == "check" && a is "r.html" or "r.md") ? folder.PathOf(a) : a)];
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        Terminal terminal = Cli.Pipes(output, error, variables);
        int code = LrFindApp.Run(filled, threads => new EmbeddedEngine(threads), terminal, CancellationToken.None);
        return new Result(code, output.ToString(), error.ToString());
    }

    // What was read has the names that it has.
    private static IEnumerable<string> WrittenBy(TemporaryFolder folder) => folder.Files.Select(folder.PathOf)
        .Where(f => File.Exists(f) && !Path.GetFileName(f).StartsWith(Name, StringComparison.Ordinal) && Path.GetFileName(f) != ".lock");
}
