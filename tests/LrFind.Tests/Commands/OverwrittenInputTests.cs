namespace LrFind.Tests.Commands;

/// <summary>Nothing that a command reads is ever replaced by what it writes, whatever the two are called.</summary>
public class OverwrittenInputTests
{
    private const string Data = "iris.csv", Link = "link.csv", Twin = "twin.csv", Model = "net.json", Rates = "rates.csv", Losses = "losses.csv", Baseline = "base.json", Config = "lrfind.json";

    public static TheoryData<string[]> CommandLines() =>
    [
        ["run", Data, "--no-plot", "--curve", Data],
        ["run", Link, "--no-plot", "--curve", Data],
        ["run", Data, "--no-plot", "--json", Link],
        ["run", Twin, "--no-plot", "--json", Data],
        ["run", Data, "--no-plot", "--curve", "sub/../iris.csv"],
        ["run", Data, "--no-plot", "--curve", "linked/iris.csv"],
        ["run", Data, "--output", "linked", "--no-plot", "--json", Data],
        ["run", Data, "--no-plot", "--model", Model, "--json", Model],
        ["verify", Data, "--no-plot", "--model", Model, "--curve", Model],
        ["tune", Data, "--no-plot", "--model", Model, "--json", Model],
        ["models", Data, "--model", "mlp", "--export", Data],
        ["models", Data, "--model", Model, "--export", Model],
        ["check", Data, "--lr", "1e-2", "--model", Model, "--junit", Model],
        ["check", Data, "--baseline", Baseline, "--junit", Baseline],
        ["check", "--junit", Config],
        ["check", "--junit", Data],
        ["suggest", Losses, "--lr-file", Rates, "--no-plot", "--json", Rates],
        ["suggest", Losses, "--lr-file", Rates, "--no-plot", "--curve", Losses],
        ["init", Data, "--config", Data],
        ["init", Data, "--model", Model, "--config", Model],
        ["sweep", Data, "--output", ".", "--plot", "picture.png"],
        ["sweep", Data, "--model", "net.json", "--output", ".", "--report", "page.md"],
        ["merge", "swept", "--plot", "cells.png"],
    ];

    [Theory]
    [MemberData(nameof(CommandLines))]
    public async Task Every_input_is_kept_from_every_output(string[] arguments)
    {
        if (!Shell.IsThere)
            return;
        using var folder = new TemporaryFolder();
        Prepare(folder);
        (string, string)[] before = Contents(folder);
        Cli.Result result = await Shell.Run(folder, $"$lrfind {string.Join(' ', arguments)}");
        Assert.Equal(2, result.ExitCode);
        string error = Assert.Single(result.ErrorLines);
        Assert.True(error.Contains("would overwrite the input", StringComparison.Ordinal) || error.Contains("is there already", StringComparison.Ordinal), error);
        Assert.Empty(result.Output);
        Assert.Equal(before, Contents(folder));
    }

    [Theory]
    [InlineData("$lrfind run - --no-plot --curve iris.csv < iris.csv", "lrfind: error: writing 'iris.csv' would overwrite the file that standard input comes from; name another file")]
    [InlineData("$lrfind run /dev/stdin --no-plot --curve link.csv < iris.csv", "lrfind: error: writing 'link.csv' would overwrite the input '/dev/stdin'; name another file")]
    [InlineData("$lrfind run iris.csv --no-plot --json out > out", "lrfind: error: writing 'out' would replace the file that standard output goes to; name another file")]
    [InlineData("$lrfind run iris.csv --no-plot --json out 2> out; cat out >&2; exit 2", "lrfind: error: writing 'out' would replace the file that standard error goes to; name another file")]
    [InlineData("$lrfind run iris.csv --no-plot --json a.json --curve same.csv; exit 2", "lrfind: error: the outputs 'same.csv' and 'a.json' are the same file; name another file")]
    [InlineData("GITHUB_ACTIONS=true GITHUB_STEP_SUMMARY=iris.csv $lrfind check iris.csv --lr 0.01", "lrfind: error: writing 'iris.csv' would overwrite the input 'iris.csv'; name another file")]
    public async Task Streams_count_as_files_where_they_are_some(string script, string error)
    {
        if (!Shell.IsThere)
            return;
        using var folder = new TemporaryFolder();
        Prepare(folder);
        File.CreateSymbolicLink(folder.PathOf("same.csv"), "a.json");
        Cli.Result result = await Shell.Run(folder, script);
        Assert.Equal(2, result.ExitCode);
        Assert.Equal(error, Assert.Single(result.ErrorLines));
        Assert.Equal(File.ReadAllText(Repo.Sample("iris.csv")), File.ReadAllText(folder.PathOf(Data)));
    }

    [Theory]
    [InlineData("sweep.csv")]
    [InlineData("sweep.json")]
    [InlineData("sweep.png")]
    [InlineData("sweep.overlay.png")]
    [InlineData("cells.0-of-1.jsonl")]
    public void A_sweep_leaves_a_folder_alone_that_holds_such_files_of_others(string name)
    {
        using var folder = new TemporaryFolder();
        folder.Write(name, "mine");
        Cli.Result result = Cli.Run("sweep", Repo.Sample("iris.csv"), "--model", "linear", "--output", folder.Path);
        Assert.Equal((3, $"{folder.Path}: error: this folder holds a file '{name}' that no sweep wrote; use another --output"), (result.ExitCode, Assert.Single(result.ErrorLines)));
        Assert.Equal([name], folder.Files);
        Assert.Equal("mine", File.ReadAllText(folder.PathOf(name)));
    }

    // As real as commands need them to come to the point where they would write.
    private static void Prepare(TemporaryFolder folder)
    {
        folder.Write(Data, File.ReadAllText(Repo.Sample("iris.csv")));
        Directory.CreateDirectory(folder.PathOf("sub"));
        File.CreateSymbolicLink(folder.PathOf(Link), Data);
        Directory.CreateSymbolicLink(folder.PathOf("linked"), ".");
        Assert.Equal(0, Cli.Run("models", folder.PathOf(Data), "--model", "linear", "--export", folder.PathOf(Model)).ExitCode);
        string rates = string.Concat(Enumerable.Range(0, 50).Select(i => $"{i},{Math.Pow(10, -5 + i * 0.1):R}\n"));
        folder.Write(Rates, $"step,lr\n{rates}");
        folder.Write(Losses, $"step,loss\n{string.Concat(Enumerable.Range(0, 50).Select(i => $"{i},{1 + Math.Abs(i - 30)}\n"))}");
        folder.Write(Baseline, """{ "suggestion": { "learning_rate": 0.01 } }""");
        folder.Write(Config, """{ "checks": { "iris": { "data": "iris.csv", "lr": 0.01 } } }""");
        Shell.Run(folder, $"ln {Data} {Twin}").GetAwaiter().GetResult();
        Assert.Equal(0, Cli.Run("sweep", folder.PathOf(Data), "--model", "linear", "--steps", "10", "--repeats", "1", "--output", folder.PathOf("swept")).ExitCode);
        File.CreateSymbolicLink(folder.PathOf("swept/cells.png"), "cells.0-of-1.jsonl");
        File.CreateSymbolicLink(folder.PathOf("picture.png"), Data);
        File.CreateSymbolicLink(folder.PathOf("page.md"), Model);
    }

    private static (string, string)[] Contents(TemporaryFolder folder) =>
        [.. Directory.EnumerateFiles(folder.Path).Concat(Directory.EnumerateFiles(folder.PathOf("swept"))).Order(StringComparer.Ordinal)
            .Select(f => (f, Convert.ToHexString(File.ReadAllBytes(f))))];
}
