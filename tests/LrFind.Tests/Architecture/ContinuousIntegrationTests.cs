using System.Diagnostics;
using System.Text.RegularExpressions;
using LrFind.Cli;
using YamlDotNet.Serialization;

namespace LrFind.Tests.Architecture;

/// <summary>docs/ci.md and action.yml do what they say.</summary>
public partial class ContinuousIntegrationTests
{
    private const string Fails = """{"checks": {"bad": {"data": "samples/iris.csv", "lr": 2, "train-steps": 50}}}""";

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

    [Fact]
    public void The_action_builds_the_project()
    {
        string build = (string)Find(Action(), "runs", "steps", "1", "run")!;
        Assert.True(Directory.Exists(Repo.PathOf(ActionPath().Match(build).Groups[1].Value)));
    }

    [Theory]
    [InlineData(0, """{"checks": {"good": {"data": "samples/iris.csv", "lr": 3e-3, "train-steps": 50}}}""", "")]
    [InlineData(1, Fails, "")]
    [InlineData(2, Fails, "no such check; $(touch injected)")]
    public async Task The_action_s_own_script_checks_what_it_is_given(int exitCode, string config, string only)
    {
        using TemporaryFolder folder = WithSamples();
        folder.Write("lrfind.json", config);
        Directory.CreateDirectory(folder.PathOf("action/artifacts/bin/LrFind/release"));
        folder.Write("action/artifacts/bin/LrFind/release/lrfind", $"#!/bin/sh\nexec dotnet '{typeof(LrFindApp).Assembly.Location}' \"$@\"\n");

        object? step = Find(Action(), "runs", "steps", "2");
        string script = $"chmod +x action/artifacts/bin/LrFind/release/lrfind\n{Find(step, "run")}";
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Assert.Equal(["CONFIG", "ONLY", "JUNIT"], ((Dictionary<object, object>)Find(step, "env")!).Keys);
        start.Environment["GITHUB_ACTION_PATH"] = folder.PathOf("action");
        start.Environment["CONFIG"] = (string)Find(Action(), "inputs", "config", "default")!;
        start.Environment["ONLY"] = only;
        start.Environment["JUNIT"] = "j.xml";
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync() + await error;
        await process.WaitForExitAsync();
        Assert.True(exitCode == process.ExitCode, output);
        Assert.Equal(exitCode < 2, File.Exists(folder.PathOf("j.xml")));
        Assert.False(File.Exists(folder.PathOf("injected")));
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

    [GeneratedRegex(@"\$GITHUB_ACTION_PATH/([^""]+)")]
    private static partial Regex ActionPath();
}
