using System.Globalization;
using LrFind.Curves;
using LrFind.Curves.Files;
using LrFind.Data;
using LrFind.Foundation;

namespace LrFind.Core.Tests.Curves.Files;

/// <summary>How rows, as loggers and people write them, become the steps of curves.</summary>
public sealed class CurveRowsTests
{
    [Theory]
    [InlineData("tensor(2.5)")]
    [InlineData("tensor(2.5, grad_fn=<NllLossBackward0>)")]
    [InlineData("tensor([2.5], device='cuda:0')")]
    [InlineData("TensorBase(2.5)")]
    [InlineData("np.float64(2.5)")]
    [InlineData("[2.5]")]
    [InlineData("[[2.5]]")]
    [InlineData("2.5E+00")]
    [InlineData("+2.5")]
    public void Numbers_are_read_as_loggers_print_them(string cell) =>
        Assert.Equal([2.5, 1], Read($"lr,loss\n1e-3,\"{cell}\"\n1e-2,1\n").Repeats[0].Losses());

    [Theory]
    [InlineData("abc")]
    [InlineData("tensor()")]
    [InlineData("tensor(abc)")]
    [InlineData("f(2.5")]
    [InlineData("2.5 nats")]
    public void What_is_no_number_is_refused(string cell) =>
        Assert.Contains("expected a number", ErrorOf($"lr,loss\n1e-4,1\n1e-3,\"{cell}\"\n1e-2,1\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("nan")]
    [InlineData("NaN")]
    [InlineData("NA")]
    [InlineData("None")]
    [InlineData("null")]
    [InlineData("inf")]
    [InlineData("-Infinity")]
    [InlineData("-nan(ind)")]
    [InlineData("1.#QNAN")]
    [InlineData("1.#INF")]
    [InlineData("tensor(nan)")]
    [InlineData("")]
    public void What_is_not_finite_ends_a_curve_and_is_a_gap_before(string cell)
    {
        LossCurve ended = Read($"lr,loss\n1e-3,3\n1e-2,2\n1e-1,{cell}\n").Repeats[0];
        Assert.Equal((3, false), (ended.Count, double.IsFinite(ended[2].Loss)));
        Assert.Equal([3, 2], Read($"lr,loss\n1e-3,3\n5e-3,{cell}\n1e-2,2\n").Repeats[0].Losses());
    }

    [Fact]
    public void Losses_that_are_logged_less_often_than_rates_do_not_end_the_curve() =>
        Assert.Equal([3, 2], Read("lr,loss\n1,3\n2,\n3,\n4,2\n5,\n6,\n").Repeats[0].Losses());

    [Theory]
    [InlineData("step")]
    [InlineData("global_step")]
    [InlineData("trainer/global_step")]
    [InlineData("_step")]
    [InlineData("iteration")]
    public void Rate_and_loss_in_different_rows_are_joined_by_the_step(string step)
    {
        LossCurve curve = Read($"{step},lr-Adam,train_loss\n0,1e-3,\n0,,3\n1,1e-2,\n1,,2\n2,1e-1,\n2,,1\n").Repeats[0];
        Assert.Equal([3, 2, 1], curve.Losses());
        Assert.Equal([1e-3, 1e-2, 1e-1], curve.LearningRates());
    }

    [Fact]
    public void NaN_may_stand_for_what_a_row_does_not_say() =>
        Assert.Equal([3, 2], Read("_step,train/loss,train/lr\n0,3,NaN\n0,NaN,1e-3\n1,2,NaN\n1,NaN,1e-2\n").Repeats[0].Losses());

    [Fact]
    public void A_table_of_Markdown_is_read() =>
        Assert.Equal([3, 2], Read("| lr | loss |\n|---|---:|\n| 1e-3 | 3 |\n| 1e-2 | 2 |\n").Repeats[0].Losses());

    [Fact]
    public void The_rule_of_a_table_of_Markdown_is_no_row_of_a_count() =>
        Assert.Equal(
            [4, 3, 2, 1],
            Read("|epoch|batch|lr|loss|\n|--|--|--|--|\n|0|0|1e-4|4|\n|0|1|1e-3|3|\n|1|0|1e-2|2|\n|1|1|1e-1|1|\n").Repeats[0].Losses());

    [Fact]
    public void A_column_that_is_named_joins_the_rows_too() =>
        Assert.Equal([3, 2], Read("tick,lr,loss\n7,1e-3,\n7,,3\n8,1e-2,\n8,,2\n", new() { Step = "tick" }).Repeats[0].Losses());

    [Fact]
    public void Of_a_step_that_is_written_twice_the_last_counts() =>
        Assert.Equal([4, 2], Read("step,lr,loss\n0,1e-3,3\n0,1e-3,4\n1,1e-2,2\n").Repeats[0].Losses());

    [Fact]
    public void Batches_that_are_counted_within_epochs_are_not_joined_across_them() =>
        Assert.Equal([4, 3, 2, 1], Read("epoch,batch,lr,loss\n0,0,1e-4,4\n0,1,1e-3,3\n1,0,1e-2,2\n1,1,1e-1,1\n").Repeats[0].Losses());

    [Fact]
    public void A_header_that_is_repeated_is_passed_over() =>
        Assert.Equal([3, 2], Read("lr,loss\n1e-3,3\nlr,loss\n1e-2,2\n").Repeats[0].Losses());

    [Theory]
    [InlineData("run,tag,step,value\n.,lr,0,1e-3\n.,loss,0,3\n.,lr,1,1e-2\n.,loss,1,2\n")]
    [InlineData("run_id,key,value,step,timestamp\na,lr,1e-3,0,1\na,lr,1e-2,1,1\na,train_loss,3,0,1\na,train_loss,2,1,1\na,val_loss,9,1,1\n")]
    [InlineData("|metric|step|value|\n|---|---|---|\n|lr|0|1e-3|\n|loss|0|3|\n|lr|1|1e-2|\n|loss|1|2|\n")]
    [InlineData("metric;step;value\nloss;0;3\nloss;1;2\nlearning_rate;0;1e-3\nlearning_rate;1;1e-2\n")]
    public void Files_of_one_value_a_row_are_widened(string text)
    {
        LossCurve curve = Assert.Single(Read(text).Repeats);
        Assert.Equal([3, 2], curve.Losses());
        Assert.Equal([1e-3, 1e-2], curve.LearningRates());
    }

    [Fact]
    public void Steps_of_the_same_rate_are_averaged()
    {
        LossCurve curve = Read("lr,loss\n1e-3,4\n1e-3,2\n1e-3,3\n1e-2,2\n1e-2,1\n1e-1,1\n").Repeats[0];
        Assert.Equal([3, 1.5, 1], curve.Losses());
        Assert.Equal([1e-3, 1e-2, 1e-1], curve.LearningRates());
    }

    [Fact]
    public void Steps_of_rate_0_are_left_out() => Assert.Equal([3, 2], Read("lr,loss\n0,9\n0.000,8\n1e-3,3\n1e-2,2\n").Repeats[0].Losses());

    [Fact]
    public void A_curve_from_high_to_low_is_turned_round()
    {
        LossCurve curve = Read("step,lr,loss\n0,1e-1,1\n1,1e-2,2\n2,1e-3,3\n").Repeats[0];
        Assert.Equal([1e-3, 1e-2, 1e-1], curve.LearningRates());
        Assert.Equal([3, 2, 1], curve.Losses());
    }

    [Theory]
    [InlineData("lr,loss\n1e-3,3\n1e-2,2\n1e-3,5\n1e-2,4\n")]
    [InlineData("step,lr,loss\n0,1e-3,3\n1,1e-2,2\n0,1e-3,5\n1,1e-2,4\n")]
    [InlineData("step,lr,loss\n0,1e-3,3\n1,1e-2,2\n2,1e-3,5\n3,1e-2,4\n")]
    [InlineData("lr,loss\n1e-2,2\n1e-3,3\n1e-2,4\n1e-3,5\n")]
    public void A_repeat_begins_where_the_rate_is_back_at_its_start(string text)
    {
        CurveSet curves = Read(text);
        Assert.Equal([3, 2], curves.Repeats[0].Losses());
        Assert.Equal([5, 4], curves.Repeats[1].Losses());
    }

    [Fact]
    public void A_gap_of_one_repeat_is_one_of_all() =>
        Assert.All(Read("repeat,lr,loss\n0,1,5\n0,2,4\n0,3,3\n1,1,5\n1,2,nan\n1,3,3\n").Repeats, curve => Assert.Equal([5, 3], curve.Losses()));

    [Theory]
    [InlineData("lr,loss", 0, 1)]
    [InlineData("losses,lrs", 1, 0)]
    [InlineData("learning_rates,train_losses", 0, 1)]
    [InlineData("lr0,train_CELoss", 0, 1)]
    [InlineData("lr-AdamW/pg1,nll", 0, 1)]
    [InlineData("x/lr0,celoss", 0, 1)]
    [InlineData("mse,train/learning_rate", 1, 0)]
    [InlineData("lr,cost,lr-Adam-momentum,lr-Adam-weight_decay", 0, 1)]
    [InlineData("run 1 - lr,run 1 - loss,run 1 - loss__MIN,run 1 - loss__MAX,run 1 - lr__MIN", 0, 1)]
    [InlineData("lr,train_loss_step,train_loss_epoch", 0, 1)]
    [InlineData("lr,smooth_loss", 0, 1)]
    [InlineData("lr,smooth_loss,loss", 0, 2)]
    [InlineData("lr,loss,val_loss,accuracy", 0, 1)]
    [InlineData("rate of learning,loss value", 0, 1)]
    [InlineData("x,y", 0, 1)]
    [InlineData("epoch,x,y", 1, 2)]
    [InlineData("y,x", 1, 0)]
    public void Columns_are_known_by_what_tools_call_them(string header, int rate, int loss)
    {
        int count = header.Split(',').Length;
        string Row(int i) => string.Join(',', Enumerable.Range(0, count).Select(c => (c == rate ? i * 0.1 : c == loss ? 9 - i : 50 + c - i).ToString(CultureInfo.InvariantCulture)));
        LossCurve curve = Read($"{header}\n{Row(1)}\n{Row(2)}\n{Row(3)}\n").Repeats[0];
        Assert.Equal([0.1, 0.2, 0.3], curve.LearningRates(), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([8, 7, 6], curve.Losses());
    }

    [Fact]
    public void Rate_columns_that_hold_the_same_are_one() =>
        Assert.Equal([1e-3, 1e-2], Read("lr/pg0,lr/pg1,loss\n1e-3,0.001,3\n1e-2,0.01,2\n").Repeats[0].LearningRates());

    [Fact]
    public void A_column_that_says_so_holds_logarithms() =>
        Assert.Equal([1e-3, 1e-2], Read("log10_lr,loss\n-3,3\n-2,2\n").Repeats[0].LearningRates(), (a, b) => Math.Abs(a - b) < 1e-15);

    [Theory]
    [InlineData("lr,val_loss\n1e-3,3\n1e-2,2\n", "no column is the loss of batches, and column 'val_loss' is one of rows held out; if that is meant, name it by `LossColumn`")]
    [InlineData("lr,box_loss,cls_loss,dfl_loss\n1e-3,3,2,1\n", "'box_loss', 'cls_loss', 'dfl_loss' may each be the loss; say which by `LossColumn`")]
    public void What_is_no_matter_of_course_is_asked_for(string text, string error) => Assert.EndsWith(error, ErrorOf(text), StringComparison.Ordinal);

    [Fact]
    public void Text_is_read_as_tables_of_data_are()
    {
        LossCurve curve = Read("title\nlr;loss\n0,001;3,5\n0,01;-\n0,1;2,5\n", new() { Text = new DatasetOptions { DecimalMark = ',', SkipLines = 1, Missing = ["-"] } }).Repeats[0];
        Assert.Equal([0.001, 0.1], curve.LearningRates());
        Assert.Equal([3.5, 2.5], curve.Losses());
    }

    [Theory]
    [InlineData("""{"lr": [1e-3, 1e-2, 1e-1], "loss": [3, 2, NaN]}""")]
    [InlineData("""{"history": {"learning_rate": [1e-3, 1e-2, 1e-1], "loss": [3, 2, Infinity], "val_loss": [9]}}""")]
    [InlineData("""[{"lr": 1e-3, "loss": 3}, {"lr": 1e-2, "loss": 2}, {"lr": 1e-1, "loss": null}]""")]
    [InlineData("""{"log_history": [{"step": 1, "learning_rate": 1e-3, "loss": 3}, {"step": 2, "learning_rate": 1e-2, "loss": 2}, {"step": 3, "learning_rate": 1e-1, "loss": NaN}, {"step": 3, "eval_loss": 2}]}""")]
    [InlineData("{\"lr\": [1e-3], \"losses\": {\"train_loss\": 3}}\n{\"lr\": [1e-2], \"losses\": {\"train_loss\": 2}}\n{\"lr\": [1e-1], \"losses\": {\"train_loss\": -Infinity}}\n")]
    [InlineData("""{"metrics": [{"key": "lr", "value": 1e-3, "step": 0}, {"key": "loss", "value": 3, "step": 0}, {"key": "lr", "value": 1e-2, "step": 1}, {"key": "loss", "value": 2, "step": 1}, {"key": "lr", "value": 1e-1, "step": 2}, {"key": "loss", "value": NaN, "step": 2}]}""")]
    [InlineData("[[1e-3, 3], [1e-2, 2], [1e-1, NaN]]")]
    [InlineData("{'loss': 3, 'learning_rate': 1e-3, 'epoch': 0.1}\n{'loss': 2, 'learning_rate': 1e-2, 'epoch': 0.2}\n{'loss': nan, 'learning_rate': 0.1, 'epoch': 0.3}\n")]
    [InlineData("""[{"log": {"lr": 1e-3, "loss": {"train": 3}}}, {"log": {"lr": 1e-2, "loss": {"train": 2}}}, {"log": {"lr": 1e-1, "loss": {"train": null}}}]""")]
    public void JSON_is_read_in_all_the_forms_that_tools_write(string text)
    {
        LossCurve curve = Assert.Single(Read(text).Repeats);
        Assert.Equal([1e-3, 1e-2, 1e-1], curve.LearningRates());
        Assert.Equal((3, 2, false), (curve[0].Loss, curve[1].Loss, double.IsFinite(curve[2].Loss)));
    }

    [Theory]
    [InlineData("{\"lr\": [1,", "(1,10): error: this is no valid JSON")]
    [InlineData("{\"a\": 1}", ": error: there are no steps in it")]
    [InlineData("[]", ": error: there are no steps in it")]
    [InlineData("{\"x\": \"\\ud800\", \"lr\": [1, 2]}", ": error: there are no steps in it")]
    public void JSON_without_steps_is_refused_in_one_line(string text, string error) => Assert.Contains(error, ErrorOf(text), StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(40)]
    [InlineData(100)]
    public void Events_that_are_damaged_are_refused_or_read_as_far_as_they_go(int cut)
    {
        using var folder = new TemporaryFolder();
        byte[] events = File.ReadAllBytes(Repo.PathOf("tests/fixtures/curves/events.out.tfevents.1700000000.host"));
        string path = folder.PathOf("events.out.tfevents.1.x");
        File.WriteAllBytes(path, events[..cut]);
        Assert.StartsWith(path, Assert.Throws<InputException>(() => CurveFile.Read(path)).Message, StringComparison.Ordinal);
        var random = new Random(cut);
        for (int i = 0; i < 200; i++)
        {
            byte[] changed = [.. events];
            for (int k = 0; k < 1 + i % 5; k++)
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(path, changed);
            try
            {
                CurveFile.Read(path);
            }
            catch (InputException e)
            {
                Assert.StartsWith(path, e.Message, StringComparison.Ordinal);
            }
        }
    }

    private static CurveSet Read(string text, CurveOptions? options = null)
    {
        using var folder = new TemporaryFolder();
        return CurveFile.Read(folder.Write("curve.csv", text), options).Curves;
    }

    private static string ErrorOf(string text)
    {
        string message = Assert.Throws<InputException>(() => Read(text)).Message;
        Assert.DoesNotContain('\n', message);
        return message;
    }
}
