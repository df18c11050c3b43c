using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
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
    public void Optimizers_with_settings_are_cells_of_their_own_and_a_sweep_with_others_is_another()
    {
        using var folder = new TemporaryFolder();
        string[] Sweep(string optimizers) => ["sweep", s_iris, "--optimizer", optimizers, "--steps", "30", "--output", folder.Path, "--no-plot", "--resume"];
        Cli.Run(Sweep("SGD:momentum=0.9,Nesterov,adam,Adam:betas=0.9,0.95"));
        Assert.Equal(["sgd:momentum=0.9,nesterov", "adam", "adam:betas=0.9,0.95"], Column("optimizer"));
        Assert.Equal(3, Column("suggestion").Where(s => s.Length > 0).Distinct().Count());
        Assert.Empty(Cli.Run(Sweep("sgd:momentum=0.9,nesterov=true,adam:eps=1e-8,adam:betas=.9,.95")).Error);
        Fails($"{folder.Path}: error: the sweep in this folder has optimizer sgd:momentum=0.9,nesterov,adam,adam:betas=0.9,0.95, "
            + "this one sgd:momentum=0.9,nesterov,adam,adam:betas=0.9,0.99; use the same settings, or another --output", Sweep("sgd:momentum=0.9,nesterov,adam,adam:betas=0.9,0.99"));

        string[] Column(string name)
        {
            string[][] rows = [.. File.ReadAllLines(folder.PathOf("sweep.csv")).Select(l => Regex.Matches(l, "(?<=^|,)(\"[^\"]*\"|[^,]*)").Select(m => m.Value.Trim('"')).ToArray())];
            return [.. rows.Skip(1).Select(r => r[Array.IndexOf(rows[0], name)])];
        }
    }

    [Fact]
    public void The_table_is_sorted_and_the_best_cell_marked_by_merge_too()
    {
        using var folder = new TemporaryFolder();
        string output = Cli.Run([.. s_grid, "--output", folder.Path, "--no-plot", "--sort", "Loss"]).Output;
        string[] sorted = File.ReadAllLines(folder.PathOf("sweep.csv"));
        double[] losses = [.. sorted.Skip(1).Select(l => double.Parse(l.Split(',')[^2], CultureInfo.InvariantCulture))];
        Assert.Equal(losses.Order(), losses);
        Assert.Equal(["true", .. Enumerable.Repeat("false", losses.Length - 1)], sorted.Skip(1).Select(l => l.Split(',')[^1]));
        Assert.Matches(@"loss        smoothed softmax cross-entropy at its lowest; \* marks the best cell\n", output);
        Assert.Single(output.Split('\n'), l => l.EndsWith('*'));
        Assert.Equal(0, Cli.Run("merge", folder.Path, "--no-plot").ExitCode);
        string[] unsorted = File.ReadAllLines(folder.PathOf("sweep.csv"));
        Assert.Equal(sorted.Order(StringComparer.Ordinal), unsorted.Order(StringComparer.Ordinal));
        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"{i}"), unsorted.Skip(1).Select(l => l.Split(',')[0]));
        Assert.Equal(output, Cli.Run("merge", folder.Path, "--no-plot", "--sort", "minimum_loss").Output);
    }

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
    [InlineData("--optimizer is 'adam:betas=0.9' with 'betas=0.9'; expected two numbers, as in betas=0.9,0.99", "--optimizer", "sgd,adam:betas=0.9,adamw")]
    [InlineData("--optimizer is 'adma'; expected adam, adamw, sgd, adadelta, adagrad, adamax, asgd, lion, nadam, radam, rmsprop or rprop; did you mean 'adam'?", "--optimizer", "sgd:momentum=0.9,adma")]
    [InlineData("--optimizer is 'sgd:momentum=0.9,nestrov' with 'nestrov'; expected momentum=NUMBER, dampening=NUMBER, weight_decay=NUMBER or nesterov; did you mean 'nesterov'?", "--optimizer", "sgd:momentum=0.9,nestrov,adam")]
    [InlineData("--weight-decay is given, and so is weight_decay in 'adamw:weight_decay=0.1' of --optimizer; expected one of the two", "--optimizer", "adam,adamw:weight_decay=0.1", "--weight-decay", "0,0.1")]
    [InlineData("--sort is 'los'; expected cell, model, optimizer, batch-size, weight-decay, momentum, rate, onset, edge, spread, loss or verdict; did you mean 'loss'?", "--sort", "los")]
    [InlineData("--sort is given, and this is share 0/2 of the sweep; give it to 'lrfind merge', which joins the shares", "--sort", "loss", "--shard", "0/2")]
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
        Fails($"{folder.PathOf("none")}: error: there is no such folder; expected the folder that was --output of a sweep", "merge", folder.PathOf("none"));
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
