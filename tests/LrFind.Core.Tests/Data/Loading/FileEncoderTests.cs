using System.Text;
using LrFind.Data;
using LrFind.Data.Csv;
using LrFind.Data.Loading;

namespace LrFind.Core.Tests.Data.Loading;

/// <summary>All rows of a file, by a plan made on a sample that may have missed some of what they hold.</summary>
public class FileEncoderTests
{
    private static readonly string s_numbers = Tables.Rows("x,y", 40, i => $"{i % 7},{i * 0.5}");

    [Fact]
    public void A_text_among_classes_of_numbers_is_no_class()
    {
        string table = Tables.Rows("x,y", 40, i => $"{i % 7},{(i == 7 ? "oops" : i % 2)}");
        Assert.Equal(["0", "1"], Read(table, table, new()).Classes);
    }

    [Fact]
    public void A_class_that_the_sample_missed_is_one_more() =>
        Assert.Equal(["a", "b", "c"], Read(Tables.Rows("x,y", 40, i => $"{i % 7},{"ac"[i % 2]}"), Tables.Rows("x,y", 40, i => $"{i % 7},{"abc"[i % 3]}"), new()).Classes);

    [Fact]
    public void A_text_among_numbers_that_the_sample_missed_is_an_error_where_it_is_strict() =>
        Assert.StartsWith("t.csv(9,2): error: column 'y' holds 'oops', which is not a finite number; ",
            Tables.ErrorOf(() => Read(s_numbers, Tables.Rows("x,y", 40, i => $"{i % 7},{(i == 7 ? "oops" : i * 0.5)}"), new() { Strict = true })), StringComparison.Ordinal);

    [Fact]
    public void A_ragged_first_row_of_a_file_without_a_header_is_compared_with_the_sample() =>
        Assert.StartsWith("t.csv(1): error: found 3 fields, expected 2",
            Tables.ErrorOf(() => Read("1,2\n3,4\n5,6.5\n7,8\n", "1,2,3\n3,4\n5,6.5\n7,8\n", new() { Header = HeaderChoice.No })), StringComparison.Ordinal);

    private static Dataset Read(string sample, string all, DatasetOptions options)
    {
        SourceTable source = Tables.Read(Encoding.UTF8.GetBytes(sample), options) with { IsSample = true };
        return new DatasetPipeline(new MemoryInput("t.csv", Encoding.UTF8.GetBytes(all)), source, options with { AllRows = true }).Run();
    }
}
