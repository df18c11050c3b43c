using FsCheck;
using FsCheck.Fluent;
using LrFind.Experiments.Sweeps;
using LrFind.Reports;

namespace LrFind.Core.Tests.Reports;

public class SweepOrderTests
{
    private static readonly SweepReport s_report = SyntheticSweep.Of(new()
    {
        Models = ["mlp", "linear"],
        Optimizers = ["sgd", "adam:betas=0.9,0.95", "rprop"],
        BatchSizes = [128, 32],
        WeightDecays = [1e-4, 0],
        Momenta = [0.95, 0.9],
    }, 3);

    [Theory]
    [InlineData("loss")]
    [InlineData("rate")]
    [InlineData("onset")]
    [InlineData("edge")]
    [InlineData("spread")]
    public void By_an_answer_the_least_comes_first_and_cells_without_one_come_last(string column)
    {
        SweepOutcome[] rows = [.. Rows(column).Select(c => s_report.Outcomes[c.Index]!)];
        int answers = s_report.Suggestions;
        Assert.True(answers < rows.Length);
        Assert.All(rows[..answers], o => Assert.NotNull(o.LearningRate));
        Assert.All(rows[answers..], o => Assert.Null(o.LearningRate));
        double[] values = [.. rows[..answers].Select(o => ValueOf(column, o))];
        Assert.Equal(values.Order(), values);
    }

    [Fact]
    public void By_a_setting_cells_that_lack_it_come_last_and_equal_ones_stay_in_the_order_of_the_grid()
    {
        SweepCell[] rows = Rows("momentum");
        Assert.Equal(rows.Select(c => c.Momentum ?? 2).Order(), rows.Select(c => c.Momentum ?? 2));
        foreach (IGrouping<double?, SweepCell> alike in rows.GroupBy(c => c.Momentum))
            Assert.Equal(alike.Select(c => c.Index).Order(), alike.Select(c => c.Index));
        Assert.Equal(["linear", "mlp"], Rows("model").Select(c => c.Model).Distinct());
        Assert.Equal([32, 128], Rows("batch").Select(c => c.BatchSize).Distinct());
        Assert.Equal(["adam:betas=0.9,0.95", "rprop", "sgd"], Rows("optimizer").Select(s_report.OptimizerOf).Distinct());
    }

    [Fact]
    public void By_the_cell_is_the_order_of_the_grid() => Assert.Equal(s_report.Cells.Where(c => c.Index != 3), s_report.Rows);

    [Fact]
    public void Every_order_has_all_cells_once() => Assert.All(SweepOrder.All, o =>
        Assert.Equal(s_report.Rows.ToHashSet(), (s_report with { Order = o }).Rows.ToHashSet()));

    [Theory]
    [InlineData("Loss", "loss")]
    [InlineData("batch_size", "batch-size")]
    [InlineData("mom", "momentum")]
    [InlineData("LR", "rate")]
    [InlineData("minimum_loss", "loss")]
    [InlineData("lossy", null)]
    public void Columns_are_found_by_any_of_their_names(string name, string? found) => Assert.Equal(found, SweepOrder.Find(name)?.Name);

    [Fact]
    public void No_two_columns_share_a_name() => Assert.All(SweepOrder.All.SelectMany(o => o.OtherNames.Append(o.Name)), name =>
        Assert.Single(SweepOrder.All, o => o.OtherNames.Contains(name) || o.Name == name));

    [Fact]
    public void The_best_cells_have_a_suggestion_and_the_lowest_loss_of_those_that_do() => Prop.ForAll<int[], bool[]>((losses, found) =>
    {
        int count = Math.Min(losses.Length, found.Length);
        if (count == 0)
            return;
        SweepReport report = Made([.. losses.Take(count).Select(l => (double?)(l % 5))], found);
        double[] answered = [.. Enumerable.Range(0, count).Where(i => found[i]).Select(i => (double)(losses[i] % 5))];
        Assert.All(report.Cells, c => Assert.Equal(found[c.Index] && losses[c.Index] % 5 == answered.Min(), report.IsBest(c)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_cell_that_is_missing_or_has_no_loss_is_never_best()
    {
        SweepReport report = Made([null, 2, 1], [true, true, true]);
        report = new SweepReport(report.Description, report.Cells, [report.Outcomes[0], report.Outcomes[1], null], report.Head);
        Assert.Equal([false, true, false], report.Cells.Select(report.IsBest));
    }

    private static SweepReport Made(double?[] losses, bool[] found)
    {
        SweepReport report = SyntheticSweep.Of(new() { BatchSizes = [.. Enumerable.Range(1, losses.Length)] });
        SweepOutcome?[] outcomes = [.. report.Outcomes.Select((o, i) => o! with { MinimumLoss = losses[i], LearningRate = found[i] ? 0.1 : null })];
        return new SweepReport(report.Description, report.Cells, outcomes, report.Head);
    }

    private static SweepCell[] Rows(string column) => [.. (s_report with { Order = SweepOrder.Find(column)! }).Rows];

    private static double ValueOf(string column, SweepOutcome outcome) => column switch
    {
        "loss" => outcome.MinimumLoss!.Value,
        "rate" => outcome.LearningRate!.Value,
        "onset" => outcome.Onset!.Value,
        "edge" => outcome.Edge!.Value,
        _ => outcome.Spread!.Value,
    };
}
