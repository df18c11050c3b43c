using LrFind.Cli;
using LrFind.Cli.Output;
using LrFind.Engines.Embedded;

namespace LrFind.Tests.Output;

public class GitHubActionsTests
{
    [Fact]
    public void What_does_not_pass_is_shown_beside_its_line()
    {
        using var folder = new TemporaryFolder();
        (int exitCode, string output, string error) = Check(folder, "iris.csv", ("GITHUB_ACTIONS", "true"), ("GITHUB_WORKSPACE", folder.Path));
        Assert.Equal(3, exitCode);
        string[] lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Length);
        Assert.StartsWith($"{folder.PathOf("checks/c.json")}(6,17): error: check 'broken': ", lines[0], StringComparison.Ordinal);
        lines = lines[1..];
        Assert.StartsWith("::error file=checks/c.json,line=4,col=40,title=lrfind check 100%25%2C or%3A more::too-high: ", lines[0], StringComparison.Ordinal);
        Assert.Equal("::warning file=checks/c.json,line=5,col=32,title=lrfind check short::inconclusive: the range tests give no suggestion (minimum-at-edge): the loss is still falling at the last rate; raise --lr-max", lines[1]);
        Assert.StartsWith("::error file=checks/c.json,line=6,col=40,title=lrfind check broken::error: ", lines[2], StringComparison.Ordinal);
        Assert.DoesNotContain("::error", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_summary_has_the_table_and_the_plots()
    {
        using var folder = new TemporaryFolder();
        string summary = folder.Write("summary.md", "before\n");
        Check(folder, "iris.csv", ("GITHUB_ACTIONS", "true"), ("GITHUB_STEP_SUMMARY", summary));
        string text = File.ReadAllText(summary);
        Assert.StartsWith("before\n### lrfind check: 1 ok, 1 too-high, 1 inconclusive, 1 error\n\n| check | rate |", text, StringComparison.Ordinal);
        Assert.Contains("| 100%, or: more | 2.00e+00 |", text, StringComparison.Ordinal);
        Assert.Contains("| **too-high**: ", text, StringComparison.Ordinal);
        Assert.Equal(3, text.Split("```mermaid\nxychart-beta\n").Length - 1);
        Assert.Equal(2, text.Split("<details open><summary>").Length - 1);
        Assert.Contains("<details><summary>a&#124;b &lt;i&gt;: 150 rows", text, StringComparison.Ordinal);
        Assert.Contains("| a\\|b &lt;i&gt; | 3.00e-03 |", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Elsewhere_nothing_of_it_is_said()
    {
        using var folder = new TemporaryFolder();
        string summary = folder.PathOf("summary.md");
        Assert.DoesNotContain("::", Check(folder, "iris.csv", ("GITHUB_STEP_SUMMARY", summary)).Error, StringComparison.Ordinal);
        Assert.False(File.Exists(summary));
    }

    [Fact]
    public void A_summary_that_cannot_be_written_is_a_warning()
    {
        using var folder = new TemporaryFolder();
        (int exitCode, _, string error) = Check(folder, "iris.csv", ("GITHUB_ACTIONS", "true"), ("GITHUB_STEP_SUMMARY", folder.PathOf("no/summary.md")));
        Assert.Equal(3, exitCode);
        Assert.EndsWith($"lrfind: warning: the step's summary cannot be written to '{folder.PathOf("no/summary.md")}'\n", error, StringComparison.Ordinal);
    }

    private static (int ExitCode, string Output, string Error) Check(TemporaryFolder folder, string sample, params (string Name, string Value)[] environment)
    {
        Directory.CreateDirectory(folder.PathOf("checks"));
        string data = Repo.PathOf($"samples/{sample}"), config = folder.Write("checks/c.json", $$"""
            { "defaults": { "data": "{{data}}", "train-steps": 50 },
              "checks": {
                "a|b <i>": { "lr": 3e-3 },
                "100%, or: more": { "margin": 0.1, "lr": 2 },
                "short": { "lr-max": 1e-4, "lr": 3e-3 },
                "broken": { "data": "nowhere.csv", "lr": 3e-3 } } }
            """);
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        Terminal terminal = Cli.Pipes(output, error, [.. environment.Select(v => $"{v.Name}={v.Value}")]);
        int exitCode = LrFindApp.Run(["check", "--config", config], threads => new EmbeddedEngine(threads), terminal, CancellationToken.None);
        return (exitCode, output.ToString(), error.ToString());
    }
}
