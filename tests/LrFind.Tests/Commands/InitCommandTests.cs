using System.Text.Json;

namespace LrFind.Tests.Commands;

public class InitCommandTests
{
    private static readonly string s_iris = Repo.Sample("iris.csv");

    [Fact]
    public void A_configuration_is_written_whose_check_passes()
    {
        using var folder = new TemporaryFolder();
        File.Copy(Repo.PathOf("samples/titanic.csv"), folder.PathOf("titanic.csv"));
        string config = folder.PathOf("lrfind.json");
        Cli.Result result = Cli.Run("init", folder.PathOf("titanic.csv"), "--target", "survived", "--drop", "age", "--strict", "--batch-size", "32", "--margin", "0.2", "--config", config);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Matches($"^check       'titanic' of \\d.\\d0e-0\\d\nwritten     {config}\nwritten     {folder.PathOf("lrfind.schema.json")}\nrun it by   lrfind check --config {config}\n$", result.Output);

        JsonElement check = JsonElement.Parse(File.ReadAllText(config)).GetProperty("checks").GetProperty("titanic");
        Assert.Equal(["data", "target", "drop", "strict", "batch-size", "margin", "lr"], check.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("survived", true, 32, 0.2), (check.GetProperty("target").GetString(), check.GetProperty("strict").GetBoolean(), check.GetProperty("batch-size").GetInt32(), check.GetProperty("margin").GetDouble()));
        Assert.Equal(0, Cli.Run("check", "--config", config).ExitCode);
    }

    [Fact]
    public void Files_are_named_from_the_configuration_s_folder()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("sub"));
        string data = Path.GetRelativePath(Environment.CurrentDirectory, Repo.PathOf("samples/iris.csv")), config = folder.PathOf("sub/c.json");
        Assert.Equal(0, Cli.Run("init", data, "--lr", "3e-3", "--name", "mine", "--config", config).ExitCode);
        string written = JsonElement.Parse(File.ReadAllText(config)).GetProperty("checks").GetProperty("mine").GetProperty("data").GetString()!;
        Assert.Equal(Repo.PathOf("samples/iris.csv"), Path.GetFullPath(written, folder.PathOf("sub")));
        Assert.Equal(0, Cli.Run("check", "--config", config).ExitCode);
    }

    [Fact]
    public void Values_of_a_model_s_parameters_are_a_list()
    {
        using var folder = new TemporaryFolder();
        string config = folder.PathOf("c.json");
        Cli.Run("init", Repo.PathOf("samples/diabetes.csv"), "--model", Repo.PathOf("samples/residual.cs#ResidualNet"), "--model-arg", "hidden=32", "--model-arg", "features=10", "--lr", "1e-3", "--config", config);
        Assert.Equal(["hidden=32", "features=10"], JsonElement.Parse(File.ReadAllText(config)).GetProperty("checks").GetProperty("diabetes").GetProperty("model-arg").EnumerateArray().Select(a => a.GetString()!));
    }

    [Fact]
    public void A_second_check_is_added_and_all_else_stays_as_it_is()
    {
        using var folder = new TemporaryFolder();
        const string Before = "{\n  // Of all.\n  \"defaults\": { \"model\": \"linear\", \"optimizer\": \"sgd\", \"momentum\": 0.90 },\n  \"checks\": {\n    \"first\": { \"data\": \"iris.csv\", \"lr\": 0.1 } // By hand.\n  }\n}\n";
        string config = folder.Write("lrfind.json", Before);
        Cli.Result result = Cli.Run("init", s_iris, "--config", config, "--optimizer", "sgd", "--momentum", "0.9", "--seed", "7", "--name", "second");
        Assert.Equal(0, result.ExitCode);
        Assert.Matches($"^check       'second' of \\d.\\d0e[-+]0\\d\nadded to    {config}\nrun it by   lrfind check --config {config}\n$", result.Output);
        string after = File.ReadAllText(config), added = after.Split('\n')[5];
        Assert.Equal(Before, after.Replace(", // By hand.", " // By hand.", StringComparison.Ordinal).Replace($"{added}\n", "", StringComparison.Ordinal));
        Assert.Matches("^    \"second\": { \"data\": \"[^\"]+iris.csv\", \"seed\": 7, \"lr\": [^ ]+ }$", added);
        Assert.Equal(["lrfind.json"], folder.Files);
        // The rate is one for the defaults, with which the check is made.
        Assert.Equal(0, Cli.Run("check", "--config", config, "--only", "second").ExitCode);
    }

    [Fact]
    public void What_differs_from_the_defaults_is_written()
    {
        using var folder = new TemporaryFolder();
        string config = folder.Write("c.json", """{ "defaults": { "strict": true, "drop": ["sepal_length", "sepal_width"], "data": "other.csv", "lr": 1 } }""");
        Cli.Run("init", s_iris, "--config", config, "--lr", "3e-3", "--strict", "false", "--drop", "sepal_length,sepal_width", "--name", "a");
        Cli.Run("init", s_iris, "--config", config, "--lr", "3e-3", "--strict", "--drop", "sepal_length", "--name", "b");
        JsonElement checks = JsonElement.Parse(File.ReadAllText(config)).GetProperty("checks");
        Assert.Equal(["data", "strict", "lr"], checks.GetProperty("a").EnumerateObject().Select(p => p.Name));
        Assert.Equal(["data", "drop", "lr"], checks.GetProperty("b").EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public void A_name_that_is_taken_is_refused_and_the_way_out_named()
    {
        using var folder = new TemporaryFolder();
        string config = folder.PathOf("lrfind.json");
        Assert.Equal(0, Cli.Run("init", s_iris, "--lr", "3e-3", "--config", config).ExitCode);
        string before = File.ReadAllText(config);
        Cli.Result result = Cli.Run("init", s_iris, "--lr", "1e-3", "--config", config);
        Assert.Equal((2, $"lrfind: error: '{config}' has a check 'iris' already, in line 4; call this one something else by --name"), (result.ExitCode, Assert.Single(result.ErrorLines)));
        Assert.Equal(before, File.ReadAllText(config));
        Assert.Equal(0, Cli.Run("init", s_iris, "--lr", "1e-3", "--config", config, "--name", "iris-2").ExitCode);
        Assert.Equal(["iris", "iris-2"], JsonElement.Parse(File.ReadAllText(config)).GetProperty("checks").EnumerateObject().Select(p => p.Name));
        Assert.Equal(["lrfind.json", "lrfind.schema.json"], folder.Files.Order());
    }

    [Theory]
    [InlineData("mine", 3, "(1,1): error: this is no JSON: ")]
    [InlineData("", 3, "(1,1): error: this is no JSON: ")]
    [InlineData("{ \"checks\": {\n  \"a\": { \"data\": \"a.csv\" \"lr\": 1 }\n} }", 3, "(2,26): error: this is no JSON: ")]
    [InlineData("{ \"checks\": {},\n  \"check\": {} }", 3, "(2,3): error: 'check' is not known; expected checks, defaults or $schema")]
    [InlineData("{ \"defaults\": {\n  \"batch-size\": 0 } }", 3, "(2,3): error: --batch-size is 0; expected ")]
    [InlineData("{ \"defaults\": {\n  \"bach-size\": 8 } }", 3, "(2,3): error: 'bach-size' is no setting of a check; expected ")]
    [InlineData("{ \"defaults\": {\n  \"momentum\": 0.9 } }", 3, "(2,3): error: --momentum")]
    public void A_file_that_cannot_be_followed_is_left_alone(string text, int exitCode, string problem)
    {
        using var folder = new TemporaryFolder();
        string config = folder.Write("lrfind.json", text);
        Cli.Result result = Cli.Run("init", s_iris, "--config", config, "--lr", "1e-3");
        Assert.Equal(exitCode, result.ExitCode);
        Assert.StartsWith($"{config}{problem}", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(config));
        Assert.Equal(["lrfind.json"], folder.Files);
    }

    [Fact]
    public void The_mark_of_the_encoding_stays()
    {
        using var folder = new TemporaryFolder();
        string config = folder.PathOf("c.json");
        File.WriteAllText(config, "{\n  \"checks\": {}\n}", new System.Text.UTF8Encoding(true));
        byte[] before = File.ReadAllBytes(config);
        Assert.Equal(0, Cli.Run("init", s_iris, "--config", config, "--lr", "1e-3").ExitCode);
        byte[] after = File.ReadAllBytes(config);
        Assert.Equal(before[..18], after[..18]);
        Assert.Equal(0, Cli.Run("check", "--config", config, "--only", "iris", "--train-steps", "10").ExitCode & ~1);
    }

    [Fact]
    public async Task Checks_that_are_added_at_once_are_all_there()
    {
        using var folder = new TemporaryFolder();
        string config = folder.PathOf("lrfind.json");
        string[] names = [.. Enumerable.Range(0, 8).Select(i => $"check-{i}")];
        Cli.Result[] results = await Task.WhenAll(names.Select(n => Task.Run(() => Cli.Run("init", s_iris, "--lr", "3e-3", "--config", config, "--name", n))));
        Assert.All(results, r => Assert.Equal((0, ""), (r.ExitCode, r.Error)));
        Assert.Equal(names, JsonElement.Parse(File.ReadAllText(config)).GetProperty("checks").EnumerateObject().Select(p => p.Name).Order());
        Assert.Equal(["lrfind.json", "lrfind.schema.json"], folder.Files.Order());
    }

    [Fact]
    public void A_lock_that_comes_and_goes_is_waited_for()
    {
        using var folder = new TemporaryFolder();
        string config = folder.PathOf("lrfind.json");
        using var enough = new CancellationTokenSource();
        var other = new Thread(() =>
        {
            while (!enough.IsCancellationRequested)
            {
                try
                {
                    using var held = new FileStream(folder.PathOf(".lrfind.json.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                    Thread.SpinWait(500);
                    File.Delete(held.Name);
                }
                catch (IOException)
                {
                    // The one that is tested has it.
                }

                Thread.SpinWait(1000);
            }
        });
        other.Start();
        for (int i = 0; i < 10; i++)
        {
            Cli.Result result = Cli.Run("init", s_iris, "--lr", "3e-3", "--config", config, "--name", $"check-{i}");
            Assert.Equal((0, ""), (result.ExitCode, result.Error));
        }

        enough.Cancel();
        other.Join();
        Assert.Equal(10, JsonElement.Parse(File.ReadAllText(config)).GetProperty("checks").EnumerateObject().Count());
    }

    [Fact]
    public void A_lock_that_stays_is_said_and_nothing_written()
    {
        using var folder = new TemporaryFolder();
        string config = folder.PathOf("lrfind.json");
        using (var held = new FileStream(folder.PathOf(".lrfind.json.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            Cli.Result result = Cli.Run("init", s_iris, "--lr", "3e-3", "--config", config);
            Assert.Equal((2, $"lrfind: error: cannot write '{config}': another lrfind is writing it, and does not end; wait for it, or end it"), (result.ExitCode, Assert.Single(result.ErrorLines)));
            Assert.False(File.Exists(config));
        }

        Assert.Equal(0, Cli.Run("init", s_iris, "--lr", "3e-3", "--config", config).ExitCode);
    }

    [Fact]
    public void Editors_find_the_schema_beside_the_file()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("sub"));
        Assert.Equal(0, Cli.Run("init", s_iris, "--lr", "3e-3", "--config", folder.PathOf("sub/ci.json")).ExitCode);
        string reference = JsonElement.Parse(File.ReadAllText(folder.PathOf("sub/ci.json"))).GetProperty("$schema").GetString()!;
        Assert.Equal(File.ReadAllText(Repo.PathOf("docs/lrfind.schema.json")), File.ReadAllText(folder.PathOf($"sub/{reference}")));
    }

    [Theory]
    [InlineData("""{ "title": "Checks for lrfind", "version": "older" }""", true)]
    [InlineData("""{ "title": "Something else" }""", false)]
    public void A_schema_of_another_version_is_replaced_and_what_is_none_of_ours_is_not(string there, bool isReplaced)
    {
        using var folder = new TemporaryFolder();
        string schema = folder.Write("lrfind.schema.json", there), config = folder.PathOf("lrfind.json");
        Assert.Equal(0, Cli.Run("init", s_iris, "--lr", "3e-3", "--config", config).ExitCode);
        Assert.Equal(isReplaced, File.ReadAllText(schema) != there);
        Assert.Equal(isReplaced, JsonElement.Parse(File.ReadAllText(config)).TryGetProperty("$schema", out _));
    }

    [Fact]
    public void Without_a_suggestion_nothing_is_written()
    {
        using var folder = new TemporaryFolder();
        Cli.Result result = Cli.Run("init", Repo.PathOf("samples/iris.csv"), "--lr-max", "1e-4", "--config", folder.PathOf("c.json"));
        Assert.Equal((4, ""), (result.ExitCode, result.Output));
        Assert.Equal("lrfind: no suggestion to check (minimum-at-edge): the loss is still falling at the last rate; raise --lr-max, or name a rate with --lr", Assert.Single(result.ErrorLines));
        Assert.Empty(folder.Files);
    }
}
