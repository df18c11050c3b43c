using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using LrFind.Models.Optimizers;

namespace LrFind.Tests.Commands;

public class RunCommandTests
{
    private static readonly string s_iris = Repo.Sample("iris.csv");

    [Fact]
    public void A_run_prints_a_summary_and_writes_the_plot()
    {
        using var folder = new TemporaryFolder();
        Cli.Result result = Cli.Run("run", s_iris, "--model", "mlp", "--output", folder.Path);
        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Error);
        Assert.Equal(["iris.lr.png"], folder.Files);
        string summary = result.Output.Replace(s_iris, "iris.csv", StringComparison.Ordinal).Replace(folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
        Golden.Match("run/iris.txt", Masks.Time(summary));
        Assert.All(summary.Split('\n'), line => Assert.True(line.Length <= 80, line));
    }

    [Theory]
    [InlineData("iris.csv")]
    [InlineData("diabetes.csv")]
    [InlineData("titanic.csv", "--target", "survived")]
    public void Every_sample_gets_a_rate_a_person_would_start_with(string sample, params string[] options)
    {
        Cli.Result result = Cli.Run(["run", Repo.Sample(sample), "--no-plot", "--quiet", .. options]);
        Assert.Equal(0, result.ExitCode);
        Assert.InRange(double.Parse(result.Output, CultureInfo.InvariantCulture), 2e-4, 2e-2);
    }

    [Fact]
    public void Quiet_prints_the_bare_number()
    {
        Cli.Result result = Cli.Run("run", s_iris, "--no-plot", "--quiet");
        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"^\d\.\d\de-\d\d\n$", result.Output);
        Assert.Empty(result.Error);
    }

    [Fact]
    public void Json_alone_prints_one_document_and_nothing_else()
    {
        Cli.Result result = Cli.Run("run", s_iris, "--no-plot", "--json");
        using var document = JsonDocument.Parse(result.Output);
        Assert.Equal(result.Output, Cli.Run("run", s_iris, "--no-plot", "--json", "-").Output);
        Assert.Equal(3, document.RootElement.GetProperty("schema").GetInt32());
        Assert.Equal("ok", document.RootElement.GetProperty("verdict").GetProperty("code").GetString());
        Assert.Equal(150, document.RootElement.GetProperty("data").GetProperty("rows").GetInt32());
        JsonElement curve = document.RootElement.GetProperty("curve");
        Assert.Equal(3, curve.GetProperty("repeats").GetArrayLength());
        Assert.Equal(1e-5, curve.GetProperty("lr")[0].GetDouble());
        Assert.Equal(curve.GetProperty("lr").GetArrayLength(), curve.GetProperty("smoothed").GetArrayLength());
        Assert.Equal("sha256:" + Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(s_iris))), document.RootElement.GetProperty("data").GetProperty("digest").GetString());
    }

    [Fact]
    public void The_json_document_is_as_approved()
    {
        // Ten steps over a tiny range: enough to show the shape, too few for a suggestion.
        Cli.Result result = Cli.Run("run", s_iris, "--no-plot", "--json", "--steps", "10", "--repeats", "2", "--lr-max", "1e-4");
        Assert.Equal(4, result.ExitCode);
        Golden.Match("run/iris-short.json", Masks.LastDigits(result.Output.Replace(s_iris, "iris.csv", StringComparison.Ordinal)));
    }

    [Fact]
    public void All_outputs_are_written_where_they_are_asked_for()
    {
        using var folder = new TemporaryFolder();
        string output = folder.PathOf("new/place");
        Cli.Result result = Cli.Run("run", s_iris, "--output", output, "--plot", "iris.lr.png", "--plot", "iris.lr.svg", "--curve", "curve.csv", "--json", "run.json", "--size", "640x400", "--scale", "2");
        Assert.Equal(0, result.ExitCode);
        string[] expected = ["curve.csv", "iris.lr.png", "iris.lr.svg", "run.json"];
        Assert.Equal(expected, Directory.GetFiles(output).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal((1280, 800), PngSize(Path.Combine(output, "iris.lr.png")));
        Assert.StartsWith("<?xml", File.ReadAllText(Path.Combine(output, "iris.lr.svg")), StringComparison.Ordinal);
        Assert.Contains("\nrepeat,iteration,lr,loss,probe_loss\n0,0,1E-05,", File.ReadAllText(Path.Combine(output, "curve.csv")), StringComparison.Ordinal);
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(output, "run.json")));
        Assert.Equal(4, document.RootElement.GetProperty("files").GetArrayLength());
    }

    [Fact]
    public void No_plot_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        string output = folder.PathOf("empty");
        Assert.Equal(0, Cli.Run("run", s_iris, "--no-plot", "--output", output).ExitCode);
        Assert.Empty(Directory.GetFiles(output));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_for_any_number_of_threads()
    {
        using var one = new TemporaryFolder();
        using var two = new TemporaryFolder();
        string[] options = ["--model", "mlp:300,300", "--batch-size", "100", "--steps", "40", "--seed", "9", "--curve", "curve.csv", "--plot", "iris.lr.png", "--plot", "iris.lr.svg"];
        Cli.Run(["run", s_iris, .. options, "--threads", "1", "--output", one.Path]);
        Cli.Run(["run", s_iris, .. options, "--threads", "3", "--output", two.Path]);
        Assert.Equal(3, one.Files.Length);
        foreach (string file in new[] { "iris.lr.png", "iris.lr.svg" })
            Assert.Equal(File.ReadAllBytes(one.PathOf(file)), File.ReadAllBytes(two.PathOf(file)));
        Assert.Equal(File.ReadAllText(one.PathOf("curve.csv")), File.ReadAllText(two.PathOf("curve.csv")));
    }

    [Fact]
    public void The_seed_changes_the_run() =>
        Assert.NotEqual(Cli.Run("run", s_iris, "--no-plot", "--json").Output, Cli.Run("run", s_iris, "--no-plot", "--json", "--seed", "1").Output);

    [Theory]
    [InlineData("--optimizer", "sgd")]
    [InlineData("--optimizer", "sgd", "--momentum", "0.9", "--nesterov", "--weight-decay", "1e-4")]
    [InlineData("--optimizer", "adamw")]
    [InlineData("--optimizer", "rmsprop", "--momentum", "0.5")]
    [InlineData("--optimizer", "nadam", "--weight-decay", "0.1")]
    [InlineData("--optimizer", "rprop")]
    [InlineData("--model", "linear")]
    [InlineData("--repeats", "1", "--probe-rows", "0")]
    [InlineData("--probe", "validation", "--batch-size", "2", "--steps", "20")]
    [InlineData("--rule", "descent")]
    [InlineData("--batch-size", "10", "--accumulate", "4", "--clip-norm", "0.5")]
    [InlineData("--model", "mlp:16")]
    [InlineData("--step-mode", "linear", "--lr-max", "0.5")]
    [InlineData("--task", "classification", "--target", "species")]
    [InlineData("--target", "5", "--batch-size", "16")]
    public void Options_are_understood(params string[] options)
    {
        Cli.Result result = Cli.Run(["run", s_iris, "--no-plot", .. options]);
        Assert.True(result.ExitCode is 0 or 4, result.Error);
        Assert.StartsWith("data        ", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mse", "mean squared error of the standardised target")]
    [InlineData("l1", "mean absolute error of the standardised target")]
    [InlineData("huber", "Huber loss of the standardised target")]
    public void A_regression_can_have_another_loss(string loss, string words)
    {
        Cli.Result result = Cli.Run("run", Repo.Sample("diabetes.csv"), "--no-plot", "--loss", loss);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"loss        {words}\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Accumulating_batches_is_as_one_large_batch()
    {
        string whole = Cli.Run("run", s_iris, "--no-plot", "--quiet", "--batch-size", "60").Output;
        Assert.Equal(whole, Cli.Run("run", s_iris, "--no-plot", "--quiet", "--batch-size", "15", "--accumulate", "4").Output);
    }

    [Fact]
    public void Every_optimizer_runs_and_reports_its_settings()
    {
        foreach (OptimizerSpec spec in OptimizerCatalog.All)
        {
            Cli.Result result = Cli.Run("run", s_iris, "--steps", "10", "--no-plot", "--json", "--optimizer", spec.Name);
            using var document = JsonDocument.Parse(result.Output);
            JsonElement optimizer = document.RootElement.GetProperty("optimizer");
            Assert.Equal(spec.Name, optimizer.GetProperty("name").GetString());
            Assert.Equal(spec.Settings().Keys, optimizer.GetProperty("settings").EnumerateObject().Select(s => s.Name));
        }
    }

    [Theory]
    [InlineData("optimizer   rmsprop, momentum 0.5, weight decay 0.1", "--optimizer", "rmsprop", "--momentum", "0.5", "--weight-decay", "0.1")]
    [InlineData("optimizer   sgd, momentum 0.9 (Nesterov)", "--optimizer", "sgd", "--momentum", "0.9", "--nesterov")]
    [InlineData("optimizer   adamw, weight decay 0.01", "--optimizer", "adamw")]
    [InlineData("optimizer   rprop", "--optimizer", "rprop")]
    public void The_summary_names_the_optimizer_with_what_was_set(string line, params string[] options) =>
        Assert.Contains(line, Cli.Run(["run", s_iris, "--no-plot", "--steps", "10", .. options]).Output.Split('\n'));

    [Fact]
    public void All_rules_stand_side_by_side_with_their_disagreement()
    {
        string[] lines = Cli.Run("run", s_iris, "--no-plot", "--all-rules").Output.Split('\n');
        int first = Array.FindIndex(lines, l => l.StartsWith("rules       steepest  ", StringComparison.Ordinal));
        Assert.All(["descent", "blend", "valley", "slide", "minimum"], (name, i) => Assert.StartsWith($"            {name} ", lines[first + 1 + i], StringComparison.Ordinal));
        Assert.Matches(@"^            they lie within \d\.\d\d decades$", lines[first + 6]);
    }

    [Fact]
    public void Another_rule_gives_another_rate_with_the_same_roles()
    {
        JsonElement Of(string rule) => JsonElement.Parse(Cli.Run("run", s_iris, "--no-plot", "--json", "--rule", rule).Output).GetProperty("suggestion");
        JsonElement steepest = Of("steepest"), valley = Of("valley");
        Assert.Equal("valley", valley.GetProperty("rule").GetString());
        Assert.NotEqual(steepest.GetProperty("learning_rate").GetDouble(), valley.GetProperty("learning_rate").GetDouble());
        foreach (string role in new[] { "onset", "steepest", "minimum", "edge" })
            Assert.Equal(steepest.GetProperty(role).GetDouble(), valley.GetProperty(role).GetDouble());
    }

    [Fact]
    public void A_file_without_a_header_can_be_read()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("plain.csv", string.Join('\n', File.ReadAllLines(s_iris).Skip(1)));
        Cli.Result result = Cli.Run("run", path, "--header", "no", "--no-plot");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("150 rows, 4 features, 3 classes of 'c5'", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_curve_that_says_nothing_exits_with_4_and_writes_its_plot_all_the_same()
    {
        using var folder = new TemporaryFolder();
        Cli.Result result = Cli.Run("run", s_iris, "--lr-max", "1e-4", "--output", folder.Path);
        Assert.Equal(4, result.ExitCode);
        Assert.Equal(["iris.lr.png"], folder.Files);
        Assert.Contains("suggestion  none (minimum-at-edge): the loss is still falling at the last rate", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Quiet_without_a_suggestion_prints_no_number()
    {
        Cli.Result result = Cli.Run("run", s_iris, "--lr-max", "1e-4", "--no-plot", "--quiet");
        Assert.Equal(4, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Equal("lrfind: no suggestion (minimum-at-edge): the loss is still falling at the last rate; raise --lr-max", Assert.Single(result.ErrorLines));
    }

    [Fact]
    public void Warnings_go_to_standard_error()
    {
        Cli.Result result = Cli.Run("run", Repo.Sample("titanic.csv"), "--target", "survived", "--no-plot", "--lr-max", "0.03");
        Assert.Contains("lrfind: warning: the loss does not take off", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_culture_of_the_machine_changes_nothing()
    {
        string expected = Cli.Run("run", s_iris, "--no-plot", "--json").Output;
        CultureInfo before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (comma.NumberFormat.NumberDecimalSeparator, comma.NumberFormat.NumberGroupSeparator) = (",", ".");
        try
        {
            CultureInfo.CurrentCulture = comma;
            using var folder = new TemporaryFolder();
            Assert.Equal(expected, Cli.Run("run", s_iris, "--no-plot", "--json").Output);
            Cli.Run("run", s_iris, "--plot", "iris.lr.svg", "--curve", "c.csv", "--output", folder.Path);
            Assert.DoesNotContain("1,00e-05", File.ReadAllText(folder.PathOf("iris.lr.svg")), StringComparison.Ordinal);
            Assert.Contains("\n0,0,1E-05,1.", File.ReadAllText(folder.PathOf("c.csv")), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static (int Width, int Height) PngSize(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], bytes[..4]);
        int At(int offset) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(offset));
        return (At(16), At(20));
    }

    [Fact]
    public void A_test_of_less_than_a_step_a_decade_gives_a_verdict_and_no_number()
    {
        string[] command = ["run", s_iris, "--no-plot", "--lr-min", "1e-10", "--lr-max", "10", "--steps", "10"];
        Cli.Result bare = Cli.Run([.. command, "--quiet"]), json = Cli.Run([.. command, "--json"]);
        Assert.Equal((4, "", 4), (bare.ExitCode, bare.Output, json.ExitCode));
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(json.Output).RootElement.GetProperty("suggestion").ValueKind);
    }
}
