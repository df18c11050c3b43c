using LrFind.Data;
using LrFind.Data.Cells;
using LrFind.Data.Columns;

namespace LrFind.Core.Tests.Data.Columns;

public class WrittenDateTests
{
    [Theory]
    [InlineData("05.04.2021", "19.06.2022", 18722)]
    [InlineData("5/4/21", "19/6/22", 18722)]
    [InlineData("4/5/2021", "6/19/2022", 18722)]
    [InlineData("04-05-2021", "06-19-2022", 18722)]
    [InlineData("05 04 2021", "19 06 2022", 18722)]
    [InlineData("5 Apr 2021", "19 June 2022", 18722)]
    [InlineData("5-Apr-21", "19-Jun-22", 18722)]
    [InlineData("Apr 5, 2021", "Jun 19, 2022", 18722)]
    [InlineData("Mon, 5 Apr 2021", "Sun, 19 Jun 2022", 18722)]
    [InlineData("2021.04.05", "2022.06.19", 18722)]
    [InlineData("4/5/2021 6:00 PM", "6/19/2022 12:30 AM", 18722.75)]
    [InlineData("2021-04-05 18:00:00 UTC", "2022-06-19 05:57:00 UTC", 18722.75)]
    [InlineData("2021-04-05 19:00:00+01", "2022-06-19 05:57:00+01", 18722.75)]
    public void A_date_is_one_where_the_column_settles_its_order(string first, string second, double days)
    {
        var column = Assert.IsType<DateColumn>(Read(first, second));
        Assert.Equal(days, column.Parts[0].Values[0], 9);
        Assert.Equal(4, column.Parts[1].Values[0]);
    }

    [Theory]
    [InlineData("05.04.2021", "06.07.2022")]
    [InlineData("13.04.2021", "04.13.2021")]
    [InlineData("21-04-05", "22-06-19")]
    [InlineData("31.02.2021", "30.02.2021")]
    [InlineData("1.2.3", "10.15.7")]
    [InlineData("12/13", "11/14")]
    public void Otherwise_it_stays_text(string first, string second) => Assert.IsType<TextColumn>(Read(first, second));

    [Theory]
    [InlineData(DateOrder.DayFirst, "05/04/2021", "06/07/2022")]
    [InlineData(DateOrder.MonthFirst, "04.05.2021", "06.07.2022")]
    [InlineData(DateOrder.MonthFirst, "04-05-21", "06-07-22")]
    [InlineData(DateOrder.YearFirst, "21-04-05", "22-07-06")]
    [InlineData(DateOrder.YearFirst, "2021/04/05", "2022/07/06")]
    [InlineData(DateOrder.MonthFirst, "5 Apr 2021", "6 Jul 2022")]
    public void The_user_may_say_the_order(DateOrder order, string first, string second)
    {
        var options = new DatasetOptions { Header = HeaderChoice.Yes, DateOrder = order };
        var column = Assert.IsType<DateColumn>(ColumnReader.Read(Tables.Parse($"x;y\n{first};0\n{second};0\n", options), 0, new CellRules(options)));
        Assert.Equal(18722, column.Parts[0].Values[0]);
        Assert.Equal(4, column.Parts[1].Values[0]);
    }

    [Fact]
    public void Two_digit_years_in_front_are_not_taken_for_days() =>
        Assert.IsType<TextColumn>(Read([.. Enumerable.Range(1, 28).Select(i => $"{20 + i % 3}/04/{i:00}")]));

    [Fact]
    public void A_date_whose_order_is_open_is_warned_of_and_never_called_row_names()
    {
        Dataset dataset = Tables.Load(Tables.Rows("d,a,y", 60, i => $"{i % 12 + 1:00}/{i / 12 + 1:00}/2021,{i * 7 % 13}.5,{i * i % 17}.25"));
        Assert.Contains(dataset.Warnings, w => w.Message.Contains("'d' looks like a date", StringComparison.Ordinal) && w.Remedy == "use `DateOrder` dmy or mdy");
        Assert.DoesNotContain(dataset.Warnings, w => w.Message.Contains("name rows", StringComparison.Ordinal));
    }

    private static TableColumn Read(params string[] cells) => ColumnReader.Read(
        Tables.Parse("x;y\n" + string.Concat(cells.Select(c => $"\"{c}\";0\n")), new DatasetOptions { Header = HeaderChoice.Yes }), 0,
        new CellRules(new DatasetOptions()));
}
