namespace LrFind.Tests.Commands;

/// <summary>Models whose sizes overflow, or do not fit in memory: one line that names the layer, before anything is made.</summary>
public class HugeModelTests
{
    private const string Image = """{"name": "u", "kind": "Unflatten", "unflattened_size": [1, 2, 2]}""";

    private static readonly string s_iris = Repo.Sample("iris.csv");

    [Theory]
    [InlineData("""{"name": "a", "kind": "Linear", "in_features": 4, "out_features": 2147483647}""", "'a': a row of the shape (2147483647) has more than 33554432 values")]
    [InlineData("""{"name": "a", "kind": "Linear", "in_features": 4, "out_features": 33554432}, {"name": "b", "kind": "Linear", "in_features": 33554432, "out_features": 33554431}""",
        "'b': Linear(33554432, 33554431) has more weights than can be addressed")]
    [InlineData("""{"name": "a", "kind": "Embedding", "num_embeddings": 16777216, "embedding_dim": 2147483647}""", "'a': Embedding(16777216, 2147483647) has more weights")]
    [InlineData("""{"name": "a", "kind": "OneHotEmbedding", "num_embeddings": 4, "embedding_dim": 2147483647}""", "'a': a row of the shape (2147483647) has more than")]
    [InlineData(Image + """, {"name": "a", "kind": "Conv2d", "in_channels": 1, "out_channels": 2147483647, "kernel_size": 1}""", "'a': Conv2d(1, 2147483647, ")]
    [InlineData(Image + """, {"name": "a", "kind": "Conv2d", "in_channels": 1, "out_channels": 1, "kernel_size": 3, "padding": 4500}""", "would give more than 33554432 values")]
    [InlineData(Image + """, {"name": "a", "kind": "Conv2d", "in_channels": 1, "out_channels": 1, "kernel_size": 2, "padding": 2147483647, "stride": 2147483647}""",
        "'a': Conv2d(1, 1, kernel_size=(2, 2), stride=(2147483647, 2147483647), padding=(2147483647, 2147483647)) lays out more than 268435456 values")]
    [InlineData(Image + """, {"name": "a", "kind": "Conv2d", "in_channels": 1, "out_channels": 1, "kernel_size": 2147483647, "padding": 2147483647}""", "'a': Conv2d(1, 1, ")]
    [InlineData(Image + """, {"name": "a", "kind": "Conv2d", "in_channels": 1, "out_channels": 1, "kernel_size": 9000, "padding": 4500}""", "'a': Conv2d(1, 1, ")]
    [InlineData(Image + """, {"name": "a", "kind": "MaxPool2d", "kernel_size": 2147483647, "padding": 1073741823}""", "'a': MaxPool2d(")]
    [InlineData("""{"name": "a", "kind": "Unflatten", "unflattened_size": [65536, 65536]}""", "'a': 'unflattened_size': a row of the shape (65536, 65536) has more than")]
    [InlineData("""{"name": "a", "kind": "Slice", "start": 2147483647, "length": 2147483647}""", "'a': Slice(start=2147483647, length=2147483647) cannot take")]
    public void A_layer_of_a_json_model_that_is_too_large_is_named(string layers, string problem)
    {
        using var folder = new TemporaryFolder();
        string model = folder.Write("net.json", $$"""{"lrfind_model": 1, "input_shape": [4], "layers": [{{layers}}]}""");
        Cli.Result result = Cli.Run("run", s_iris, "--model", model, "--fit-io", "--steps", "10", "--repeats", "1", "--no-plot");
        Assert.Equal(3, result.ExitCode);
        Assert.StartsWith($"{model}: error: layer ", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Contains(problem, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[2000000000]")]
    [InlineData("[65536, 65536, 1]")]
    [InlineData("[2147483647, 2147483647, 2147483647]")]
    public void So_is_the_input(string shape)
    {
        string code = $$"""{"lrfind_model": 1, "input_shape": {{shape}}, "layers": [{"name": "f", "kind": "Flatten"}]}""";
        AssertRefused("net.json", code, ": error: 'input_shape': a row of the shape (");
    }

    [Theory]
    [InlineData("Sequential(Unflatten(1, new long[] { 1, 2, 2 }), Conv2d(1, 1, 3, padding: 4500), Flatten(), Linear(81126049, 3))")]
    [InlineData("Sequential(Linear(4, 2147483647), Linear(2147483647, 3))")]
    [InlineData("Sequential(Linear(4, 30000000), Linear(30000000, 30000000), Linear(30000000, 3))")]
    public void So_is_a_layer_of_a_model_in_csharp(string code) => AssertRefused("Net.cs", code, "(1,");

    [Theory]
    [InlineData("mlp:2147483647", "expected a whole number from 1 to 65536")]
    [InlineData("mlp:65536,65536,65536", "with 8590589955 parameters; expected at most 134217728")]
    [InlineData("resnet:65536,blocks=100", "expected at most 134217728")]
    public void A_model_of_the_catalogue_that_is_too_large_is_one_line(string model, string problem)
    {
        Cli.Result result = Cli.Run("run", s_iris, "--model", model, "--no-plot");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(problem, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_that_no_embedding_has_is_a_problem_of_the_model()
    {
        const string Model = """
            {"lrfind_model": 1, "input_shape": [4], "layers": [{"name": "e", "kind": "Embedding", "num_embeddings": 5, "embedding_dim": 2},
            {"name": "f", "kind": "Flatten"}, {"name": "l", "kind": "Linear", "in_features": 8, "out_features": 3}]}
            """;
        AssertRefused("net.json", Model, ": error: Embedding(5, 2) was given the index ");
    }

    [Theory]
    [InlineData("--input-shape", "65536x65536x1")]
    [InlineData("--input-shape", "40000x40000x1")]
    [InlineData("--batch-size", "2147483647")]
    [InlineData("--accumulate", "2147483647")]
    [InlineData("--probe-rows", "2147483647")]
    [InlineData("--steps", "2147483647")]
    [InlineData("--repeats", "2147483647")]
    [InlineData("--lr-min", "5e-324")]
    [InlineData("--lr-max", "1e308")]
    [InlineData("--lr-max", "0.000010000000000000002")]
    public void An_option_at_its_extreme_is_one_line(string option, string value)
    {
        Cli.Result result = Cli.Run("run", s_iris, option, value, "--no-plot");
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith($"lrfind: error: {option} is ", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verify", "1e308")]
    [InlineData("tune", "1e-320")]
    [InlineData("check", "1e308")]
    [InlineData("check", "1e-320")]
    public void So_is_a_rate(string command, string rate)
    {
        Cli.Result result = Cli.Run(command, s_iris, "--lr", rate, "--steps", "20", "--repeats", "1");
        Assert.Equal((2, $"lrfind: error: --lr is {rate.ToUpperInvariant().Replace("E308", "E+308", StringComparison.Ordinal)}; expected a number from 1e-30 to 1e30"),
            (result.ExitCode, Assert.Single(result.ErrorLines)));
    }

    [Theory]
    [InlineData("8000x8000", "4", "x.png", "32000 by 32000 pixels; expected at most 67108864 in all")]
    [InlineData("8000x800", "4", "x.webp", "32000 by 3200 pixels; expected at most 67108864 in all")]
    [InlineData("8000x400", "3", "x.webp", "24000 by 1200 pixels; expected at most 16383 on a side of a WebP")]
    public void A_picture_of_too_many_pixels_is_refused_before_the_work(string size, string scale, string file, string excess)
    {
        using var folder = new TemporaryFolder();
        foreach (string[] command in new[] { ["run", s_iris], ["verify", s_iris], ["tune", s_iris], ["sweep", s_iris, "--output", folder.Path], ["suggest", s_iris], new[] { "merge", folder.Path } })
        {
            Cli.Result result = Cli.Run([.. command, "--plot", folder.PathOf(file), "--size", size, "--scale", scale]);
            Assert.Equal((2, $"lrfind: error: --size is {size}, with --scale {scale} {excess}; make one of the two smaller"),
                (result.ExitCode, Assert.Single(result.ErrorLines)));
        }
    }

    // In one line that begins with the model's file.
    private static void AssertRefused(string file, string code, string problem)
    {
        using var folder = new TemporaryFolder();
        string model = folder.Write(file, code);
        Cli.Result result = Cli.Run("run", s_iris, "--model", model, "--no-plot");
        Assert.Equal(3, result.ExitCode);
        Assert.StartsWith($"{model}{problem}", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }
}
