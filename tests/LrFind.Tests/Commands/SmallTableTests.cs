using System.Text.Json;

namespace LrFind.Tests.Commands;

/// <summary>A table with fewer rows to train on than a usual batch is one like any other; the batches are smaller, and every command says so.</summary>
public class SmallTableTests
{
    private const string Said = "lrfind: warning: batches of 32 rows: 48 rows to train on are fewer than 64";

    private static string Table(TemporaryFolder folder) =>
        folder.Write("small.csv", "a,b,y\n" + string.Concat(Enumerable.Range(0, 60).Select(i => FormattableString.Invariant($"{Math.Sin(i):F4},{Math.Cos(1.7 * i):F4},{Math.Sin(i) + 2 * Math.Cos(1.7 * i):F4}\n"))));

    [Fact]
    public void Run_takes_the_largest_batches_that_fit_and_says_so()
    {
        using var folder = new TemporaryFolder();
        Cli.Result result = Cli.Run("run", Table(folder), "--no-plot", "--json", folder.PathOf("r.json"), "--curve", folder.PathOf("c.csv"));
        Assert.Equal((0, Said), (result.ExitCode, Assert.Single(result.ErrorLines)));
        Assert.Contains("in 3 × 100 steps of 32 rows\n", result.Output, StringComparison.Ordinal);
        JsonElement json = JsonElement.Parse(File.ReadAllText(folder.PathOf("r.json")));
        Assert.Equal(32, json.GetProperty("range_test").GetProperty("batch_size").GetInt32());
        Assert.StartsWith("batches of 32 rows", Assert.Single(json.GetProperty("warnings").EnumerateArray()).GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("steps of 32 rows\n", File.ReadAllText(folder.PathOf("c.csv")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("verify")]
    [InlineData("check", "--lr", "3e-3")]
    [InlineData("init")]
    [InlineData("sweep")]
    public void A_size_that_was_asked_for_is_not_changed(string command, params string[] options)
    {
        using var folder = new TemporaryFolder();
        string path = Table(folder);
        string[] own = command == "sweep" ? ["--output", folder.PathOf("s")] : command == "init" ? ["--config", folder.PathOf("c.json")] : [];
        Cli.Result result = Cli.Run([command, path, "--batch-size", "64", .. options, .. own]);
        Assert.Equal((3, $"{path}: error: 48 rows to train on are fewer than a batch of 64; use --batch-size 32, or more rows"), (result.ExitCode, Assert.Single(result.ErrorLines)));
    }

    [Fact]
    public void Verify_and_check_train_with_them()
    {
        using var folder = new TemporaryFolder();
        string path = Table(folder);
        foreach (string[] command in new string[][] { ["verify", path, "--no-plot", "--json"], ["check", path, "--lr", "3e-3", "--json"] })
        {
            Cli.Result result = Cli.Run(command), sized = Cli.Run([.. command, "--batch-size", "32"]);
            Assert.Equal((sized.ExitCode, Said), (result.ExitCode, Assert.Single(result.ErrorLines)));
            Assert.Equal(32, JsonElement.Parse(result.Output).GetProperty("range_test").GetProperty("batch_size").GetInt32());
        }
    }

    [Fact]
    public void A_configuration_names_no_size_where_none_was_asked_for()
    {
        using var folder = new TemporaryFolder();
        string path = Table(folder), config = folder.PathOf("lrfind.json");
        Cli.Result init = Cli.Run("init", path, "--config", config);
        Assert.Equal((0, Said), (init.ExitCode, Assert.Single(init.ErrorLines)));
        Assert.DoesNotContain("batch-size", File.ReadAllText(config), StringComparison.Ordinal);
        Cli.Result check = Cli.Run("check", "--config", config);
        Assert.Equal((0, "lrfind: warning: check 'small': batches of 32 rows: 48 rows to train on are fewer than 64"), (check.ExitCode, Assert.Single(check.ErrorLines)));
    }

    [Fact]
    public void A_sweep_has_one_size_that_is_the_same_in_all_its_files()
    {
        using var folder = new TemporaryFolder();
        string path = Table(folder), sweep = folder.PathOf("sweep");
        Cli.Result result = Cli.Run("sweep", path, "--optimizer", "sgd,adam", "--output", sweep, "--no-plot");
        Assert.Equal((0, Said), (result.ExitCode, Assert.Single(result.ErrorLines)));
        Assert.Contains("batch 32", result.Output, StringComparison.Ordinal);
        Assert.All(File.ReadLines(Path.Combine(sweep, "sweep.csv")).Skip(1), l => Assert.Equal("32", l.Split(',')[3]));
        Assert.Equal(0, Cli.Run("merge", sweep, "--no-plot").ExitCode);
        string given = folder.PathOf("given");
        Cli.Run("sweep", path, "--optimizer", "sgd,adam", "--batch-size", "32", "--output", given, "--no-plot");
        Assert.Equal(File.ReadAllText(Path.Combine(sweep, "sweep.csv")), File.ReadAllText(Path.Combine(given, "sweep.csv")));
    }
}
