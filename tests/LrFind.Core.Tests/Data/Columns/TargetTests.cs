using LrFind.Data;
using LrFind.Data.Features;

namespace LrFind.Core.Tests.Data.Columns;

public class TargetTests
{
    [Theory]
    [InlineData("0.5", "1.5", TaskKind.Regression)]
    [InlineData("no", "yes", TaskKind.Binary)]
    [InlineData("true", "false", TaskKind.Binary)]
    [InlineData("0", "1", TaskKind.Binary)]
    [InlineData("1.0", "2.0", TaskKind.Binary)]
    public void The_task_follows_from_the_target(string first, string second, TaskKind expected) =>
        Assert.Equal(expected, Tables.Load(Tables.Rows("x,y", 20, i => $"{i},{(i % 2 == 0 ? first : second)}")).Task);

    [Theory]
    [InlineData(20, 100, TaskKind.Multiclass)]
    [InlineData(21, 210, TaskKind.Regression)]
    [InlineData(20, 99, TaskKind.Regression)]
    public void Integers_are_classes_when_they_are_few_and_repeat(int distinct, int rows, TaskKind expected) =>
        Assert.Equal(expected, Tables.Load(Tables.Rows("x,y", rows, i => $"{i},{i % distinct}")).Task);

    [Fact]
    public void The_task_can_be_overridden()
    {
        string table = Tables.Rows("x,y", 20, i => $"{i},{i % 2}");
        Assert.Equal(TaskKind.Regression, Tables.Load(table, new() { Task = TaskChoice.Regression }).Task);
        string many = Tables.Rows("x,y", 60, i => $"{i},{i % 25}");
        Assert.Equal(TaskKind.Multiclass, Tables.Load(many, new() { Task = TaskChoice.Classification }).Task);
    }

    [Fact]
    public void Classes_of_numbers_stand_in_the_order_of_the_numbers()
    {
        Dataset data = Tables.Load(Tables.Rows("x,y", 60, i => $"{i},{(i % 3) switch { 0 => 10, 1 => 9, _ => -1 }}"));
        Assert.Equal(["-1", "9", "10"], data.Classes);
    }

    [Fact]
    public void The_second_class_of_two_is_1()
    {
        Dataset data = Tables.Load(Tables.Rows("x,y", 20, i => $"{i},{(i < 10 ? "yes" : "no")}"));
        Assert.Equal(["no", "yes"], data.Classes);
        for (int i = 0; i < data.Training.Count; i++)
            Assert.Equal(data.Training.Features(i)[0] < 0 ? 1f : 0f, data.Training.Values[i]);
    }

    [Theory]
    [InlineData("b", "b")]
    [InlineData("2", "b")]
    [InlineData(null, "c")]
    public void The_target_is_named_or_numbered_and_the_last_by_default(string? target, string expected)
    {
        string table = Tables.Rows("a,b,c", 20, i => $"{i},{i % 2},{i % 2}");
        Assert.Equal(expected, Tables.Load(table, new() { Target = target }).TargetName);
    }

    [Fact]
    public void A_name_goes_before_a_number()
    {
        string table = Tables.Rows("2,1,c", 20, i => $"{i},{i % 2},{i % 2}");
        Assert.Equal("1", Tables.Load(table, new() { Target = "1", Header = HeaderChoice.Yes }).TargetName);
    }

    [Theory]
    [InlineData("z")]
    [InlineData("0")]
    [InlineData("3")]
    [InlineData("-1")]
    public void A_target_that_is_not_there_is_refused_with_what_is(string target) =>
        Assert.Equal(
            $"t.csv: error: no column is called '{target}'; expected one of 'a', 'b', a number from 1 to 2, a range or a pattern; `TableInspector.Inspect` lists the columns",
            Tables.ErrorOf(() => Tables.Load("a,b\n1,2\n", new() { Target = target })));

    [Theory]
    [InlineData("7.5", "is 7.5 in every row")]
    [InlineData("7", "is '7' in every row: there is one class only")]
    [InlineData("same", "is 'same' in every row: there is one class only")]
    [InlineData("", "has no value in any row")]
    public void A_target_that_does_not_vary_is_refused(string value, string found) =>
        Assert.Equal(
            $"t.csv: error: the target 'y' {found}; expected at least two different values; name another column with `Target`",
            Tables.ErrorOf(() => Tables.Load(Tables.Rows("x,y", 20, i => $"{i},{value}"))));

    [Fact]
    public void A_target_of_names_is_refused() =>
        Assert.Contains("the target 'y' has 20 different values in 20 rows", Tables.ErrorOf(() => Tables.Load(Tables.Rows("x,y", 20, i => $"{i},name{i}"))), StringComparison.Ordinal);

    [Fact]
    public void Regression_of_text_is_refused_at_the_first_text() =>
        Assert.StartsWith(
            "t.csv(4,2): error: column 'y' holds 'high', which is not a finite number; `Task` regression needs a target of numbers",
            Tables.ErrorOf(() => Tables.Load("x,y\n1,1\n2,\n3,high\n4,low\n5,low\n", new() { Task = TaskChoice.Regression })));

    [Fact]
    public void A_target_of_numbers_may_have_cells_that_are_none_which_count_as_missing()
    {
        Dataset data = Tables.Load(Tables.Rows("x,y", 40, i => $"{i},{(i == 3 ? "Infinity" : i == 7 ? "n.d." : $"{i * 0.5}")}"));
        Assert.Equal(38, data.Training.Count + data.Validation.Count);
        Assert.Equal(
            ["the target 'y' holds 2 cells that are no finite numbers; counted as missing", "2 of 40 rows have no target 'y' and were dropped"],
            data.Warnings.Select(w => w.Message));
    }

    [Fact]
    public void A_class_of_numbers_has_no_class_of_stray_text()
    {
        Dataset data = Tables.Load(Tables.Rows("x,y", 40, i => $"{i},{(i == 7 ? "oops" : $"{i % 2}")}"));
        Assert.Equal(["0", "1"], data.Classes);
        Assert.Equal(39, data.Training.Count + data.Validation.Count);
    }

    [Fact]
    public void Rows_without_a_target_are_dropped_and_counted()
    {
        Dataset data = Tables.Load(Tables.Rows("x,y", 20, i => $"{i},{(i < 5 ? "" : $"{i % 2}")}"));
        Assert.Equal(15, data.Training.Count + data.Validation.Count);
        Assert.Equal("5 of 20 rows have no target 'y' and were dropped", Assert.Single(data.Warnings).Message);
    }

    [Fact]
    public void A_regression_target_has_mean_0_and_deviation_1_on_the_training_rows()
    {
        Dataset data = Tables.Load(Tables.Rows("x,y", 100, i => $"{i},{1000 + i * 0.5}"));
        (double mean, double scale) = NumericSummary.Moments([.. data.Training.Values.ToArray().Select(v => (double)v)]);
        Assert.Equal(0, mean, 5);
        Assert.Equal(1, scale, 5);
    }
}
