using System.Diagnostics;
using LrFind.Cli.OptionGroups;

namespace LrFind.Tests.Commands;

public class SweepCommandTests
{
    private static readonly string s_iris = Repo.Sample("iris.csv");
    private static readonly string[] s_results = ["sweep.csv", "sweep.json", "sweep.png", "sweep.overlay.png"];
    private static readonly string[] s_grid =
        ["sweep", s_iris, "--model", "mlp:16,8,linear", "--optimizer", "sgd,adam", "--batch-size", "16,32", "--momentum", "0.5,0.9", "--steps", "60"];

    [Fact]
    public void The_table_and_the_files_are_as_approved()
    {
        using var folder = new TemporaryFolder();
        Cli.Result result = Cli.Run([.. s_grid, "--output", folder.Path]);
        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Error);
        Golden.Match("sweep/iris.txt", result.Output.Replace(folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
        Golden.Match("sweep/iris.csv", Masks.LastDigits(File.ReadAllText(folder.PathOf("sweep.csv"))));
        Assert.Equal([.. s_results.Append("cells.0-of-1.jsonl").Append("sweep.settings.json").Order(StringComparer.Ordinal)], folder.Files);
    }

    [Theory]
    [InlineData("mlp,linear", "mlp", "linear")]
    [InlineData("mlp:256,128", "mlp:256,128")]
    [InlineData("linear,mlp:256,128,gelu,dropout=0.1,resnet:64,net.json", "linear", "mlp:256,128,gelu,dropout=0.1", "resnet:64", "net.json")]
    [InlineData("mlp:8,mlp:16", "mlp:8", "mlp:16")]
    [InlineData("mlp,vgg", "mlp", "vgg")]
    [InlineData("Net.cs#A,Net.cs#B", "Net.cs#A", "Net.cs#B")]
    [InlineData("")]
    public void A_comma_behind_a_colon_separates_models_only_before_a_model(string text, params string[] models) => Assert.Equal(models, ModelList.Split(text));

    [Fact]
    public void Shares_join_to_the_whole_to_the_byte_and_what_is_missing_is_named()
    {
        using var folder = new TemporaryFolder();
        string whole = folder.PathOf("whole"), shared = folder.PathOf("shared");
        Cli.Run([.. s_grid, "--output", whole, "--threads", "2"]);
        foreach (string share in new[] { "2/3", "0/3" })
            Assert.Equal(0, Cli.Run([.. s_grid, "--output", shared, "--shard", share, "--threads", "1"]).ExitCode);
        Cli.Result part = Cli.Run("merge", shared);
        Assert.Equal(4, part.ExitCode);
        Assert.Equal("lrfind: warning: 4 of 12 cells are missing, of shares 1/3; run these again by 'lrfind sweep --resume'", Assert.Single(part.ErrorLines));

        Assert.Equal(0, Cli.Run([.. s_grid, "--output", shared, "--shard", "1/3", "--resume"]).ExitCode);
        Assert.Equal(0, Cli.Run("merge", shared).ExitCode);
        AssertSame(whole, shared);
    }

    [Fact]
    public async Task A_sweep_that_is_killed_again_and_again_loses_only_the_cells_in_flight()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        string whole = folder.PathOf("whole"), killed = folder.PathOf("killed");
        string[] grid = [.. s_grid[..^1], "2000"];
        Cli.Run([.. grid, "--output", whole]);
        int before = 0, kills = 0;
        for (int delay = 300; ; delay += 100)
        {
            using Process process = Process.Start(new ProcessStartInfo("dotnet", [typeof(LrFind.Cli.LrFindApp).Assembly.Location, .. grid, "--output", killed, "--resume"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            if (process.WaitForExit(delay))
            {
                Assert.Equal(0, process.ExitCode);
                break;
            }

            process.Kill();
            await process.WaitForExitAsync();
            kills++;
            int cells = Cells(killed);
            Assert.InRange(cells, before, 12);
            before = cells;
        }

        Assert.True(kills > 0);
        AssertSame(whole, killed);
    }

    [Fact]
    public void A_line_that_a_kill_has_torn_is_run_again()
    {
        using var folder = new TemporaryFolder();
        string whole = folder.PathOf("whole"), torn = folder.PathOf("torn");
        Cli.Run([.. s_grid, "--output", whole]);
        Cli.Run([.. s_grid, "--output", torn]);
        string file = Path.Combine(torn, "cells.0-of-1.jsonl");
        byte[] bytes = File.ReadAllBytes(file);
        foreach (int length in new[] { bytes.Length - 1, bytes.Length / 2, 1, 0 })
        {
            File.WriteAllBytes(file, bytes[..length]);
            Assert.Equal(0, Cli.Run([.. s_grid, "--output", torn, "--resume"]).ExitCode);
            AssertSame(whole, torn);
        }
    }

    [Theory]
    [InlineData("--batch-size is an empty list; expected at least one value", "--batch-size", ",")]
    [InlineData("--batch-size names 'x'; expected whole numbers separated by commas", "--batch-size", "8,x")]
    [InlineData("--weight-decay names 'x'; expected numbers separated by commas", "--weight-decay", "x")]
    [InlineData("--model is an empty list; expected at least one value", "--model", "")]
    [InlineData("--momentum is given for optimizers that have none; expected sgd or rmsprop in --optimizer", "--momentum", "0.9")]
    [InlineData("--optimizer is 'lbfgs'; expected adam, adamw, sgd, adadelta, adagrad, adamax, asgd, lion, nadam, radam, rmsprop or rprop", "--optimizer", "lbfgs")]
    [InlineData("--shard is 4/4; expected an index from 0 to 3", "--shard", "4/4")]
    [InlineData("--shard is '1'; expected the share from 0 and of how many, as in 0/4", "--shard", "1")]
    public void A_sweep_that_makes_no_sense_exits_with_2(string message, params string[] options)
    {
        using var folder = new TemporaryFolder();
        Cli.Result result = Cli.Run(["sweep", s_iris, "--output", folder.PathOf("out"), .. options]);
        Assert.Equal($"lrfind: error: {message}", Assert.Single(result.ErrorLines));
        Assert.Equal(2, result.ExitCode);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public void A_folder_with_another_sweep_is_refused()
    {
        using var folder = new TemporaryFolder();
        Cli.Run("sweep", s_iris, "--steps", "20", "--shard", "0/2", "--output", folder.Path);
        Fails($"{folder.Path}: error: the sweep in this folder has steps 20, this one 30; use the same settings, or another --output",
            "sweep", s_iris, "--steps", "30", "--shard", "1/2", "--output", folder.Path);
        Fails($"{folder.Path}: error: 1 cells are there already; --resume goes on, another --output begins anew",
            "sweep", s_iris, "--steps", "20", "--shard", "0/2", "--output", folder.Path);
        string settings = folder.PathOf("sweep.settings.json");
        File.WriteAllText(settings, File.ReadAllText(settings).Replace("\"lrfind ", "\"lrfind 0.0.", StringComparison.Ordinal));
        Assert.Contains("; use that version, or another folder", Assert.Single(Cli.Run("merge", folder.Path).ErrorLines), StringComparison.Ordinal);
        File.WriteAllText(settings, "{}");
        Fails($"{settings}: error: this is no description of a sweep; use another folder", "merge", folder.Path);
    }

    [Fact]
    public void A_folder_without_a_sweep_or_with_a_damaged_one_is_refused()
    {
        using var folder = new TemporaryFolder();
        Fails($"{folder.Path}: error: there is no sweep.settings.json; expected the folder that was --output of a sweep", "merge", folder.Path);
        Cli.Run("sweep", s_iris, "--steps", "20", "--output", folder.Path);
        string cells = folder.Write("cells.0-of-1.jsonl", "{}\n");
        Fails($"{cells}(1): error: this is no outcome of a cell of this sweep; delete the file, and run its share again", "merge", folder.Path);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_refused_before_the_work()
    {
        if (!OperatingSystem.IsLinux())
            return;
        Cli.Result result = Cli.Run("sweep", s_iris, "--output", "/proc/self");
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("lrfind: error: cannot write '/proc/self", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    private static int Cells(string folder)
    {
        string file = Path.Combine(folder, "cells.0-of-1.jsonl");
        return File.Exists(file) ? File.ReadAllText(file).Count(c => c == '\n') : 0;
    }

    private static void AssertSame(string expected, string actual) =>
        Assert.All(s_results, name => Assert.Equal(File.ReadAllBytes(Path.Combine(expected, name)), File.ReadAllBytes(Path.Combine(actual, name))));

    private static void Fails(string message, params string[] args)
    {
        Cli.Result result = Cli.Run(args);
        Assert.Equal(message, Assert.Single(result.ErrorLines));
        Assert.Equal(3, result.ExitCode);
    }
}
