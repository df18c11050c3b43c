using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using LrFind.Cli;
using LrFind.Foundation;
using YamlDotNet.Serialization;

namespace LrFind.Tests.Architecture;

/// <summary>The steps of action.yml, run as a runner does, with releases in a folder.</summary>
public sealed class ActionTests : IDisposable
{
    private const string Passes = """{"checks": {"good one": {"data": "samples/iris.csv", "lr": 3e-3, "train-steps": 50}}}""";
    private const string Fails = """{"checks": {"bad": {"data": "samples/iris.csv", "lr": 2, "train-steps": 50}}}""";

    private static readonly string[] s_tools = ["bash", "curl", "tar", "sha256sum"];
    private static readonly string[] s_files = ["action.yml", "packaging/action.sh", "Directory.Build.props"];

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _outputs = [];

    [Theory]
    [InlineData(0, "ok", Passes, "")]
    [InlineData(0, "ok", Passes, "good one")]
    [InlineData(1, "failed", Fails, "")]
    [InlineData(2, "error", Fails, "no 'such' \"check\"; $(touch injected)")]
    public async Task The_checks_are_made_by_a_release_and_outputs_say_what_came_of_them(int exitCode, string verdict, string config, string only)
    {
        if (!IsThere)
            return;
        Install("v" + ProductVersion.Text);
        Release();
        Directory.CreateDirectory(_folder.PathOf("work/samples"));
        File.Copy(Repo.Sample("iris.csv"), _folder.PathOf("work/samples/iris.csv"));
        _folder.Write("work/my checks.json", config);

        Assert.Equal(0, (await Step("resolve")).ExitCode);
        Assert.Equal("no", _outputs["resolve.source"]);
        Cli.Result fetched = await Step("fetch");
        Assert.Equal((0, $"lrfind {ProductVersion.Text} for linux-x64\n"), (fetched.ExitCode, fetched.Output));
        Cli.Result result = await Step("check", ("config", "my checks.json"), ("only", only), ("junit", "j 1.xml"), ("report", "r.md"));

        Assert.True(exitCode == result.ExitCode, result.Output + result.Error);
        Assert.Equal((verdict, $"{exitCode}", ProductVersion.Text),
            (_outputs["check.verdict"], _outputs["check.exit-code"], _outputs["check.version"]));
        Assert.Equal((_folder.PathOf("work/j 1.xml"), _folder.PathOf("work/r.md")), (_outputs["check.junit"], _outputs["check.report"]));
        Assert.Equal(exitCode < 2, File.Exists(_outputs["check.junit"]));
        Assert.DoesNotContain(_folder.Files, f => f.EndsWith("injected", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Linux", "X64", "linux-x64")]
    [InlineData("Linux", "ARM64", "linux-arm64")]
    [InlineData("macOS", "X64", "osx-x64")]
    [InlineData("macOS", "ARM64", "osx-arm64")]
    [InlineData("Windows", "X64", "win-x64")]
    [InlineData("Windows", "ARM64", "win-x64")]
    public async Task The_archive_is_that_of_the_runner(string os, string architecture, string rid)
    {
        if (!IsThere)
            return;
        Install("v" + ProductVersion.Text);
        Assert.Equal(0, (await Step("resolve", ("RUNNER_OS", os), ("RUNNER_ARCH", architecture))).ExitCode);
        Assert.Equal(rid, _outputs["resolve.rid"]);
    }

    [Fact]
    public async Task A_platform_without_one_is_refused_in_one_line()
    {
        if (!IsThere)
            return;
        Install("v" + ProductVersion.Text);
        Cli.Result result = await Step("resolve", ("RUNNER_OS", "Linux"), ("RUNNER_ARCH", "X86"));
        Assert.Equal(2, result.ExitCode);
        Assert.Equal("lrfind: error: there is no lrfind for 'Linux' on 'X86'; expected Linux, macOS or Windows on X64 or ARM64", Assert.Single(result.ErrorLines));
    }

    [Fact]
    public async Task An_archive_with_another_checksum_is_refused_in_one_line_and_taken_away()
    {
        if (!IsThere)
            return;
        Install("v" + ProductVersion.Text);
        string archive = Release();
        await Step("resolve");
        File.AppendAllText(archive, "more");
        Cli.Result result = await Step("fetch");
        Assert.Equal(2, result.ExitCode);
        Assert.Matches($"^lrfind: error: 'lrfind-{ProductVersion.Text}-linux-x64.tar.gz' has the SHA-256 [0-9a-f]{{64}}; expected [0-9a-f]{{64}}, as SHA256SUMS of the release says; it is not used$",
            Assert.Single(result.ErrorLines));
        Assert.DoesNotContain(_folder.Files, f => f.StartsWith("temp/", StringComparison.Ordinal) && f.EndsWith(".tar.gz", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_archive_from_the_cache_is_verified_and_not_downloaded_again()
    {
        if (!IsThere)
            return;
        Install("v" + ProductVersion.Text);
        string archive = Release();
        await Step("resolve");
        Assert.Equal(0, (await Step("fetch")).ExitCode);
        File.Delete(archive);
        Assert.Equal(0, (await Step("fetch")).ExitCode);
        File.AppendAllText(Path.Combine(_outputs["resolve.folder"], Path.GetFileName(archive)), "poison");
        Assert.Contains("it is not used", Assert.Single((await Step("fetch")).ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_that_is_not_there_or_lacks_the_archive_is_said_in_one_line()
    {
        if (!IsThere)
            return;
        Install("v" + ProductVersion.Text);
        await Step("resolve");
        string missing = Assert.Single((await Step("fetch")).ErrorLines);
        Assert.StartsWith($"lrfind: error: the release v{ProductVersion.Text} cannot be downloaded from file://", missing, StringComparison.Ordinal);

        File.Delete(Release());
        string lacking = Assert.Single((await Step("fetch")).ErrorLines);
        Assert.StartsWith($"lrfind: error: 'lrfind-{ProductVersion.Text}-linux-x64.tar.gz' cannot be downloaded from file://", lacking, StringComparison.Ordinal);

        string sums = _folder.PathOf($"releases/v{ProductVersion.Text}/SHA256SUMS");
        Release();
        File.WriteAllText(sums, $"{new string('0', 64)}  another.tar.gz\n");
        string unlisted = Assert.Single((await Step("fetch")).ErrorLines);
        Assert.Equal($"lrfind: error: SHA256SUMS of the release does not have 'lrfind-{ProductVersion.Text}-linux-x64.tar.gz'", unlisted);
    }

    [Fact]
    public async Task A_commit_or_a_moving_tag_is_a_release_where_the_tag_of_the_version_is_at_the_same_commit()
    {
        if (!IsThere || !Exists("git"))
            return;
        // What the server of the runner would have at OWNER/lrfind.
        Cli.Result made = await Bash($"""
            git init -q -b main server/owner/lrfind && cd server/owner/lrfind
            git config user.email a@b && git config user.name a
            git commit -q --allow-empty -m release && git tag -a v{ProductVersion.Text} -m release && git tag v0
            git rev-parse HEAD
            git commit -q --allow-empty -m later && git rev-parse HEAD
            """);
        string[] commits = made.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach ((string reference, string source) in new[] { (commits[0], "no"), ("v0", "no"), (commits[1], "yes"), ("main", "yes"), ("nowhere", "yes") })
        {
            Install(reference);
            Cli.Result result = await Step("resolve", ("GITHUB_SERVER_URL", $"file://{_folder.PathOf("server")}"));
            Assert.Equal((reference, 0, source), (reference, result.ExitCode, _outputs["resolve.source"]));
            Assert.Equal(source == "yes", result.Output.StartsWith($"'{reference}' is no release of lrfind: it is built from source", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task From_the_folder_of_a_workflow_s_own_repository_it_is_built_from_source()
    {
        if (!IsThere)
            return;
        Install(null);
        Cli.Result result = await Step("resolve");
        Assert.Equal($"'this folder' is no release of lrfind: it is built from source, which takes a minute; use a tag such as v{ProductVersion.Text}\n", result.Output);
        string build = (string)Steps().Single(s => s.TryGetValue("run", out object? run) && ((string)run).StartsWith("dotnet build", StringComparison.Ordinal))["run"];
        Assert.True(Directory.Exists(Repo.PathOf(build.Split('"')[1]["$GITHUB_ACTION_PATH/".Length..])));
    }

    [Fact]
    public void No_input_is_a_part_of_a_script() => Assert.All(
        Steps().Where(s => s.ContainsKey("run")), step => Assert.DoesNotContain("${{", (string)step["run"], StringComparison.Ordinal));

    public void Dispose() => _folder.Dispose();

    private static bool IsThere => Shell.IsThere && s_tools.All(Exists);

    private string Action { get; set; } = "";

    private static bool Exists(string tool) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, tool)));

    // Where the runner puts the action of owner/lrfind; null for one in the repository of the workflow.
    private void Install(string? reference)
    {
        Action = _folder.PathOf(reference is null ? "work" : $"_actions/owner/lrfind/{reference}");
        Directory.CreateDirectory(Path.Combine(Action, "packaging"));
        Directory.CreateDirectory(_folder.PathOf("work"));
        Directory.CreateDirectory(_folder.PathOf("temp"));
        foreach (string file in s_files)
            File.Copy(Repo.PathOf(file), Path.Combine(Action, file), overwrite: true);
    }

    // A release whose lrfind is the one that is tested.
    private string Release()
    {
        string name = $"lrfind-{ProductVersion.Text}-linux-x64", release = _folder.PathOf($"releases/v{ProductVersion.Text}");
        string archive = Path.Combine(release, $"{name}.tar.gz");
        Directory.CreateDirectory(release);
        using (var gzip = new GZipStream(File.Create(archive), CompressionLevel.Fastest))
        using (var tar = new TarWriter(gzip))
        {
            string script = $"#!/bin/sh\nexec dotnet '{typeof(LrFindApp).Assembly.Location}' \"$@\"\n";
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, $"{name}/lrfind")
            {
                Mode = (UnixFileMode)0b111_101_101,
                DataStream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(script)),
            });
        }

        string digest = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(archive)));
        File.WriteAllText(Path.Combine(release, "SHA256SUMS"), $"{digest}  {name}.tar.gz\n");
        return archive;
    }

    // A step of action.yml, with its variables; what is given goes for inputs, and for what the runner says.
    private async Task<Cli.Result> Step(string id, params (string Name, string Value)[] given)
    {
        Dictionary<string, object> step = Steps().Single(s => s.TryGetValue("id", out object? found) && (string)found == id);
        string outputs = _folder.PathOf("temp/output");
        File.Delete(outputs);
        var variables = new Dictionary<string, string>
        {
            ["RUNNER_OS"] = "Linux",
            ["RUNNER_ARCH"] = "X64",
            ["RUNNER_TEMP"] = _folder.PathOf("temp"),
            ["GITHUB_ACTION_PATH"] = Action,
            ["GITHUB_OUTPUT"] = outputs,
            ["GITHUB_SERVER_URL"] = $"file://{_folder.PathOf("nowhere")}",
            ["LRFIND_RELEASES"] = $"file://{_folder.PathOf("releases")}",
        };
        foreach ((object name, object value) in (Dictionary<object, object>)step["env"])
            variables[(string)name] = Evaluate((string)value, given);
        foreach ((string name, string value) in given.Where(g => char.IsUpper(g.Name[0])))
            variables[name] = value;
        Cli.Result result = await Bash((string)step["run"], variables, _folder.PathOf("work"));
        Collect(id, outputs);
        return result;
    }

    private string Evaluate(string text, (string Name, string Value)[] given)
    {
        string expression = text.Replace("${{", "", StringComparison.Ordinal).Replace("}}", "", StringComparison.Ordinal).Split("||")[0].Trim();
        string[] parts = expression.Split('.');
        return parts[0] switch
        {
            "inputs" => given.FirstOrDefault(g => g.Name == parts[1]).Value ?? DefaultOf(parts[1]),
            "steps" => _outputs[$"{parts[1]}.{parts[3]}"],
            "github" => "",
            _ => throw new InvalidOperationException(text),
        };
    }

    // NAME<<MARK, the value, MARK.
    private void Collect(string id, string file)
    {
        string[] lines = File.Exists(file) ? File.ReadAllLines(file) : [];
        for (int i = 0; i < lines.Length; i++)
        {
            string[] start = lines[i].Split("<<", 2);
            int end = Array.IndexOf(lines, start[1], i + 1);
            _outputs[$"{id}.{start[0]}"] = string.Join('\n', lines[(i + 1)..end]);
            i = end;
        }
    }

    private async Task<Cli.Result> Bash(string script, Dictionary<string, string>? variables = null, string? folder = null)
    {
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script])
        {
            WorkingDirectory = folder ?? _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("GITHUB_ACTIONS");
        foreach ((string name, string value) in variables ?? [])
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Cli.Result(process.ExitCode, output, await error);
    }

    private static Dictionary<object, object> ActionFile() =>
        (Dictionary<object, object>)new DeserializerBuilder().Build().Deserialize<object>(File.ReadAllText(Repo.PathOf("action.yml")))!;

    private static string DefaultOf(string input) =>
        (string)((Dictionary<object, object>)((Dictionary<object, object>)ActionFile()["inputs"])[input])["default"];

    private static IEnumerable<Dictionary<string, object>> Steps() =>
        ((List<object>)((Dictionary<object, object>)ActionFile()["runs"])["steps"])
            .Select(s => ((Dictionary<object, object>)s).ToDictionary(p => (string)p.Key, p => p.Value));
}
