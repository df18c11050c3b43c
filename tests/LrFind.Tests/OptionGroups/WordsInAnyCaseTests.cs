using System.Text.Json;

namespace LrFind.Tests.OptionGroups;

/// <summary>Names are found in any case, and reported as they are listed; files and columns keep theirs.</summary>
public class WordsInAnyCaseTests
{
    private static readonly string s_iris = Repo.Sample("iris.csv");
    private static readonly string[] s_quick = ["--steps", "40", "--repeats", "1", "--no-plot"];

    [Theory]
    [InlineData("--model", "MLP:64,GELU,Dropout=0.1", "mlp:64,gelu,dropout=0.1")]
    [InlineData("--model", "MLP_BN:64,Leaky_ReLU", "mlp-bn:64,leaky-relu")]
    [InlineData("--optimizer", "AdamW", "adamw")]
    [InlineData("--rule", "Steepest", "steepest")]
    [InlineData("--task", "Classification", "classification")]
    [InlineData("--engine", "Embedded", "embedded")]
    [InlineData("--class-weights", "Balanced", "balanced")]
    [InlineData("--step-mode", "LINEAR", "linear")]
    [InlineData("--probe", "Training", "training")]
    [InlineData("--header", "Yes", "yes")]
    [InlineData("--encoding", "UTF8", "utf-8")]
    [InlineData("--separator", "Comma", "comma")]
    public void A_word_in_another_case_is_the_word(string option, string typed, string word) => Assert.Equal(Document(option, word), Document(option, typed));

    [Fact]
    public void A_loss_and_a_schedule_are_found_too()
    {
        string[] verify = ["verify", Repo.Sample("diabetes.csv"), "--lr", "0.01", "--train-steps", "40", "--train-seeds", "1", "--json", .. s_quick];
        string expected = Cli.Run([.. verify, "--loss", "huber", "--schedule", "one-cycle:pct-start=0.2"]).Output;
        Assert.Contains("\"one-cycle:pct-start=0.2\"", expected, StringComparison.Ordinal);
        Assert.Equal(expected, Cli.Run([.. verify, "--loss", "Huber", "--schedule", "OneCycle:Pct_Start=0.2"]).Output);
    }

    [Fact]
    public void A_configuration_may_write_them_so_and_init_writes_what_the_schema_has()
    {
        using var folder = new TemporaryFolder();
        string config = folder.PathOf("c.json");
        Assert.Equal(0, Cli.Run("init", s_iris, "--task", "Classification", "--loss", "AUTO", "--lr", "3e-3", "--config", config).ExitCode);
        string written = File.ReadAllText(config);
        Assert.Contains("\"task\": \"classification\"", written, StringComparison.Ordinal);
        Assert.Contains("\"loss\": \"auto\"", written, StringComparison.Ordinal);
        File.WriteAllText(config, written.Replace("\"classification\"", "\"Classification\"", StringComparison.Ordinal));
        Assert.True(Cli.Run("check", "--config", config, "--train-steps", "20").ExitCode is 0 or 1);
    }

    [Fact]
    public void Files_and_columns_keep_their_case()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var folder = new TemporaryFolder();
        string model = folder.PathOf("Mlp.json");
        Assert.Equal(0, Cli.Run("models", s_iris, "--model", "mlp:8", "--export", model).ExitCode);
        Assert.Equal(0, Cli.Run(["run", s_iris, "--model", model, .. s_quick]).ExitCode);
        Cli.Result file = Cli.Run(["run", s_iris, "--model", folder.PathOf("mlp.json"), .. s_quick]);
        Assert.Equal(3, file.ExitCode);
        Assert.StartsWith(folder.PathOf("mlp.json"), Assert.Single(file.ErrorLines), StringComparison.Ordinal);
        Cli.Result column = Cli.Run(["run", s_iris, "--target", "SPECIES", .. s_quick]);
        Assert.Equal(3, column.ExitCode);
        Assert.Contains("'SPECIES'", Assert.Single(column.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sweep_counts_a_name_in_two_cases_as_one_and_says_it_once()
    {
        using var folder = new TemporaryFolder();
        Cli.Result twice = Cli.Run("sweep", s_iris, "--model", "mlp,MLP", "--output", folder.PathOf("out"));
        Assert.Equal("lrfind: error: --model is mlp twice; expected different values", Assert.Single(twice.ErrorLines));
        Cli.Run("sweep", s_iris, "--model", "Linear,MLP:8", "--optimizer", "SGD", "--steps", "20", "--output", folder.Path, "--no-plot");
        Assert.Equal(["linear", "mlp:8"], JsonElement.Parse(File.ReadAllText(folder.PathOf("sweep.json"))).GetProperty("cells").EnumerateArray().Select(c => c.GetProperty("model").GetString()!));
    }

    [Theory]
    [InlineData("--task is 'clasification'; expected auto, regression or classification; did you mean 'classification'?", "--task", "clasification")]
    [InlineData("--rule is 'stepest'; expected steepest, descent, blend, valley, slide or minimum; did you mean 'steepest'?", "--rule", "stepest")]
    [InlineData("--engine is 'torchshrp'; expected embedded or torchsharp; did you mean 'torchsharp'?", "--engine", "torchshrp")]
    public void A_mistyped_word_is_told_what_it_was_meant_to_be(string message, string option, string typed)
    {
        Cli.Result result = Cli.Run(["run", s_iris, option, typed, .. s_quick]);
        Assert.Equal((2, $"lrfind: error: {message}"), (result.ExitCode, Assert.Single(result.ErrorLines)));
    }

    private static string Document(string option, string value)
    {
        Cli.Result result = Cli.Run(["run", s_iris, "--json", option, value, .. s_quick]);
        Assert.Equal("", result.Error);
        Assert.NotEmpty(result.Output);
        return result.Output;
    }
}
