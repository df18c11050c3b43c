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
    public void Optimizers_with_settings_are_columns_by_what_they_are_called() => Golden.Match("sweep/settings.txt", Text(SyntheticSweep.Of(
        new() { Optimizers = ["sgd:momentum=0.9,nesterov", "adam", "adam:betas=0.9,0.95"], BatchSizes = [32, 128] }) with
    { Order = SweepOrder.Find("loss")! }));

    [Fact]
    public void Optimizers_with_many_settings_have_numbers() => Golden.Match("sweep/numbered.txt", Text(SyntheticSweep.Of(
        new() { Models = ["mlp", "linear"], Optimizers = ["adam", "adam:betas=0.9,0.95,eps=1e-7,weight_decay=0.01"], BatchSizes = [32, 128], WeightDecays = null })));

    [Fact]
    public void Without_a_suggestion_no_cell_is_best()
    {
        SweepReport report = SyntheticSweep.Of(new() { BatchSizes = [1, 2, 4, 8, 16] }, 0, 1, 2, 3);
        Assert.DoesNotContain("*", Text(report), StringComparison.Ordinal);
        Assert.Null(report.BestLoss);
    }

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
