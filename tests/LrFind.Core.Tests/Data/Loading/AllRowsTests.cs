using System.Text;
using LrFind.Core.Tests.Data.Csv;
using LrFind.Data;
using LrFind.Data.Csv;
using LrFind.Data.Loading;

namespace LrFind.Core.Tests.Data.Loading;

/// <summary>All rows of a file too large to be read whole, by a plan made on a sample, come to what they would in a table of their own.</summary>
public sealed class AllRowsTests : IDisposable
{
    private const int Rows = 100_000;

    // Each row is for validation by its own chance, where a table of its own is split exactly: five standard errors of means of 80,000 and
    // of 20,000 rows.
    private const double Tolerance = 0.018;
    private const double ValidationTolerance = 0.035;

    private static readonly byte[] s_bytes = Encoding.UTF8.GetBytes(Tables.Rows("when,amount,share,kind,note,class,value", Rows,
        i => $"2024-{1 + i % 12:00}-{1 + i % 28:00},{i * 7919L % 100_003},{(i % 11 == 0 ? "" : $"{i * 31 % 100}.25")},{"aabc"[i % 4]},\"say \"\"{i % 3}\"\",\n{i % 3}\",{(i < 70_000 ? "yes" : "no")},{i * 104_729L % 9973 * 0.5}"));

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(false, "class", TaskKind.Binary)]
    [InlineData(true, "class", TaskKind.Binary)]
    [InlineData(false, "kind", TaskKind.Multiclass)]
    [InlineData(false, "value", TaskKind.Regression)]
    [InlineData(true, "value", TaskKind.Regression)]
    [InlineData(false, "value,amount", TaskKind.Regression)]
    public void All_rows_come_to_what_the_whole_table_does(bool isCompressed, string target, TaskKind task)
    {
        var options = new DatasetOptions { Target = target };
        string path = _folder.PathOf("t.csv");
        File.WriteAllBytes(path, isCompressed ? Tables.Gzip(s_bytes) : s_bytes);
        Assert.True(DatasetLoader.Load(path, options).IsSample);

        Dataset all = DatasetLoader.Load(path, options with { AllRows = true }), whole = Whole(options);
        Assert.Equal(task, all.Task);
        Assert.Equal(whole.FeatureNames, all.FeatureNames);
        Assert.Equal(whole.Classes, all.Classes);
        Assert.Equal(Rows, all.Training.Count + all.Validation.Count);
        Assert.Equal((Rows, false), (all.FileRows, all.IsSample));
        Assert.Equal(whole.Training.Count, all.Training.Count, Rows * Tolerance);
        AreAlike(whole.ClassCounts.Select(c => (double)c / whole.Training.Count), all.ClassCounts.Select(c => (double)c / all.Training.Count), Tolerance);
        AreAlike(Moments(whole.Training), Moments(all.Training), Tolerance);
        AreAlike(Moments(whole.Validation), Moments(all.Validation), ValidationTolerance);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_stands_around_the_table_is_left_out_of_all_rows_as_of_a_sample(bool isCompressed)
    {
        string rows = Tables.Rows("a,b,kind,y\nmm,kg,-,-", Rows,
            i => $"{i * 7919L % 100_003}.25,{i * 31 % 100}.5,a kind of row that fills the sample {i % 2},{(i % 3 == 0 ? "yes" : "no")}");
        byte[] bytes = Encoding.UTF8.GetBytes($"Report\n{rows}\uFEFFReport\n{rows}Total,1,,\n\nSource: agency, 2024\n");
        string path = _folder.PathOf("t.csv");
        File.WriteAllBytes(path, isCompressed ? Tables.Gzip(bytes) : bytes);
        var options = new DatasetOptions { Target = "y" };

        Dataset sample = DatasetLoader.Load(path, options), all = DatasetLoader.Load(path, options with { AllRows = true });
        Assert.True(sample.IsSample);
        Assert.Equal(2 * Rows, all.Training.Count + all.Validation.Count);
        Assert.Equal(["no", "yes"], all.Classes);
        Assert.Equal(["no", "yes"], sample.Classes);
        Assert.Equal(
            [
                "line 1 ('Report') stands above the table, and was left out",
                "line 3 ('mm, kg, -, -') describes the columns, and was left out",
                "lines 100004 to 100006 ('Report') repeat what stands above the rows, and were left out",
                "lines 200007 and 200009 ('Total, 1') stand below the table, and were left out",
            ],
            all.Warnings.Select(w => w.Message));
    }

    public void Dispose() => _folder.Dispose();

    private static Dataset Whole(DatasetOptions options)
    {
        var input = new MemoryInput("t.csv", s_bytes);
        DetectedTable detected = DialectDetector.Detect(input, options);
        CsvTable table = Blocks.Build(input, detected, [new Segment(0, detected.DataOffset, detected.DataLine, s_bytes.AsMemory((int)detected.DataOffset))]);
        return new DatasetPipeline(input, new SourceTable(table, detected), options).Run();
    }

    private static void AreAlike(IEnumerable<double> expected, IEnumerable<double> actual, double tolerance) =>
        Assert.All(expected.Zip(actual, (e, a) => (e, a)), pair => Assert.Equal(pair.e, pair.a, tolerance));

    // Means and standard deviations of all features and targets.
    private static IEnumerable<double> Moments(RowSet rows)
    {
        var columns = Enumerable.Range(0, rows.FeatureCount).Select(c => Column(rows, (set, row) => set.Features(row)[c])).ToList();
        columns.AddRange(Enumerable.Range(0, rows.ValueCount).Select(c => Column(rows, (set, row) => set.Values[row * set.ValueCount + c])));
        foreach (double[] column in columns)
        {
            double mean = column.Average();
            yield return mean;
            yield return Math.Sqrt(column.Average(v => (v - mean) * (v - mean)));
        }
    }

    private static double[] Column(RowSet rows, Func<RowSet, int, float> value) => [.. Enumerable.Range(0, rows.Count).Select(row => (double)value(rows, row))];
}
