using System.Diagnostics;

namespace LrFind.Tests.Commands;

/// <summary>Models in files: C# and JSON.</summary>
public class ModelFileTests
{
    private static readonly string s_iris = Repo.Sample("iris.csv");

    [Theory]
    [InlineData("iris.csv", "sequential.cs", "sequential.cs (4-32-32-3), 1,315 parameters")]
    [InlineData("diabetes.csv", "residual.cs", "residual.cs#ResidualNet (10 to 1: 6 Linear, 2 BatchNorm1d), 8,897 parameters")]
    [InlineData("digits.csv", "cnn.cs", "cnn.cs#DigitNet (48 to 10: 2 Conv2d, 1 Linear), 5,450 parameters")]
    public void A_model_in_a_file_is_named_in_the_summary(string data, string model, string summary)
    {
        Cli.Result result = Cli.Run("run", Repo.Sample(data), "--model", Repo.Sample(model), "--steps", "30", "--no-plot");
        Assert.Empty(result.Error);
        Assert.Contains($"\nmodel       {Repo.Sample(summary)}\n", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--model-arg goes with a C# file only, as in --model Net.cs", "--model", "mlp", "--model-arg", "hidden=3")]
    [InlineData("--fit-io goes with a file only, as in --model Net.cs; models by name fit the data by themselves", "--fit-io")]
    [InlineData("--model-arg is 'hidden'; expected NAME=VALUE, as in hidden=128", "--model", "Net.cs", "--model-arg", "hidden")]
    [InlineData("--model-arg gives 'hidden' twice", "--model", "Net.cs", "--model-arg", "hidden=1", "--model-arg", "hidden=2")]
    public void Options_that_do_not_go_together_exit_with_2(string message, params string[] options)
    {
        Cli.Result result = Cli.Run(["run", s_iris, .. options]);
        Assert.Equal((2, $"lrfind: error: {message}\n"), (result.ExitCode, result.Error));
    }

    [Fact]
    public void A_softmax_that_the_loss_applies_again_comes_with_a_warning()
    {
        using var folder = new TemporaryFolder();
        string softmax = folder.Write("softmax.cs", "Sequential(Linear(4, 3), Softmax(1))"), logSoftmax = folder.Write("log.cs", "Sequential(Linear(4, 3), LogSoftmax(1))");
        Assert.Contains(
            "lrfind: warning: the model ends in Softmax, which the softmax cross-entropy applies once more; leave the layer out",
            Cli.Run("run", s_iris, "--model", softmax, "--no-plot").ErrorLines);
        Assert.DoesNotContain("Softmax", Cli.Run("run", s_iris, "--model", logSoftmax, "--no-plot").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Net.cs", "Net.cs: error: no such file")]
    [InlineData("Net.cs#Net", "Net.cs: error: no such file")]
    [InlineData("net.json", "net.json: error: no such file")]
    public void A_file_that_is_not_there_exits_with_3(string model, string message)
    {
        Cli.Result result = Cli.Run("run", s_iris, "--model", model);
        Assert.Equal((3, message + "\n"), (result.ExitCode, result.Error));
    }

    [Fact]
    public void A_model_for_other_data_exits_with_3_and_fits_when_asked()
    {
        string model = Repo.Sample("sequential.cs"), data = Repo.Sample("diabetes.csv");
        Cli.Result refused = Cli.Run("run", data, "--model", model, "--no-plot");
        Assert.Equal(3, refused.ExitCode);
        Assert.Equal($"{model}(6,13): error: Linear(4, 32) cannot take rows of shape (10); the rows of the data have the shape (10), "
            + "--fit-io adjusts the first layer and the last to the data", Assert.Single(refused.ErrorLines));
        Cli.Result fitted = Cli.Run("run", data, "--model", model, "--fit-io", "--no-plot");
        Assert.Equal(0, fitted.ExitCode);
        Assert.Contains("(10-32-32-1)", fitted.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("resnet:16")]
    [InlineData("samples/sequential.cs")]
    public void An_exported_model_gives_the_same_result(string model)
    {
        using var folder = new TemporaryFolder();
        model = model.EndsWith(".cs", StringComparison.Ordinal) ? Repo.PathOf(model) : model;
        string json = folder.PathOf("net.json");
        Cli.Result exported = Cli.Run("models", s_iris, "--model", model, "--export", json);
        Assert.Equal((0, ""), (exported.ExitCode, exported.Error));
        Assert.EndsWith($"\nwritten     {json}\n", exported.Output, StringComparison.Ordinal);
        Assert.Equal(
            Masks.Time(Cli.Run("run", s_iris, "--model", model, "--no-plot").Output),
            Masks.Time(Cli.Run("run", s_iris, "--model", json, "--no-plot").Output));
        string first = File.ReadAllText(json);
        Cli.Run("models", s_iris, "--model", json, "--export", json);
        Assert.Equal(first, File.ReadAllText(json));
    }

    [Theory]
    [InlineData("--export writes a model; say which with --model", "models", "--export", "net.json")]
    [InlineData("--model is sized to data; name them, as in lrfind models data.csv --model mlp", "models", "--model", "mlp", "--export", "net.json")]
    public void An_export_needs_a_model_and_data(string message, params string[] args)
    {
        Cli.Result result = Cli.Run(args);
        Assert.Equal((2, $"lrfind: error: {message}\n"), (result.ExitCode, result.Error));
    }

    [Theory]
    [InlineData("mlp", false)]
    [InlineData("samples/sequential.cs", true)]
    public async Task The_parser_of_CSharp_is_loaded_for_CSharp_only(string model, bool loaded)
    {
        using var folder = new TemporaryFolder();
        string list = folder.PathOf("assemblies");
        string arguments = $"run \"{s_iris}\" --no-plot --steps 10 --model \"{(loaded ? Repo.PathOf(model) : model)}\"";
        var start = new ProcessStartInfo("dotnet", $"\"{typeof(LrFind.Cli.LrFindApp).Assembly.Location}\" {arguments}")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(ModelFileTests).Assembly.Location;
        start.Environment[StartupHook.File] = list;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.DoesNotContain("error", await error, StringComparison.Ordinal);
        string[] assemblies = File.ReadAllLines(list);
        Assert.Contains("LrFind.Core", assemblies);
        Assert.Equal(loaded, assemblies.Contains("Microsoft.CodeAnalysis.CSharp"));
        Assert.Equal(loaded, assemblies.Contains("LrFind.ModelSource"));
    }
}
