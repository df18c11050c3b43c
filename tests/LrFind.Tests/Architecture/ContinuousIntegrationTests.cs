using System.Text.RegularExpressions;
using YamlDotNet.Serialization;

namespace LrFind.Tests.Architecture;

/// <summary>docs/ci.md does what it says.</summary>
public partial class ContinuousIntegrationTests
{
    [Fact]
    public void The_configuration_of_the_document_passes()
    {
        using TemporaryFolder folder = WithSamples();
        string config = folder.Write("lrfind.json", BlocksOf("json").Single());
        Cli.Result result = Cli.Run("check", "--config", config);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.EndsWith(": 2 ok\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_workflows_of_the_document_are_YAML_and_give_the_action_inputs_it_has()
    {
        string[] blocks = [.. BlocksOf("yaml")];
        Assert.Equal(2, blocks.Length);
        object? step = Find(Parse(blocks[0]), "jobs", "check", "steps", "1");
        Assert.Matches("^OWNER/lrfind@v", (string)Find(step, "uses")!);
        Assert.All(((Dictionary<object, object>)Find(step, "with")!).Keys, name => Assert.NotNull(Find(Action(), "inputs", (string)name)));
        Assert.Equal("lrfind check --junit lrfind.xml", Find(Parse(blocks[1]), "learning-rates", "script", "0"));
    }

    private static TemporaryFolder WithSamples()
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("samples"));
        foreach (string sample in new[] { "iris.csv", "titanic.csv" })
            File.Copy(Repo.PathOf($"samples/{sample}"), folder.PathOf($"samples/{sample}"));
        return folder;
    }

    private static object Action() => Parse(File.ReadAllText(Repo.PathOf("action.yml")));

    private static object Parse(string yaml) => new DeserializerBuilder().Build().Deserialize<object>(yaml);

    private static object? Find(object? node, params string[] path)
    {
        foreach (string part in path)
            node = node is List<object> list ? list[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)] : ((Dictionary<object, object>)node!).GetValueOrDefault(part);
        return node;
    }

    private static IEnumerable<string> BlocksOf(string language) =>
        Block().Matches(File.ReadAllText(Repo.PathOf("docs/ci.md")).ReplaceLineEndings("\n")).Where(b => b.Groups[1].Value == language).Select(b => b.Groups[2].Value);

    [GeneratedRegex("^```([a-z]+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
