using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LrFind.Tests.Reports.Json;

namespace LrFind.Tests.Architecture;

/// <summary>docs/json.md: its commands do what they are for, and what it names is there.</summary>
public partial class JsonPageTests
{
    private static readonly string s_page = File.ReadAllText(Repo.PathOf("docs/json.md")).ReplaceLineEndings("\n");

    public static TheoryData<string> Blocks() => [.. PagesBlocks()];

    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task Each_command_prints_something(string block)
    {
        if (!Shell.IsThere || !IsOnPath("jq"))
            return;
        using var folder = new TemporaryFolder();
        folder.Copy(Repo.PathOf("samples"));
        folder.Write("lrfind.json", """{ "checks": { "good": { "data": "samples/iris.csv", "lr": 3e-3 }, "bad": { "data": "samples/iris.csv", "lr": 2 } } }""");
        foreach (string command in block.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Cli.Result result = await Shell.Run(folder, command.Replace("lrfind ", "$lrfind ", StringComparison.Ordinal));
            Assert.Equal((0, ""), (result.ExitCode, result.Error));
            // There are no warnings here.
            bool isSilent = command.Contains("--json report.json", StringComparison.Ordinal) && !command.Contains('|', StringComparison.Ordinal);
            Assert.Equal(command.Contains(".warnings[]", StringComparison.Ordinal), result.Output.Length == 0 && !isSilent);
            Assert.DoesNotContain("null", result.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_commands_give_what_stands_in_the_report()
    {
        if (!Shell.IsThere || !IsOnPath("jq"))
            return;
        using var folder = new TemporaryFolder();
        folder.Copy(Repo.PathOf("samples"));
        Cli.Result result = await Shell.Run(folder, PagesBlocks().Single(b => b.Contains("jq '.suggestion", StringComparison.Ordinal)).Replace("lrfind ", "$lrfind ", StringComparison.Ordinal));
        Assert.StartsWith("0.00333", result.Output.Split('\n').First(l => l.StartsWith("0.", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("\nok: ", result.Output, StringComparison.Ordinal);
        Assert.Contains("\nsteepest\t0.00333", result.Output, StringComparison.Ordinal);
        Assert.Contains("\nage ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_document_has_a_row() =>
        Assert.Equal(ReportSchema.Documents.Select(ReportSchema.KindOf).Order(), Row().Matches(s_page).Select(m => m.Groups[1].Value).Order());

    [Fact]
    public void What_jq_is_asked_for_is_in_the_schema()
    {
        JsonObject definitions = JsonNode.Parse(File.ReadAllText(Repo.PathOf("docs/report.schema.json")))!["$defs"]!.AsObject();
        HashSet<string> names = [.. definitions.SelectMany(d => d.Value!["properties"]!.AsObject().Select(p => p.Key))];
        string[] asked = [.. Filter().Matches(s_page).SelectMany(f => Name().Matches(f.Groups[1].Value)).Select(m => m.Groups[1].Value)];
        Assert.True(asked.Length > 15);
        Assert.All(asked, name => Assert.Contains(name, names));
    }

    private static IEnumerable<string> PagesBlocks() => Block().Matches(s_page).Select(m => m.Groups[1].Value);

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    [GeneratedRegex(@"^```\n((?:(?!```)[^\n]*\n)*)```$", RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^\| `([a-z-]+)` \| `lrfind", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"jq (?:-[a-z] )?'([^']+)'")]
    private static partial Regex Filter();

    [GeneratedRegex(@"\.([a-z_]+)")]
    private static partial Regex Name();
}
