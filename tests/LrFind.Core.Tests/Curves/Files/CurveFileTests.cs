using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using LrFind.Curves;
using LrFind.Curves.Files;
using LrFind.Foundation;

namespace LrFind.Core.Tests.Curves.Files;

public sealed class CurveFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lrfind-curves-");

    public void Dispose() => _folder.Delete(recursive: true);

    private string PathOf(string text)
    {
        string path = Path.Combine(_folder.FullName, $"{Guid.NewGuid():N}.csv");
        File.WriteAllText(path, text);
        return path;
    }

    private CurveFile Read(string text, CurveOptions? columns = null) => CurveFile.Read(PathOf(text), columns);

    private string ErrorOf(string text, CurveOptions? columns = null)
    {
        string path = PathOf(text);
        string message = Assert.Throws<InputException>(() => CurveFile.Read(path, columns)).Message;
        Assert.StartsWith(path, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
        return message[path.Length..];
    }

    [Fact]
    public void The_digest_is_that_of_the_bytes_that_were_read()
    {
        using var folder = new TemporaryFolder();
        CurveFile file = CurveFile.Read(folder.Write("curve.csv", "lr,loss\n0.1,2\n0.2,1\n"));
        folder.Write("curve.csv", "lr,loss\n0.1,9\n0.2,9\n");
        Assert.Equal("sha256:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("lr,loss\n0.1,2\n0.2,1\n"u8)), file.Digest);
    }

    [Fact]
    public void A_file_holds_settings_a_header_and_numbers_that_read_back_to_the_same_bits()
    {
        var curve = new LossCurve([new(0, 1e-5, 0.1 + 0.2), new(1, Math.PI, double.PositiveInfinity), new(2, 10, double.NaN)]);
        var writer = new StringWriter();
        CurveFile.Write(writer, new CurveSet([curve], 5), [new("seed", "7"), new("data", "two\nlines")]);
        string[] lines = writer.ToString().Split('\n');
        Assert.Equal(
            ["# seed: 7", "# data: two␊lines", "# steps: 5", "repeat,iteration,lr,loss", "0,0,1E-05,0.30000000000000004", "0,1,3.141592653589793,inf", "0,2,10,nan", ""],
            lines);
    }

    [Theory]
    [InlineData("step")]
    [InlineData("trainer/global_step")]
    [InlineData("Iteration")]
    public void Steps_that_are_numbered_keep_their_numbers_from_the_first_on(string column)
    {
        CurveSet curves = Read($"{column},lr,loss\n50,1e-5,1\n100,1e-4,0.9\n150,1e-3,0.5\n").Curves;
        Assert.Equal([0, 50, 100], [curves.Iteration(0), curves.Iteration(1), curves.Iteration(2)]);
    }

    [Theory]
    [InlineData("1", "2", "2")]
    [InlineData("0", "0.5", "1")]
    [InlineData("0", "", "1")]
    [InlineData("0", "1", "1e30")]
    public void Steps_that_do_not_count_are_counted_by_the_row(string first, string second, string third) =>
        Assert.Equal(2, Read($"batch,lr,loss\n{first},1e-5,1\n{second},1e-4,0.9\n{third},1e-3,0.5\n").Curves.Iteration(2));

    [Fact]
    public void What_was_written_reads_back()
    {
        var losses = Gen.OneOf(Gen.Choose(-1_000_000, 1_000_000).Select(i => i / 7.0), Gen.Elements(double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, 1e-310));
        var cases = from repeats in Gen.Choose(1, 4)
                    from count in Gen.Choose(1, 30)
                    from extra in Gen.Choose(0, 5)
                    from probe in Gen.Elements(true, false)
                    from values in losses.ArrayOf(repeats * count * 2)
                    select (repeats, count, extra, probe, values);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            LossPoint Point(int r, int i) => new(i, Math.Pow(1.3, i - 20), c.values[2 * (r * c.count + i)], c.probe ? c.values[2 * (r * c.count + i) + 1] : null);
            var set = new CurveSet([.. Enumerable.Range(0, c.repeats).Select(r => new LossCurve([.. Enumerable.Range(0, c.count).Select(i => Point(r, i))]))], c.count + c.extra);
            var writer = new StringWriter();
            CurveFile.Write(writer, set, [new("seed", "3")]);
            CurveFile read = Read(writer.ToString());
            bool same = read.Curves.Steps == set.Steps && read.Curves.Repeats.Count == c.repeats;
            for (int r = 0; same && r < c.repeats; r++)
                same = Enumerable.Range(0, c.count).All(i => read.Curves.Repeats[r][i].Equals(set.Repeats[r][i]));
            return same && read.Metadata.Contains(new("seed", "3"));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("lr,loss")]
    [InlineData("loss,lr")]
    [InlineData("step,learning_rate,train_loss,val_loss")]
    [InlineData("Learning Rate,Loss")]
    [InlineData("epoch,lr-Adam,train/loss,valid/loss")]
    [InlineData("Step,run 1 - lr,run 1 - loss,run 1 - smoothed loss")]
    [InlineData("LR;batch_loss;test_loss")]
    public void Columns_are_guessed_by_what_tools_call_them(string header)
    {
        char separator = header.Contains(';', StringComparison.Ordinal) ? ';' : ',';
        string[] names = header.Split(separator);
        int rate = Array.FindIndex(names, n => n.Contains("lr", StringComparison.OrdinalIgnoreCase) || n.Contains("learning", StringComparison.OrdinalIgnoreCase));
        int loss = Array.FindIndex(names, n => n.Contains("loss", StringComparison.OrdinalIgnoreCase));
        string Row(int i) => string.Join(separator, names.Select((_, c) => c == rate ? $"0.{i}" : c == loss ? $"1{i}" : $"9{i}"));
        CurveFile file = Read($"{header}\n{Row(1)}\n{Row(2)}\n{Row(3)}\n");
        Assert.Equal([0.1, 0.2, 0.3], file.Curves.Repeats[0].LearningRates());
        Assert.Equal([11, 12, 13], file.Curves.Repeats[0].Losses());
        Assert.False(file.Curves.HasProbe);
    }

    [Fact]
    public void Two_columns_without_a_header_are_rate_and_loss() =>
        Assert.Equal([new(0, 0.1, 5), new(1, 0.2, 4)], Points(Read("0.1,5\n0.2,4\n").Curves.Repeats[0]));

    [Fact]
    public void Columns_can_be_named_or_numbered()
    {
        const string text = "a,b,c,d\n1,x,0.1,7\n2,x,0.2,6\n1,y,0.1,5\n";
        CurveFile named = Read(text, new() { Rate = "c", Loss = "a", Probe = "d", Repeat = "b" }), numbered = Read(text, new() { Rate = "3", Loss = "1", Probe = "4", Repeat = "2" });
        Assert.Equal(2, named.Curves.Repeats.Count);
        Assert.Equal([new(0, 0.1, 1, 7), new(1, 0.2, 2, 6)], Points(named.Curves.Repeats[0]));
        Assert.Equal([new(0, 0.1, 1, 5)], Points(numbered.Curves.Repeats[1]));
        Assert.Equal(0.2, Read("5,0.1,8\n4,0.2,8\n", new() { Rate = "2", Loss = "1" }).Curves.Rate(1));
    }

    [Fact]
    public void Repeats_may_lie_mixed()
    {
        CurveFile file = Read("lr,seed,loss\n0.1,1,5\n0.1,2,6\n0.2,1,4\n0.2,2,3\n");
        Assert.Equal([5, 4], file.Curves.Repeats[0].Losses());
        Assert.Equal([6, 3], file.Curves.Repeats[1].Losses());
    }

    [Fact]
    public void Rows_without_a_rate_or_a_loss_are_skipped() =>
        Assert.Equal([new(0, 0.1, 5), new(1, 0.3, 3)], Points(Read("lr,loss\n0.1,5\n0.2,\n,4\n0.3,3\n").Curves.Repeats[0]));

    [Fact]
    public void TensorBoard_exports_are_matched_by_their_step()
    {
        string rates = PathOf("Wall time,Step,Value\n1700000000.1,0,1e-05\n1700000000.2,1,2e-05\n1700000000.3,3,4e-05\n");
        CurveFile file = Read("Wall time,Step,Value\n1700000000.1,0,0.7\n1700000000.2,1,0.6\n1700000000.25,2,0.55\n1700000000.3,3,0.5\n", new() { RateFile = rates });
        Assert.Equal([new(0, 1e-5, 0.7), new(1, 2e-5, 0.6), new(3, 4e-5, 0.5)], Points(file.Curves.Repeats[0]));
    }

    [Fact]
    public void A_TensorBoard_export_can_have_its_rate_in_any_column() =>
        Assert.Equal([0.7, 0.6], Read("Wall time,Step,Value,lr\n1.1,0,0.7,1e-5\n1.2,1,0.6,2e-5\n").Curves.Repeats[0].Losses());

    [Theory]
    [InlineData("", ": error: the file is empty; expected a CSV table with a header line and rows")]
    [InlineData("# only: metadata\n", ": error: the file is empty; expected a CSV table with a header line and rows")]
    [InlineData("lr,loss\n", ": error: the file holds a header but no rows; if its only line is data, use `Header` no")]
    [InlineData("lr,loss\n0.1,5\n0.2\n", "(3): error: found 1 field, expected 2 as in the header; look for a missing or unquoted separator (comma), or name it with `Separator`")]
    [InlineData("lr,loss\n0.1,5\n0.2,abc\n", "(3,2): error: column 'loss' holds 'abc'; expected a number")]
    [InlineData("# a: b\nlr,loss\n1,5\nx,5\n", "(4,1): error: column 'lr' holds 'x'; expected a number")]
    [InlineData("lr;loss\n0,01;5\n", "(2,1): error: column 'lr' holds '0,01'; expected a number; if its comma is a decimal mark, use `Decimal` ,")]
    [InlineData("lr,loss\n0,5\n", ": error: no row has both a rate above 0 and a loss")]
    [InlineData("lr,loss\n-0.1,5\n", "(2): error: the learning rate is -0.1; expected a number of more than 0")]
    [InlineData("lr,loss\nnan,5\n", ": error: no row has both a rate above 0 and a loss")]
    [InlineData("lr,loss\n0.1,5\n0.3,5\n0.2,4\n0.4,3\n", "(4): error: the learning rate 0.2 is not above the 0.3 before; expected rates that rise from row to row within a repeat; give the rows of the test only, or a `RepeatColumn`")]
    [InlineData("lr,loss\n0.2,5\n0.2,4\n", ": error: the rate never rises: it is 0.2 throughout; expected losses that were recorded while the rate was raised from step to step")]
    [InlineData("epoch,loss\n1,5\n", ": error: no column is called like the learning rate, as 'lr' would be; name one of 'epoch', 'loss' by `LrColumn`")]
    [InlineData("lr,accuracy\n0.1,5\n", ": error: no column is called like the loss, as 'loss' would be; name one of 'lr', 'accuracy' by `LossColumn`")]
    [InlineData("lr-a,lr-b,loss\n0.1,0.2,5\n", ": error: 'lr-a', 'lr-b' may each be the learning rate; say which by `LrColumn`")]
    [InlineData("0.1,5,6\n", ": error: the file has no header and 3 columns; expected two, the rate and the loss, or say which by `LrColumn` and `LossColumn`")]
    [InlineData("lr,loss\n,5\n0.1,\n", ": error: no row has both a rate above 0 and a loss")]
    [InlineData("repeat,lr,loss\n0,0.1,5\n0,0.2,5\n1,0.5,5\n1,0.7,5\n", ": error: step 0 has the learning rate 0.1 in one curve and 0.5 in another; expected the same rates in every repeat")]
    [InlineData("# steps: 1\nlr,loss\n0.1,5\n0.2,5\n", ": error: the line '# steps: 1' is wrong; expected a whole number from 2, the rows of a repeat, to 1000000")]
    [InlineData("# steps: x\nlr,loss\n0.1,5\n", ": error: the line '# steps: x' is wrong; expected a whole number from 1, the rows of a repeat, to 1000000")]
    [InlineData("lr,loss\n0.1,\"5\n", "(2): error: a quoted field that is never closed; expected quotes around a whole field, and doubled inside it")]
    public void A_file_that_cannot_be_used_is_refused_in_one_line(string text, string message) => Assert.Equal(message, ErrorOf(text));

    [Fact]
    public void A_table_without_any_column_of_a_recording_is_probably_one_to_learn_from() =>
        Assert.Matches(@"^: error: no column is called like the learning rate, as 'lr' would be; name one of 'a', 'b', 'c' by `LrColumn`; or learn from it: `DatasetLoader\.Load\(.+\)`$",
            ErrorOf("a,b,c\n1,5,2\n"));

    [Theory]
    [InlineData("lr,loss\n0.1,5\n", "`LrColumn` is 'rate'; expected one of 'lr', 'loss', or a number from 1 to 2", "rate")]
    [InlineData("0.1,5\n", "`LrColumn` is 'lr'; expected a number from 1 to 2", "lr")]
    [InlineData("0.1,5\n", "`LrColumn` is '3'; expected a number from 1 to 2", "3")]
    public void A_column_that_is_not_there_is_refused(string text, string message, string rate) =>
        Assert.Equal($": error: {message}", ErrorOf(text, new() { Rate = rate }));

    [Fact]
    public void Missing_files_and_folders_are_refused()
    {
        Assert.Equal("no-such.csv: error: no such file", Assert.Throws<InputException>(() => CurveFile.Read("no-such.csv")).Message);
        Assert.Equal($"{_folder.FullName}: error: this is a folder without TensorBoard's files of events; expected a file of curves, or a folder with some", Assert.Throws<InputException>(() => CurveFile.Read(_folder.FullName)).Message);
    }

    [Fact]
    public void A_file_without_a_name_is_refused() =>
        Assert.StartsWith(": error: the file could not be read: ", Assert.Throws<InputException>(() => CurveFile.Read("")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_of_rates_needs_steps_on_both_sides()
    {
        string rates = PathOf("Step,Value\n0,1e-5\n");
        Assert.Equal(": error: no column is called 'step'; expected one by which the rates and the losses can be matched; name it by `StepColumn`", ErrorOf("lr,loss\n0.1,5\n", new() { RateFile = rates }));
    }

    [Fact]
    public void Numbers_are_read_in_any_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        try
        {
            CultureInfo.CurrentCulture = comma;
            Assert.Equal(1.5, Read("lr,loss\n1e-1,1.5\n").Curves.Repeats[0][0].Loss);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static IEnumerable<LossPoint> Points(LossCurve curve) => Enumerable.Range(0, curve.Count).Select(i => curve[i]);
}
