using LrFind.Reports;
using LrFind.Reports.Text;

namespace LrFind.Core.Tests.Reports.Text;

public class SweepTextTests
{
    [Fact]
    public void A_setting_that_all_cells_share_is_said_once() => Golden.Match("sweep/shared.txt", Text(SyntheticSweep.Of(
        new() { Optimizers = ["sgd"], BatchSizes = [16, 64], WeightDecays = [1e-4], Momenta = [0.9], Nesterov = true })));

    [Fact]
    public void Five_settings_that_differ_fit_80_columns() => Golden.Match("sweep/five.txt", Text(SyntheticSweep.Of(
        new() { Models = ["mlp", "linear"], Optimizers = ["sgd", "adam"], BatchSizes = [32, 128], WeightDecays = [0, 1e-4], Momenta = [0.9, 0.95] }, 1, 13)));

    [Fact]
    public void Models_with_long_names_have_numbers() => Golden.Match("sweep/long.txt", Text(SyntheticSweep.Of(new()
    {
        Models = ["mlp:256,128,gelu,dropout=0.1", "models/Net.cs#AttentiveNetwork"],
        Optimizers = ["rmsprop", "adadelta", "rprop"],
        BatchSizes = [32, 4096],
        WeightDecays = [0, 1.5e-4],
        Momenta = [0, 0.999],
    })));

    [Fact]
    public void A_single_cell_is_a_table_without_settings() => Golden.Match("sweep/single.txt", Text(SyntheticSweep.Of(new())));

    [Fact]
    public void A_sweep_of_which_everything_is_missing_is_a_table_without_lines()
    {
        string text = Text(SyntheticSweep.Of(new() { BatchSizes = [16, 64] }, 0, 1));
        Assert.Contains("cells       0 of 2, 0 with a suggestion\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("batch size", text, StringComparison.Ordinal);
    }

    private static string Text(SweepReport report)
    {
        var writer = new StringWriter();
        TextReport.Write(writer, report);
        Assert.All(writer.ToString().Split('\n'), line => Assert.True(line.Length <= 80, line));
        return writer.ToString();
    }
}
