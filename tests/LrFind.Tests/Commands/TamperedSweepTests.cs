namespace LrFind.Tests.Commands;

/// <summary>A folder of a sweep in which somebody has changed something: one line that names the file.</summary>
public class TamperedSweepTests
{
    private const string Cells = "cells.0-of-1.jsonl", Settings = "sweep.settings.json";

    private static readonly string[] s_grid =
        ["sweep", Repo.Sample("iris.csv"), "--model", "linear", "--optimizer", "sgd,adam", "--steps", "60", "--repeats", "1"];

    [Theory]
    [InlineData(Cells, "\"cell\":0", "\"cell\":-1")]
    [InlineData(Cells, "\"cell\":0", "\"cell\":2147483648")]
    [InlineData(Cells, "\"cell\":0", "\"cell\":7")]
    [InlineData(Cells, "\"cell\":0", "\"cell\":null")]
    [InlineData(Cells, "\"verdict\":\"", "\"verdict\":\"un")]
    [InlineData(Cells, "\"learning_rate\":", "\"learning_rate\":-")]
    [InlineData(Cells, "\"learning_rate\":", "\"learning_rate\":1e999,\"x\":")]
    [InlineData(Cells, "\"learning_rate\":", "\"learning_rate\":\"NaN\",\"x\":")]
    [InlineData(Cells, "\"onset\":", "\"onset\":0,\"x\":")]
    [InlineData(Cells, "\"start_loss\":", "\"start_loss\":1e999,\"x\":")]
    [InlineData(Cells, "\"spread\":", "\"spread\":-1,\"x\":")]
    [InlineData(Cells, "\"rates\":[", "\"rates\":[1,")]
    [InlineData(Cells, "\"rates\":[", "\"rates\":[],\"x\":[")]
    [InlineData(Cells, "\"rates\":[1", "\"rates\":[-1")]
    [InlineData(Cells, "\"rates\":[1", "\"rates\":[0.0, 1")]
    [InlineData(Cells, "\"rates\":[1", "\"rates\":[1e300")]
    [InlineData(Cells, "\"losses\":[", "\"losses\":[null,")]
    [InlineData(Cells, "\"losses\":[1", "\"losses\":[1e99")]
    [InlineData(Settings, "\"batch_sizes\": [", "\"batch_sizes\": [-1,")]
    [InlineData(Settings, "\"batch_sizes\": [", "\"batch_sizes\": [null,")]
    [InlineData(Settings, "\"models\": [", "\"models\": [null,")]
    [InlineData(Settings, "\"models\": [", "\"models\": [\"\",")]
    [InlineData(Settings, "\"optimizers\": [", "\"optimizers\": [null,")]
    [InlineData(Settings, "\"sgd\"", "\"sgdx\"")]
    [InlineData(Settings, "\"sgd\"", "\"adam\"")]
    [InlineData(Settings, "\"parameters\": [", "\"parameters\": [-1,")]
    [InlineData(Settings, "\"weight_decays\": null", "\"weight_decays\": [-1]")]
    [InlineData(Settings, "\"weight_decays\": null", "\"weight_decays\": [\"NaN\"]")]
    [InlineData(Settings, "\"weight_decays\": null", "\"weight_decays\": [1e999]")]
    [InlineData(Settings, "\"momenta\": null", "\"momenta\": [2]")]
    [InlineData(Settings, "\"momenta\": null", "\"momenta\": []")]
    [InlineData(Settings, "\"first rate\": \"", "\"first rate\": null, \"x\": \"")]
    [InlineData(Settings, "\"schema\": 1", "\"schema\": 1e99")]
    [InlineData(Settings, "\"schema\": 1", "\"schema\": \"1\"")]
    [InlineData(Settings, "{", "[")]
    public void What_a_sweep_cannot_have_written_is_refused_with_the_file(string file, string text, string instead)
    {
        using var folder = new TemporaryFolder();
        Cli.Run([.. s_grid, "--output", folder.Path]);
        string path = folder.PathOf(file), written = File.ReadAllText(path);
        int at = written.IndexOf(text, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{text}' is not in {written}");
        File.WriteAllText(path, written[..at] + instead + written[(at + text.Length)..]);
        foreach (string[] command in new[] { ["merge", folder.Path], [.. s_grid, "--output", folder.Path, "--resume"], new[] { "merge", folder.Path } })
        {
            Cli.Result result = Cli.Run(command);
            Assert.Equal(3, result.ExitCode);
            Assert.StartsWith(path, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Cells_in_another_order_are_the_same_sweep()
    {
        using var folder = new TemporaryFolder();
        Cli.Run([.. s_grid, "--output", folder.Path]);
        string[] lines = File.ReadAllLines(folder.PathOf(Cells));
        File.WriteAllText(folder.PathOf(Cells), string.Join('\n', lines.Reverse()) + "\n");
        Assert.Equal(0, Cli.Run("merge", folder.Path, "--no-plot").ExitCode);
    }
}
