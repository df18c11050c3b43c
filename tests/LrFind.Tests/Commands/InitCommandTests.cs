using System.Text.Json;

namespace LrFind.Tests.Commands;

public class InitCommandTests
{
    [Fact]
    public void A_configuration_is_written_whose_check_passes()
    {
        using var folder = new TemporaryFolder();
        File.Copy(Repo.PathOf("samples/titanic.csv"), folder.PathOf("titanic.csv"));
        string config = folder.PathOf("lrfind.json");
        Cli.Result result = Cli.Run("init", folder.PathOf("titanic.csv"), "--target", "survived", "--drop", "age", "--strict", "--batch-size", "32", "--margin", "0.2", "--config", config);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Matches($"^check       'titanic' of \\d.\\d0e-0\\d\nwritten     {config}\nrun it by   lrfind check --config {config}\n$", result.Output);

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
    public void A_file_that_is_there_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        string config = folder.Write("lrfind.json", "mine");
        Cli.Result result = Cli.Run("init", Repo.PathOf("samples/iris.csv"), "--config", config);
        Assert.Equal((2, $"lrfind: error: '{config}' is there already; add a check to it, or name another file by --config"), (result.ExitCode, Assert.Single(result.ErrorLines)));
        Assert.Equal("mine", File.ReadAllText(config));
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
