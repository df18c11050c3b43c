using System.Globalization;

namespace LrFind.Tests.Commands;

/// <summary>Models that are written for all columns of a table, some of which say nothing.</summary>
public sealed class CountedColumnsTests : IDisposable
{
    private const string Kept = "lrfind: warning: since the model takes 16 features, 4 columns were kept that do not vary in the training rows: 'p0', 'p3', 'p12', 'p15'";

    private readonly TemporaryFolder _folder = new();
    private readonly string _images;

    // Pictures of 4 by 4 with empty corners, as scanned digits have them.
    public CountedColumnsTests() => _images = Write("images.csv", withIds: false);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("var model = Sequential(Linear(16, 8), ReLU(), Linear(8, 3));")]
    [InlineData("var model = Sequential(Unflatten(1, new long[] { 1, 4, 4 }), Conv2d(1, 2, 3), ReLU(), Flatten(), Linear(8, 3));")]
    [InlineData("var model = Sequential(BatchNorm1d(16), Linear(16, 3));")]
    [InlineData("class Net : Module<Tensor, Tensor> { Module<Tensor, Tensor> a = Linear(16, 3); public Net() : base(\"Net\") { RegisterComponents(); } public override Tensor forward(Tensor x) => a.forward(x); }")]
    [InlineData("class Net : Module<Tensor, Tensor> { Module<Tensor, Tensor> a = Conv2d(1, 2, 3), b = Linear(8, 3); public Net() : base(\"Net\") { RegisterComponents(); } public override Tensor forward(Tensor x) => b.forward(a.forward(x.view(-1, 1, 4, 4)).flatten(1)); }")]
    public void A_model_in_csharp_gets_all_columns_it_counts(string source)
    {
        string model = _folder.Write("Net.cs", source);
        Cli.Result result = Cli.Run("run", _images, "--model", model, "--steps", "30", "--repeats", "1", "--no-plot");
        Assert.Equal(Kept, Assert.Single(OfColumns(result)));
        Assert.True(result.ExitCode is 0 or 4);
        Assert.Contains("16 features", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_command_loads_the_same_rows()
    {
        string model = Linear(16), export = _folder.PathOf("net.json"), config = _folder.PathOf("lrfind.json");
        Cli.Result models = Cli.Run("models", _images, "--model", model, "--export", export);
        Assert.Contains("(16-8-3)", models.Output, StringComparison.Ordinal);
        string[] quick = ["--steps", "30", "--repeats", "1"], trial = ["--lr", "0.03", "--train-steps", "10", "--train-seeds", "2"];
        foreach (string[] line in (string[][])[
            ["run", _images, "--model", export, "--no-plot", .. quick],
            ["verify", _images, "--model", model, "--no-plot", .. quick, .. trial],
            ["tune", _images, "--model", model, "--no-plot", .. quick, .. trial],
            ["check", _images, "--model", model, .. quick, .. trial],
            ["init", _images, "--model", model, "--lr", "0.03", "--config", config, .. quick],
            ["check", "--config", config, "--train-steps", "10", "--train-seeds", "2"],
            ["sweep", _images, "--model", $"mlp,{model}", "--no-plot", "--output", _folder.PathOf("sweep"), .. quick]])
        {
            Cli.Result result = Cli.Run(line);
            Assert.True(result.ExitCode is 0 or 1 or 4, $"{line[0]}: {result.Error}");
            // A check of several says what it loads in its reports.
            if (line[0] != "init" && !line.Contains("--config"))
                Assert.True(result.Error.Contains(Kept, StringComparison.Ordinal) || result.Output.Contains("4 columns were kept", StringComparison.Ordinal), line[0]);
        }
    }

    [Fact]
    public void An_inspection_for_a_model_shows_what_is_kept()
    {
        Cli.Result plain = Cli.Run("inspect", _images), counted = Cli.Run("inspect", _images, "--model", Linear(16));
        Assert.Contains("drop: constant", plain.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("drop: constant", counted.Output, StringComparison.Ordinal);
        Assert.Equal(4, counted.Output.Split("keep: constant").Length - 1);
        Assert.Equal(Kept, Assert.Single(counted.ErrorLines));
        Assert.Equal(0, counted.ExitCode);
    }

    [Fact]
    public void An_inspection_tells_why_a_model_does_not_take_the_rows()
    {
        Cli.Result result = Cli.Run("inspect", _images, "--model", Linear(20));
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("features    12", result.Output, StringComparison.Ordinal);
        Assert.Contains("Linear(20, 8) cannot take rows of shape (12)", result.ErrorLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_numbers_rows_is_kept_for_a_model_that_counts_it_only()
    {
        string images = Write("numbered.csv", withIds: true);
        Cli.Result without = Run(images, 16), with = Run(images, 17), image = Cli.Run("inspect", images, "--input-shape", "1x4x4");
        Assert.Equal(["lrfind: warning: column 'id' was dropped: it only numbers the rows; use --features to keep it", Kept], OfColumns(without));
        Assert.Equal("lrfind: warning: since the model takes 17 features, 4 columns were kept that do not vary in the training rows: 'p0', 'p3', 'p12', 'p15'; column 'id' was kept, which only numbers the rows; use --drop and a model of fewer inputs, unless the order of the rows tells something", Assert.Single(OfColumns(with)));
        Assert.Equal("lrfind: warning: column 'id' was dropped: it only tells rows apart, and the others fill --input-shape", Assert.Single(image.ErrorLines));
    }

    [Fact]
    public void A_model_of_another_width_is_told_which_columns_there_are()
    {
        Cli.Result result = Run(_images, 20);
        Assert.Equal(3, result.ExitCode);
        Assert.EndsWith("; the table has 16 columns besides the target, which make 12 features after 4 that say nothing were dropped: 'p0', 'p3', 'p12', 'p15'; choose columns with --features or --drop, or keep all numbers with --input-shape",
            Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Cli.Result syntax = Cli.Run("run", _images, "--model", _folder.Write("Bad.cs", "var model = Sequential(Linear(12, "));
        Assert.DoesNotContain("besides the target", syntax.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_shapes_rows_itself_is_told_how_to_get_them()
    {
        string model = _folder.Write("Net.cs", "var model = Sequential(Unflatten(1, new long[] { 1, 4, 4 }), Flatten(), Linear(16, 3));");
        Cli.Result result = Cli.Run("run", _images, "--model", model, "--input-shape", "1x4x4", "--no-plot");
        Assert.EndsWith("; --input-shape 16 gives it rows that are not shaped", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(OfColumns(Cli.Run("run", _images, "--model", model, "--input-shape", "16", "--steps", "30", "--no-plot")));
    }

    [Fact]
    public void A_model_of_images_in_json_says_how_rows_become_images()
    {
        string model = _folder.PathOf("cnn.json");
        Assert.Equal(0, Cli.Run("models", _images, "--model", "cnn", "--input-shape", "1x4x4", "--export", model).ExitCode);
        Cli.Result result = Cli.Run("run", _images, "--model", model, "--no-plot");
        Assert.Contains("the model takes rows of the shape (1, 4, 4); the data have (12); --input-shape 1x4x4 shapes them", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(OfColumns(Cli.Run("run", _images, "--model", model, "--input-shape", "1x4x4", "--steps", "30", "--no-plot")));
    }

    [Fact]
    public void A_model_that_fits_the_data_keeps_none_of_them()
    {
        Cli.Result named = Cli.Run("run", _images, "--model", "mlp", "--no-plot", "--steps", "30"), twelve = Run(_images, 12),
            fitted = Cli.Run("run", _images, "--model", Linear(16), "--fit-io", "--no-plot", "--steps", "30");
        Assert.All([named, twelve, fitted], result => Assert.Contains("12 features", result.Output, StringComparison.Ordinal));
        Assert.All([named, twelve, fitted], result => Assert.Equal("lrfind: warning: 4 columns were dropped, since they do not vary in the training rows: 'p0', 'p3', 'p12', 'p15'", Assert.Single(OfColumns(result))));
    }

    private Cli.Result Run(string data, int inputs) => Cli.Run("run", data, "--model", Linear(inputs), "--steps", "30", "--repeats", "1", "--no-plot");

    // Not those of the curve.
    private static string[] OfColumns(Cli.Result result) => [.. result.ErrorLines.Where(line => line.Contains("column", StringComparison.Ordinal))];

    private string Linear(int inputs) => _folder.Write($"Net{inputs}.cs", FormattableString.Invariant($"var model = Sequential(Linear({inputs}, 8), ReLU(), Linear(8, 3));"));

    private string Write(string name, bool withIds)
    {
        string header = string.Join(',', Enumerable.Range(0, 16).Select(p => $"p{p}")) + ",digit\n";
        var rows = Enumerable.Range(0, 240).Select(row => string.Join(',', Enumerable.Range(0, 16)
            .Select(p => (p is 0 or 3 or 12 or 15 ? 0 : (row % 3 == p % 3 ? 12 : 2) + (row * 7 + p * 5) % 11).ToString(CultureInfo.InvariantCulture))) + $",{row % 3}\n");
        return _folder.Write(name, (withIds ? "id," : "") + header + string.Concat(rows.Select((row, i) => withIds ? $"{i + 1},{row}" : row)));
    }
}
