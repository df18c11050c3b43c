using System.Globalization;

namespace LrFind.Tests.Commands;

public class SweepModelTests
{
    private static readonly string[] s_short = ["--steps", "40", "--no-plot"];

    [Theory]
    [InlineData("diabetes.csv", "residual.cs#ResidualNet", "--model-arg", "hidden=16", "--model-arg", "depth=1")]
    [InlineData("digits.csv", "sequential.cs", "--fit-io")]
    [InlineData("iris.csv", "mlp:8", "--optimizer", "sgd", "--momentum", "0.9", "--nesterov")]
    [InlineData("iris.csv", "mlp:8", "--rule", "valley")]
    public void A_cell_says_what_a_run_with_the_same_options_says(string data, string model, params string[] options)
    {
        using var folder = new TemporaryFolder();
        string named = model.Contains(".cs", StringComparison.Ordinal) ? Repo.Sample(model) : model;
        Cli.Result run = Cli.Run(["run", Repo.Sample(data), "--model", named, "--quiet", .. s_short, .. options]);
        Assert.Equal(0, run.ExitCode);
        // A model by name beside it does not mind options for files.
        Assert.Equal(0, Cli.Run(["sweep", Repo.Sample(data), "--model", $"linear,{named}", "--output", folder.Path, .. s_short, .. options]).ExitCode);
        string[] cells = File.ReadAllLines(folder.PathOf("sweep.csv"));
        Assert.Equal(3, cells.Length);
        string suggestion = cells[2].Split(',')[^7];
        Assert.Equal(run.Output.Trim(), double.Parse(suggestion, CultureInfo.InvariantCulture).ToString("0.00e+00", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Nesterov_makes_another_sweep()
    {
        using var folder = new TemporaryFolder();
        string[] sweep = ["sweep", Repo.Sample("iris.csv"), "--optimizer", "sgd", "--momentum", "0,0.9", "--output", folder.Path, .. s_short];
        Assert.Equal(0, Cli.Run(sweep).ExitCode);
        Assert.Equal($"{folder.Path}: error: the sweep in this folder has nesterov off, this one on; use the same settings, or another --output",
            Assert.Single(Cli.Run([.. sweep, "--nesterov", "--resume"]).ErrorLines));
    }

    [Theory]
    [InlineData("--nesterov is given for optimizers that have no momentum; expected sgd in --optimizer and a --momentum of more than 0", "--nesterov")]
    [InlineData("--nesterov is given for optimizers that have no momentum; expected sgd in --optimizer and a --momentum of more than 0",
        "--optimizer", "sgd,rmsprop", "--momentum", "0", "--nesterov")]
    [InlineData("--model-arg goes with a C# file only, as in --model Net.cs", "--model", "mlp,net.json", "--model-arg", "hidden=8")]
    [InlineData("--model-arg is 'hidden'; expected NAME=VALUE, as in hidden=128", "--model", "mlp,Net.cs", "--model-arg", "hidden")]
    [InlineData("--fit-io goes with a file only, as in --model Net.cs; models by name fit the data by themselves", "--model", "mlp,linear", "--fit-io")]
    public void An_option_that_goes_with_nothing_of_the_grid_exits_with_2(string message, params string[] options)
    {
        using var folder = new TemporaryFolder();
        Cli.Result result = Cli.Run(["sweep", Repo.Sample("iris.csv"), "--output", folder.PathOf("out"), .. options]);
        Assert.Equal($"lrfind: error: {message}", Assert.Single(result.ErrorLines));
        Assert.Equal(2, result.ExitCode);
        Assert.Empty(folder.Files);
    }
}
