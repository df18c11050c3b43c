using LrFind.Data;
using LrFind.Foundation;

namespace LrFind.Core.Tests.Data;

public class DatasetLoaderTests
{
    private static readonly string s_table = Tables.Rows("size,colour,y", 100, i => $"{i},{(i % 3 == 0 ? "red" : "blue")},{i * 0.5}");

    [Fact]
    public void Features_are_standardised_numbers_and_one_hot_texts()
    {
        Dataset data = Tables.Load(s_table);
        Assert.Equal(["size", "colour=blue", "colour=red"], data.FeatureNames);
        for (int i = 0; i < data.Training.Count; i++)
            Assert.Equal(1f, data.Training.Features(i)[1] + data.Training.Features(i)[2]);
    }

    [Fact]
    public void A_fifth_of_the_rows_is_for_validation()
    {
        Dataset data = Tables.Load(s_table);
        Assert.Equal(80, data.Training.Count);
        Assert.Equal(20, data.Validation.Count);
    }

    [Fact]
    public void The_split_depends_on_the_seed_and_on_nothing_else()
    {
        float First(long seed) => Tables.Load(s_table, new() { Seed = seed }).Training.Features(0)[0];
        Assert.Equal(First(1), First(1));
        Assert.NotEqual(First(1), First(2));
    }

    [Fact]
    public void Validation_rows_do_not_influence_the_scaling()
    {
        Dataset plain = Tables.Load(s_table);
        // Make an outlier of a validation row: what the training rows look like must not change.
        int validation = Enumerable.Range(0, 100).First(row => !Contains(plain.Training, row));
        string[] lines = s_table.Split('\n');
        lines[validation + 1] = $"1e9,red,{validation * 0.5}";
        Dataset outlier = Tables.Load(string.Join('\n', lines));
        for (int i = 0; i < plain.Training.Count; i++)
            Assert.Equal(plain.Training.Features(i).ToArray(), outlier.Training.Features(i).ToArray());

        static bool Contains(RowSet rows, int row)
        {
            // Targets are 0.5 per row, standardised: the rank of a value tells the row.
            float[] values = [.. rows.Values.ToArray().Order()];
            float step = (values[^1] - values[0]) / 99;
            return values.Any(v => Math.Abs(v - (values[0] + step * row)) < step / 4);
        }
    }

    [Fact]
    public void A_constant_column_is_dropped_with_a_warning()
    {
        Dataset data = Tables.Load(Tables.Rows("x,k,y", 50, i => $"{i},3,{i % 2}"));
        Assert.Equal(["x"], data.FeatureNames);
        Assert.Equal("column 'k' was dropped: it does not vary in the training rows", Assert.Single(data.Warnings).Message);
    }

    [Fact]
    public void A_column_that_names_its_rows_is_dropped_with_a_warning()
    {
        Dataset data = Tables.Load(Tables.Rows("x,name,y", 50, i => $"{i},person {i},{i % 2}"));
        Assert.Equal(["x"], data.FeatureNames);
        Assert.Contains("column 'name' was dropped: 50 different texts in 50 rows", Assert.Single(data.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_one_column_is_refused() =>
        Assert.Contains("the table has one column", Tables.ErrorOf(() => Tables.Load("y\n1\n2\n")), StringComparison.Ordinal);

    [Fact]
    public void A_table_without_a_usable_feature_is_refused() =>
        Assert.Contains("no column besides the target can be learned from", Tables.ErrorOf(() => Tables.Load(Tables.Rows("k,y", 50, i => $"3,{i % 2}"))), StringComparison.Ordinal);

    [Fact]
    public void Training_rows_that_all_look_alike_are_refused() =>
        Assert.Contains("no column besides the target", Tables.ErrorOf(() => Tables.Load("x,y\n1,0.5\n2,1.5\n", new() { ValidationFraction = 0.9 })), StringComparison.Ordinal);

    [Fact]
    public void A_validation_share_of_all_rows_is_refused() =>
        Assert.Throws<SettingException>(() => DatasetLoader.Load("any.csv", new DatasetOptions { ValidationFraction = 1 }));
}
