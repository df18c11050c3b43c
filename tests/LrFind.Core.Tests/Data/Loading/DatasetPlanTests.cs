using System.Text;
using LrFind.Data.Csv;
using LrFind.Data.Loading;

namespace LrFind.Core.Tests.Data.Loading;

/// <summary>What is told of a table while a plan is made for it.</summary>
public class DatasetPlanTests
{
    // No feature varies, so that no plan comes of it; before that is found out, the rest is.
    private static readonly SourceTable s_constant = Source(Tables.Rows("k,unused,y", 40, i => $"3,{i},{(i == 7 ? "oops" : i * 0.5)}"));

    [Fact]
    public void What_was_understood_before_a_failure_is_known_after_it()
    {
        var notes = new PlanNotes();
        Tables.ErrorOf(() => DatasetPlan.Make(s_constant, new() { Features = "k" }, notes));
        Assert.Equal(["drop: constant", "not used", "target"], Enumerable.Range(0, 3).Select(notes.UseOf));
        Assert.Equal(
            ["the target 'y' holds 1 cell that is no finite number; counted as missing", "1 of 40 rows have no target 'y' and were dropped",
                "column 'k' was dropped: it does not vary in the training rows"],
            notes.Warnings.Select(w => w.Message));
    }

    [Fact]
    public void Cells_of_a_sample_are_not_counted_where_all_rows_follow()
    {
        var notes = new PlanNotes(allRowsFollow: true);
        Tables.ErrorOf(() => DatasetPlan.Make(s_constant, new() { Features = "k" }, notes));
        Assert.Equal("column 'k' was dropped: it does not vary in the training rows", Assert.Single(notes.Warnings).Message);
    }

    private static SourceTable Source(string text) => Tables.Read(Encoding.UTF8.GetBytes(text));
}
