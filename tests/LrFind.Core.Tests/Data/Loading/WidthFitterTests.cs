using System.Text;
using LrFind.Data;
using LrFind.Data.Csv;
using LrFind.Foundation;

namespace LrFind.Core.Tests.Data.Loading;

/// <summary>Columns that say nothing are left out, unless the model counts them.</summary>
public sealed class WidthFitterTests : IDisposable
{
    // Of 40 rows: a number of the row, two that vary, one that does not, one with gaps, and a text that does not vary.
    private static readonly string s_table = Tables.Rows("id,a,b,k,gaps,same,y", 40,
        i => $"{i + 1},{i * 7 % 13},{i * 5 % 11},3,{(i % 4 == 0 ? "" : i * 3 % 17)},x,{i * i % 23}");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(4, "a,b,gaps,gaps missing")]
    [InlineData(5, "a,b,k,gaps,gaps missing")]
    [InlineData(6, "id,a,b,k,gaps,gaps missing")]
    [InlineData(3, "a,b,gaps")]
    [InlineData(7, "id,a,b,k,gaps,gaps missing,same")]
    public void A_model_that_counts_columns_gets_those_it_counts(int width, string features) =>
        Assert.Equal(features, string.Join(',', Load(s_table, width).FeatureNames));

    [Theory]
    [InlineData("id,a,k1,k2,y", 2, "id,a")]
    [InlineData("id,a,k1,k2,y", 3, "a,k1,k2")]
    [InlineData("id,a,k1,y", 2, "a,k1")]
    public void Columns_that_do_not_vary_are_kept_before_those_that_number_rows(string header, int width, string features)
    {
        // An id alone is kept where the constants are too many.
        string table = Tables.Rows(header, 30, i => $"{i + 1},{i * 7 % 13}{string.Concat(Enumerable.Repeat(",5", header.Count(c => c == 'k')))},{i % 3 * 0.7 + i}");
        Assert.Equal(features, string.Join(',', Load(table, width).FeatureNames));
    }

    [Fact]
    public void One_warning_says_what_was_kept()
    {
        Dataset dataset = Load(s_table, 6);
        Warning kept = Assert.Single(dataset.Warnings, w => w.Message.Contains("kept", StringComparison.Ordinal));
        Assert.Equal("since the model takes 6 features, column 'k' was kept, which does not vary in the training rows; column 'id' was kept, which only numbers the rows", kept.Message);
        Assert.Equal("use `Drop` and a model of fewer inputs, unless the order of the rows tells something", kept.Remedy);
        Assert.Single(dataset.Warnings, w => w.Message.Contains("dropped", StringComparison.Ordinal));
        Assert.Contains(Load(s_table, 3).Warnings, w => w.Message == "since the model takes 3 features, no feature marks the missing values of 'gaps'");
    }

    [Fact]
    public void A_model_that_takes_the_rows_as_they_are_changes_nothing()
    {
        Dataset plain = DatasetLoader.Load("t.csv", Encoding.UTF8.GetBytes(s_table), new());
        foreach (Dataset dataset in (Dataset[])[Load(s_table, _ => true), Load(s_table, 4), Load(s_table, _ => false)])
        {
            Assert.Equal(plain.FeatureNames, dataset.FeatureNames);
            Assert.Equal(plain.Warnings, dataset.Warnings);
            Assert.Equal(Values(plain.Training), Values(dataset.Training));
        }
    }

    [Fact]
    public void A_model_is_not_asked_where_nothing_could_be_kept()
    {
        string table = Tables.Rows("a,b,y", 20, i => $"{i * 7 % 13},{i * 5 % 11},{i * 0.3}");
        Assert.Equal(2, Load(table, _ => throw new InvalidOperationException("asked")).FeatureNames.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_constant_is_zero_in_every_row_also_where_rows_held_out_differ(bool allRows)
    {
        // One row of many has another value, and some seeds hold it out.
        string table = Tables.Rows("a,k,y", 40, i => $"{i * 7 % 13},{(i == 17 ? "1e9" : "4")},{i * i % 23}");
        for (long seed = 0; seed < 40; seed++)
        {
            Dataset dataset = Load(table, w => w == 2, new DatasetOptions { Seed = seed, AllRows = allRows });
            if (!dataset.Warnings.Any(w => w.Message.Contains("'k' was kept", StringComparison.Ordinal)))
                continue;
            Assert.All(Column(dataset.Training, 1), v => Assert.Equal(0, v));
            Assert.All(Column(dataset.Validation, 1), v => Assert.Equal(0, v));
            return;
        }

        Assert.Fail("no seed holds the row out");
    }

    [Fact]
    public void All_rows_of_a_large_file_are_encoded_with_what_the_model_counts()
    {
        string path = _folder.Write("t.csv", Tables.Rows("id,a,k,y", 400_000, i => $"{i + 1},{i * 7919L % 100_003},5,{i * 31L % 997}"));
        Dataset sample = DatasetLoader.Load(path, new(), w => w == 3), all = DatasetLoader.Load(path, new() { AllRows = true }, w => w == 3);
        Assert.True(sample.IsSample);
        Assert.False(all.IsSample);
        foreach (Dataset dataset in (Dataset[])[sample, all])
        {
            Assert.Equal(["id", "a", "k"], dataset.FeatureNames);
            Assert.All(Column(dataset.Training, 2), v => Assert.Equal(0, v));
            Assert.All(Values(dataset.Validation), v => Assert.True(float.IsFinite(v)));
        }
    }

    [Fact]
    public void A_table_of_nothing_but_constants_cannot_be_learned_from_whatever_the_model_takes()
    {
        string table = Tables.Rows("k1,k2,y", 20, i => $"1,2,{i * 0.3}");
        string error = Tables.ErrorOf(() => Load(table, 2));
        Assert.Equal(Tables.ErrorOf(() => Tables.Load(table)), error);
    }

    [Fact]
    public void A_column_that_numbers_rows_is_all_there_is_only_for_a_model_of_one_input()
    {
        string table = Tables.Rows("id,y", 20, i => $"{i + 1},{i * 0.3}");
        Assert.Equal(["id"], Load(table, 1).FeatureNames);
        Assert.Equal(Tables.ErrorOf(() => Tables.Load(table)), Tables.ErrorOf(() => Load(table, _ => true)));
    }

    [Fact]
    public void Numbers_of_rows_are_no_part_of_an_image()
    {
        string header = "id," + string.Join(',', Enumerable.Range(0, 4).Select(i => $"p{i}")) + ",y";
        string table = Tables.Rows(header, 30, i => $"{i + 1},0,{i * 7 % 13},{i * 5 % 11},{i % 9},{i % 2}");
        Dataset image = Tables.Load(table, new() { InputShape = [1, 2, 2] });
        Assert.Equal(["p0", "p1", "p2", "p3"], image.FeatureNames);
        Assert.Contains(image.Warnings, w => w.Message == "column 'id' was dropped: it only tells rows apart, and the others fill `InputShape`");
        Assert.Equal(5, Tables.Load(table, new() { InputShape = [5] }).FeatureNames.Count);
        Assert.StartsWith("t.csv: error: 5 columns besides the target do not fill", Tables.ErrorOf(() => Tables.Load(table, new() { InputShape = [1, 3, 1] })), StringComparison.Ordinal);
    }

    private static Dataset Load(string table, int width) => Load(table, w => w == width);

    private static Dataset Load(string table, Func<int, bool> takes, DatasetOptions? options = null) =>
        DatasetLoader.Load(new MemoryInput("t.csv", Encoding.UTF8.GetBytes(table)), options ?? new(), takes);

    private static IEnumerable<float> Column(RowSet rows, int column)
    {
        for (int row = 0; row < rows.Count; row++)
            yield return rows.Features(row)[column];
    }

    private static float[] Values(RowSet rows) => [.. Enumerable.Range(0, rows.Count).SelectMany(row => rows.Features(row).ToArray())];
}
