using System.Text;
using LrFind.Data;
using LrFind.Data.Csv.Reading;
using LrFind.Data.Inspection;
using LrFind.Data.Loading;
using LrFind.Foundation;

namespace LrFind.Core.Tests.Data.Loading;

/// <summary>Texts become many features: how large a sample is once it is encoded has a bound, whatever the file.</summary>
public class EncodedSizeTests
{
    private const int Columns = 600;

    // 6 MB that would be 300 MB of features.
    private static readonly byte[] s_words = Encoding.UTF8.GetBytes(Table(5_000, (row, column) => (char)('a' + (row * 7 + column * (row % 11)) % 26)));

    // The first rows look as if there were few features; the others have many.
    private static readonly byte[] s_late = Encoding.UTF8.GetBytes(Table(
        3_000, (row, column) => row < 100 ? 'a' : (char)('a' + (row * 7 + column * (row % 11)) % 26)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_sample_has_fewer_rows_where_they_have_very_many_features(bool isLate)
    {
        Dataset dataset = DatasetLoader.Load("t.csv", isLate ? s_late : s_words, new());
        Assert.True(dataset.IsSample);
        long rows = dataset.TrainingRows + dataset.ValidationRows;
        Assert.InRange(rows * dataset.FeatureNames.Count, SamplePlan.MostFeatures / 2, SamplePlan.MostFeatures);
        Assert.Equal(0.2, dataset.ValidationRows / (double)rows, 0.01);
        Warning warning = Assert.Single(dataset.Warnings, w => w.Message.Contains("features, so that a sample has fewer rows", StringComparison.Ordinal));
        Assert.Equal("choose columns with `Features`, or use `AllRows`", warning.Remedy);
    }

    [Fact]
    public void The_seed_decides_which_rows_stay()
    {
        Assert.Equal(Digest(0), Digest(0));
        Assert.NotEqual(Digest(0), Digest(1));

        static string Digest(long seed) => DatasetLoader.Load("t.csv", s_late, new() { Seed = seed }).Digest;
    }

    [Fact]
    public void Texts_that_few_rows_show_once_are_not_taken_for_names_of_rows()
    {
        // 676 texts a column, of which a sample of a thousand rows shows most once or twice; and a name of each row.
        var random = new Random(1);
        string table = Tables.Rows("name," + string.Join(',', Enumerable.Range(1, Columns).Select(c => $"w{c}")) + ",y", 6_000,
            row => $"row{row}," + string.Concat(Enumerable.Range(0, Columns).Select(_ => $"{(char)('a' + random.Next(26))}{(char)('a' + random.Next(26))},"))
                + (row % 2 == 0 ? 'x' : 'z'));
        Dataset dataset = Tables.Load(table);
        Assert.True(dataset.IsSample);
        Assert.InRange(dataset.FeatureNames.Count, 32 * Columns, 33 * Columns);
        Assert.StartsWith("column 'name' was dropped: ", dataset.Warnings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_chooses_columns_keeps_the_rows()
    {
        Dataset dataset = DatasetLoader.Load("t.csv", s_late, new() { Features = "w1,w2" });
        Assert.Equal((3_000, false), (dataset.TrainingRows + dataset.ValidationRows, dataset.IsSample));
        Assert.Empty(dataset.Warnings);
    }

    [Fact]
    public void Whoever_asks_for_all_rows_has_them()
    {
        Dataset dataset = DatasetLoader.Load("t.csv", s_late, new() { AllRows = true });
        Assert.Equal((3_000, false), (dataset.TrainingRows + dataset.ValidationRows, dataset.IsSample));
        Assert.DoesNotContain(dataset.Warnings, w => w.Message.Contains("fewer rows", StringComparison.Ordinal));
    }

    [Fact]
    public void An_inspection_makes_no_features()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.PathOf("t.csv"), s_words);
        Dataset dataset = TableInspector.Inspect(folder.PathOf("t.csv"), new()).Dataset!;
        Assert.InRange(dataset.FeatureNames.Count, 15_000, 16_000);
        // They are made when somebody looks at them.
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(dataset.FeatureNames.Count, dataset.Training.Features(0).Length);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.InRange(allocated, (long)dataset.TrainingRows * dataset.FeatureNames.Count * sizeof(float), long.MaxValue);
    }

    [Fact]
    public void Rows_that_do_not_fit_in_memory_are_refused_before_they_are_read()
    {
        string error = Tables.ErrorOf(() => RowStore.RequireMemory("t.csv", long.MaxValue / 1024, 1_000));
        Assert.Matches(@"^t\.csv: error: the rows of 1,000 features take up [0-9.]+ GB; expected at most the [0-9.]+ [MG]B that there are; "
            + "choose columns with `Features`, or do without `AllRows`$", error);
    }

    private static string Table(int rows, Func<int, int, char> letter) => Tables.Rows(
        string.Join(',', Enumerable.Range(1, Columns).Select(c => $"w{c}")) + ",y", rows,
        row => string.Join(',', Enumerable.Range(0, Columns).Select(c => letter(row, c))) + (row % 2 == 0 ? ",x" : ",z"));
}
