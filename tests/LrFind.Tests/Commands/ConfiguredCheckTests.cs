using System.Text.Json;
using System.Text.RegularExpressions;

namespace LrFind.Tests.Commands;

public class ConfiguredCheckTests
{
    private static readonly string s_samples = Repo.PathOf("samples");

    [Fact]
    public void Every_check_has_its_line_and_those_that_do_not_pass_a_reason()
    {
        using var folder = new TemporaryFolder();
        Cli.Result result = Cli.Run("check", "--config", Write(folder, """
            "iris": { "data": "iris.csv", "lr": 3e-3 },
            "too much": { "data": "iris.csv", "lr": 3e-3, "margin": 5, },
            """));
        Assert.Equal(1, result.ExitCode);
        string[] lines = result.Output.TrimEnd('\n').Split('\n');
        Assert.All(lines, line => Assert.True(line.Length <= 80, line));
        Assert.Equal("check              rate      suggestion  edge      share  verdict", lines[0]);
        Assert.Matches(@"^iris               3.00e-03  \d.\d\de-03    \d.\d\de-0\d   ?\d+ %  ok$", lines[1]);
        Assert.EndsWith("  too-high", lines[2], StringComparison.Ordinal);
        Assert.Matches(@"^  the rate is 1\.\d\d decades below the edge at \S+, expected 5\.00 decades$", lines[3]);
        Assert.Equal($"2 checks of {folder.PathOf("c.json")}: 1 ok, 1 too-high", lines[^1]);
    }

    [Fact]
    public void A_configured_check_is_the_check_of_the_command_line()
    {
        using var folder = new TemporaryFolder();
        string config = Write(folder, """
            "same": {
              "data": "titanic.csv", "target": "survived", "drop": ["age", "sex"], "all-rows": true, "strict": false,
              "model": "mlp:32", "optimizer": "sgd", "momentum": 0.9, "lr": 0.03, "seed": 4, "train-steps": 100
            }
            """);
        JsonElement report = JsonElement.Parse(Cli.Run("check", "--config", config, "--json").Output).GetProperty("checks")[0].GetProperty("report");
        Cli.Result same = Cli.Run("check", Path.Combine(s_samples, "titanic.csv"), "--target", "survived", "--drop", "age,sex", "--all-rows",
            "--model", "mlp:32", "--optimizer", "sgd", "--momentum", "0.9", "--lr", "0.03", "--seed", "4", "--train-steps", "100", "--json");
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(same.Output), report));
    }

    [Fact]
    public void Options_of_the_command_line_go_before_settings_and_settings_before_defaults()
    {
        using var folder = new TemporaryFolder();
        string config = folder.Write("c.json", $$"""
            {
              "defaults": { "data": "{{s_samples}}/iris.csv", "lr": 0.1, "batch-size": 16, "train-steps": 50 },
              "checks": { "own": { "lr": 0.2, "batch-size": 32 }, "default": {} }
            }
            """);
        JsonElement checks = JsonElement.Parse(Cli.Run("check", "--config", config, "--json", "--lr", "0.003").Output).GetProperty("checks");
        Assert.Equal([(0.003, 32), (0.003, 16)], checks.EnumerateArray().Select(c => c.GetProperty("report"))
            .Select(r => (r.GetProperty("learning_rate").GetDouble(), r.GetProperty("range_test").GetProperty("batch_size").GetInt32())));
    }

    [Fact]
    public void A_model_in_a_file_and_a_baseline_are_named_from_the_configuration_s_folder()
    {
        using var folder = new TemporaryFolder();
        File.Copy(Path.Combine(s_samples, "iris.csv"), folder.PathOf("iris.csv"));
        File.Copy(Path.Combine(s_samples, "residual.cs"), folder.PathOf("net.cs"));
        folder.Write("report.json", """{"suggestion":{"learning_rate":1e-3}}""");
        string config = folder.Write("c.json", """
            {"checks": {"a": {"data": "iris.csv", "model": "net.cs#ResidualNet", "model-arg": ["hidden=32"], "fit-io": true, "baseline": "report.json", "max-drift": 3, "train-steps": 50}}}
            """);
        JsonElement report = JsonElement.Parse(Cli.Run("check", "--config", config, "--json").Output).GetProperty("checks")[0].GetProperty("report");
        Assert.Equal((0.001, $"{folder.PathOf("net.cs")}#ResidualNet"), (report.GetProperty("learning_rate").GetDouble(), report.GetProperty("model").GetProperty("name").GetString()));
    }

    [Fact]
    public void Data_that_cannot_be_used_do_not_stop_the_other_checks()
    {
        using var folder = new TemporaryFolder();
        Cli.Result result = Cli.Run("check", "--json", "--plot", folder.PathOf("checks.svg"), "--config", Write(folder, """
            "broken": { "data": "nowhere.csv", "lr": 3e-3 },
            "no images": { "data": "iris.csv", "model": "cnn", "lr": 3e-3 },
            "too few": { "data": "iris.csv", "batch-size": 500, "lr": 3e-3 },
            "no baseline": { "data": "iris.csv", "baseline": "nowhere.json" },
            "too much": { "data": "iris.csv", "lr": 3e-3, "margin": 5 },
            "fine": { "data": "iris.csv", "lr": 3e-3 }
            """));
        Assert.Equal(3, result.ExitCode);
        string place = Regex.Escape(folder.PathOf("c.json"));
        Assert.Collection(result.ErrorLines,
            line => Assert.Matches($@"^{place}\(3,27\): error: check 'broken': .*nowhere\.csv: error: no such file$", line),
            line => Assert.Matches($@"^{place}\(4,\d+\): error: check 'no images': --model is 'cnn' ", line),
            line => Assert.Matches($@"^{place}\(5,\d+\): error: check 'too few': ", line),
            line => Assert.Matches($@"^{place}\(6,\d+\): error: check 'no baseline': .*nowhere\.json: error: there is no such file$", line));
        JsonElement[] checks = [.. JsonElement.Parse(result.Output).GetProperty("checks").EnumerateArray()];
        Assert.Equal(["error", "error", "error", "error", "too-high", "ok"], checks.Select(c => c.GetProperty("verdict").GetString()!));
        Assert.EndsWith("nowhere.csv: error: no such file", checks[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, checks[0].GetProperty("report").ValueKind);
        string[] drawn = [.. File.ReadAllLines(folder.PathOf("checks.svg")).Select(l => l.Trim())];
        Assert.All((string[])["broken", "no images", "too few", "no baseline", "too much", "fine"], name => Assert.Contains(name, drawn));
    }

    [Fact]
    public void One_that_tells_nothing_is_inconclusive()
    {
        using var folder = new TemporaryFolder();
        Cli.Result result = Cli.Run("check", "--config", Write(folder, """
            "short": { "data": "iris.csv", "lr": 1e-3, "lr-max": 1e-4 }, "fine": { "data": "iris.csv", "lr": 3e-3 }
            """));
        Assert.Equal(4, result.ExitCode);
        Assert.Contains("1 inconclusive, 1 ok", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_checks_that_are_named_are_made()
    {
        using var folder = new TemporaryFolder();
        string config = Write(folder, """
            "a": { "data": "iris.csv", "lr": 3e-3 }, "b": { "data": "nowhere.csv", "lr": 3e-3 }, "c": { "data": "iris.csv", "lr": 3e-3 }
            """);
        Cli.Result result = Cli.Run("check", "--config", config, "--only", "c, a");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains(": 2 ok", result.Output, StringComparison.Ordinal);
        Cli.Result unknown = Cli.Run("check", "--config", config, "--only", "a,d");
        Assert.Equal((2, "lrfind: error: there is no check 'd'; expected a, b, c"), (unknown.ExitCode, Assert.Single(unknown.ErrorLines)));
    }

    [Theory]
    [InlineData("--config chooses checks of a configuration, and data are named; leave one of them out", "iris.csv", "--config", "c.json")]
    [InlineData("--only chooses checks of a configuration, and data are named; leave one of them out", "iris.csv", "--only", "a")]
    [InlineData("there are no data, and there is no lrfind.json here; name a file, or write one by 'lrfind init data.csv'")]
    public void Data_or_a_configuration_is_needed_and_not_both(string message, params string[] arguments)
    {
        Cli.Result result = Cli.Run(["check", .. arguments]);
        Assert.Equal((2, $"lrfind: error: {message}"), (result.ExitCode, Assert.Single(result.ErrorLines)));
    }

    [Fact]
    public void The_verdicts_do_not_overwrite_what_is_read()
    {
        using var folder = new TemporaryFolder();
        string config = Write(folder, """ "a": { "data": "iris.csv", "lr": 3e-3 } """), before = File.ReadAllText(config);
        Cli.Result result = Cli.Run("check", "--config", config, "--junit", config);
        Assert.Equal((2, $"lrfind: error: writing '{config}' would overwrite the input '{config}'; name another file"), (result.ExitCode, Assert.Single(result.ErrorLines)));
        Assert.Equal(before, File.ReadAllText(config));
    }

    // Data files of the samples, wherever the configuration is.
    private static string Write(TemporaryFolder folder, string checks) =>
        folder.Write("c.json", $$"""
            {
              // The same for all, unless a check says otherwise.
              "checks": { {{checks.Replace("\"data\": \"", $"\"data\": \"{s_samples}/", StringComparison.Ordinal)}} }
            }
            """);
}
