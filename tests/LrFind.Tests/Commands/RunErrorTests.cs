using LrFind.Cli;
using LrFind.Cli.Output.Files;

namespace LrFind.Tests.Commands;

/// <summary>What cannot be done is said in one line, with the right exit code, and leaves nothing behind.</summary>
public class RunErrorTests
{
    private static readonly string s_iris = Repo.Sample("iris.csv");

    [Theory]
    [InlineData("--lr-min is 'abc'; expected a number, as in 0.003 or 3e-3", "--lr-min", "abc")]
    [InlineData("--lr-min is 'NaN'; expected a number, as in 0.003 or 3e-3", "--lr-min", "NaN")]
    [InlineData("--lr-min is 0; expected a number of more than 0", "--lr-min", "0")]
    [InlineData("--lr-max is 1E-07; expected more than the first rate, 1E-05", "--lr-max", "1e-7")]
    [InlineData("--steps is '3.5'; expected a whole number", "--steps", "3.5")]
    [InlineData("--steps is 5; expected a whole number from 10 to 1000000", "--steps", "5")]
    [InlineData("--repeats is 0; expected a whole number from 1 to 100", "--repeats", "0")]
    [InlineData("--probe-rows is 1; expected a whole number from 2 to 65536, or 0 for no probe", "--probe-rows", "1")]
    [InlineData("--probe is 'test'; expected training or validation", "--probe", "test")]
    [InlineData("--rule is 'steep'; expected steepest, descent, blend, valley, slide or minimum; did you mean 'steepest'?", "--rule", "steep")]
    [InlineData("--batch-size is -4; expected a whole number of at least 1", "--batch-size", "-4")]
    [InlineData("--accumulate is 0; expected a whole number from 1 to 1024", "--accumulate", "0")]
    [InlineData("--clip-norm is 0; expected a number of more than 0", "--clip-norm", "0")]
    [InlineData("--seed is 'x'; expected a whole number", "--seed", "x")]
    [InlineData("--threads is -1; expected a whole number from 1 to 1023, or 0 for one per processor", "--threads", "-1")]
    [InlineData("--optimizer is 'lbfgs'; expected adam, adamw, sgd, adadelta, adagrad, adamax, asgd, lion, nadam, radam, rmsprop or rprop", "--optimizer", "lbfgs")]
    [InlineData("--step-mode is 'log'; expected exponential or linear", "--step-mode", "log")]
    [InlineData("--task is 'rank'; expected auto, regression or classification", "--task", "rank")]
    [InlineData("--model is 'vgg'; expected linear, mlp, mlp-bn, resnet, cnn, wide-deep or embedding-mlp, with options as in mlp:256,128,gelu,dropout=0.1,bn", "--model", "vgg")]
    [InlineData("--model is 'cnn' for rows of 4 values without a shape; expected rows that are images or sequences; say which, as in --input-shape 1x8x8", "--model", "cnn")]
    [InlineData("--model is 'embedding-mlp' for data without a categorical column; expected a text column; mlp needs none", "--model", "embedding-mlp")]
    [InlineData("--loss is 'hinge'; expected auto, mse, l1, smooth-l1 or huber", "--loss", "hinge")]
    [InlineData("--loss is the mean absolute error; expected one for several classes, such as the softmax cross-entropy", "--loss", "l1")]
    [InlineData("--momentum goes with --optimizer sgd or rmsprop only", "--momentum", "0.9")]
    [InlineData("--model is 'mlp:65536,65536' with 4295557123 parameters; expected at most 134217728", "--model", "mlp:65536,65536")]
    [InlineData("--momentum goes with --optimizer sgd or rmsprop only", "--optimizer", "lion", "--momentum", "0.9")]
    [InlineData("--nesterov goes with --optimizer sgd only", "--nesterov")]
    [InlineData("--nesterov goes with --optimizer sgd only", "--optimizer", "rmsprop", "--momentum", "0.9", "--nesterov")]
    [InlineData("--nesterov needs a --momentum of more than 0", "--optimizer", "sgd", "--nesterov")]
    [InlineData("--momentum is 1; expected a number of at least 0 and less than 1", "--optimizer", "sgd", "--momentum", "1")]
    [InlineData("--momentum is 1; expected a number of at least 0 and less than 1", "--optimizer", "rmsprop", "--momentum", "1")]
    [InlineData("--weight-decay does not go with --optimizer rprop, which has none", "--optimizer", "rprop", "--weight-decay", "0.1")]
    [InlineData("--weight-decay is -1; expected a number of 0 or more", "--weight-decay", "-1")]
    [InlineData("--size is 'big'; expected WIDTHxHEIGHT from 320x200 to 8000x8000, as in 1200x800", "--size", "big")]
    [InlineData("--size is '100x100'; expected WIDTHxHEIGHT from 320x200 to 8000x8000, as in 1200x800", "--size", "100x100")]
    [InlineData("--scale is 9; expected a number from 0.5 to 4", "--scale", "9")]
    [InlineData("--quiet and --json both want standard output; give --json a file", "--quiet", "--json")]
    [InlineData("--curve is '-'; expected the name of a file; standard output carries the result", "--curve", "-")]
    public void A_command_line_that_makes_no_sense_exits_with_2(string message, params string[] options) =>
        Fails(2, $"lrfind: error: {message}", ["run", s_iris, .. options]);

    [Theory]
    [InlineData("", "{0}: error: the file is empty; expected a CSV table with a header line and rows")]
    [InlineData("a,b\n", "{0}: error: the file holds a header but no rows; if its only line is data, use --header no")]
    [InlineData("a,b\n1,x\n2,x\n", "{0}: error: the target 'b' is 'x' in every row: there is one class only; expected at least two different values; name another column with --target")]
    [InlineData("a,b\n1,0.5\n2,0.5\n", "{0}: error: the target 'b' is 0.5 in every row; expected at least two different values; name another column with --target")]
    [InlineData("a,b\n1,2\n3\n", "{0}(3): error: found 1 field, expected 2 as in the header; look for a missing or unquoted separator (comma), or name it with --separator")]
    public void Data_that_cannot_be_used_exit_with_3(string table, string message)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("data.csv", table);
        Fails(3, message.Replace("{0}", path, StringComparison.Ordinal), "run", path);
    }

    [Fact]
    public void Text_where_a_number_should_be_is_reported_with_line_and_column()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("data.csv", "a,b,y\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"{i},{(i == 11 ? "n.d." : i)},{i % 2}\n")));
        Fails(3, $"{path}(13,2): error: column 'b' holds 'n.d.', which is not a finite number; expected one as in 29 other rows; "
            + "correct the cell, leave it empty if the value is missing, or do without --strict", "run", path, "--strict");
    }

    [Fact]
    public void A_missing_file_exits_with_3() => Fails(3, "no-such.csv: error: no such file", "run", "no-such.csv");

    [Fact]
    public void A_missing_target_exits_with_3_and_names_the_columns() =>
        Fails(3, $"{s_iris}: error: no column is called 'colour'; expected one of 'sepal_length', 'sepal_width', 'petal_length', 'petal_width', 'species', a number from 1 to 5, a range or a pattern; 'lrfind inspect' lists the columns",
            "run", s_iris, "--target", "colour");

    [Fact]
    public void A_batch_larger_than_the_data_exits_with_3() =>
        Fails(3, $"{s_iris}: error: 120 rows to train on are fewer than a batch of 500; use --batch-size 64, or more rows", "run", s_iris, "--batch-size", "500");

    [Fact]
    public void A_probe_of_a_single_row_exits_with_3()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("data.csv", "x,y\n1,0.1\n2,0.4\n3,0.2\n4,0.8\n5,0.6\n6,0.7\n");
        Fails(3, $"{path}: error: 1 validation row to measure the probe loss on, expected at least 2; use --probe-rows 0, or more rows",
            "run", path, "--batch-size", "2", "--probe", "validation");
    }

    [Fact]
    public void Accumulated_batches_larger_than_the_data_exit_with_3() =>
        Fails(3, $"{s_iris}: error: 120 rows to train on are fewer than a step of 4 batches of 64; use --batch-size 16, or more rows",
            "run", s_iris, "--accumulate", "4", "--batch-size", "64");

    [Theory]
    [InlineData("5 rows to train on are fewer than a batch of 8; use --batch-size 4, or more rows")]
    [InlineData("5 rows to train on are fewer than a step of 4 batches of 2; use a smaller --accumulate, or more rows", "--accumulate", "4")]
    public void Fewer_rows_than_a_test_needs_exit_with_3(string message, params string[] options)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("data.csv", "x,y\n1,0.1\n2,0.4\n3,0.2\n4,0.8\n5,0.6\n6,0.7\n");
        Fails(3, $"{path}: error: {message}", ["run", path, .. options]);
    }

    [Fact]
    public void An_output_may_not_overwrite_the_data()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("data.csv", File.ReadAllText(s_iris));
        Cli.Result result = Cli.Run("run", path, "--no-plot", "--curve", path);
        Assert.Equal(2, result.ExitCode);
        Assert.Equal($"lrfind: error: writing '{path}' would overwrite the input '{path}'; name another file", Assert.Single(result.ErrorLines));
        Assert.Equal(File.ReadAllText(s_iris), File.ReadAllText(path));
        Assert.Equal(["data.csv"], folder.Files);
    }

    [Fact]
    public void Two_outputs_may_not_share_a_file()
    {
        using var folder = new TemporaryFolder();
        Cli.Result result = Cli.Run("run", s_iris, "--curve", "x", "--json", "x", "--output", folder.Path);
        Assert.Equal(2, result.ExitCode);
        Assert.Equal($"lrfind: error: two outputs are called '{folder.PathOf("x")}'; name another file", Assert.Single(result.ErrorLines));
        Assert.Empty(folder.Files);
    }

    [Fact]
    public void An_output_in_a_folder_that_is_not_there_is_refused_before_the_work()
    {
        using var folder = new TemporaryFolder();
        Cli.Result result = Cli.Run("run", s_iris, "--curve", "deep/er/x.csv", "--output", folder.Path);
        Assert.Equal(2, result.ExitCode);
        Assert.Equal($"lrfind: error: cannot write '{folder.PathOf("deep/er/x.csv")}': there is no such folder", Assert.Single(result.ErrorLines));
        Assert.Empty(folder.Files);
    }

    [Fact]
    public void A_disk_that_is_full_leaves_nothing_behind()
    {
        // A device that is always full stands in for the disk.
        if (!File.Exists("/dev/full"))
            return;
        using var folder = new TemporaryFolder();
        UsageException refused = Assert.Throws<UsageException>(() =>
        {
            using var file = OutputFile.Open(folder.PathOf("plot.png"));
            file.Write(_ =>
            {
                using FileStream full = File.OpenWrite("/dev/full");
                full.Write(new byte[100_000]);
            });
        });
        Assert.StartsWith($"cannot write '{folder.PathOf("plot.png")}': No space left on device", refused.Message, StringComparison.Ordinal);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public void An_output_folder_that_is_a_file_is_refused()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("taken", "");
        Cli.Result result = Cli.Run("run", s_iris, "--output", file);
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith($"lrfind: error: cannot make the folder '{file}': ", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    private static void Fails(int exitCode, string message, params string[] args)
    {
        using var folder = new TemporaryFolder();
        // In front of the options, so that one which lacks its value does not take --output for it.
        Cli.Result result = Cli.Run(args.Length > 1 ? [.. args[..2], "--output", folder.PathOf("out"), .. args[2..]] : args);
        Assert.Equal(message, Assert.Single(result.ErrorLines));
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Empty(folder.Files);
    }
}
