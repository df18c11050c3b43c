using System.IO.Compression;
using System.Text;
using LrFind.Data;
using LrFind.Data.Csv;
using LrFind.Data.Loading;

namespace LrFind.Core.Tests.Data.Nasty;

/// <summary>Not committed: what does not come out as it should.</summary>
public class Findings
{
    private static string Of(int rows, Func<int, string> target) => Tables.Rows("x,y", rows, i => $"{i % 7},{target(i)}");

    private static string OutcomeOf(string text, DatasetOptions? options = null) => Outcomes.Dataset(Encoding.UTF8.GetBytes(text), options ?? new());

    private static string TableOf(string text, DatasetOptions? options = null) => Outcomes.Table(Encoding.UTF8.GetBytes(text), options ?? new());

    [Fact]
    public void F01_money_with_few_thousands() =>
        Assert.Equal("60 rows, binary y (0 1): x, k", OutcomeOf(Tables.Rows("x,k,y", 60, i => $"{i % 7},\"{(i % 20 == 19 ? "$1,250.00" : $"${i}.50")}\",{i % 2}")));

    [Fact]
    public void F02_targets_never_together() =>
        Assert.StartsWith("t.csv: error: no row has", OutcomeOf(Tables.Rows("x,u,v", 40, i => $"{i % 7},{(i % 2 == 0 ? $"{i}" : "")},{(i % 2 == 1 ? $"{i}" : "")}"), new() { Target = "u,v" }));

    [Fact]
    public void F03_name_with_line_break_in_message() => Assert.DoesNotContain('\n', OutcomeOf(Tables.Rows("x,\"y\nz\"", 40, i => $"{i % 7},v{i}")));

    [Fact]
    public void F03b_name_with_line_break_in_message() => Assert.DoesNotContain('\n', OutcomeOf("x,\"y\nz\"\n1,0.5\n2,1.5\n", new() { ValidationFraction = 0.6 }));

    [Theory]
    [InlineData("sep=\"\na,b\n1,2\n")]
    [InlineData("sep=\r\na,b\n1,2\n")]
    [InlineData("sep=\n\na,b\n1,2\n")]
    [InlineData("sep=a\na,b\n1,2\n")]
    [InlineData("sep=#\na#b\n1#2\n")]
    [InlineData("sep=.\na.b\n1.2\n")]
    public void F04_hint_of_no_separator(string text) => Assert.NotNull(TableOf(text));

    [Fact]
    public void F05_invalid_byte_in_header_behind_hint() =>
        Assert.StartsWith("t.csv(2,2)", Outcomes.Table([.. "sep=,\na,"u8, 0xE9, .. "\n1,2\n"u8], new()));

    [Fact]
    public void F06_a_header_of_40000_columns()
    {
        string names = string.Join(',', Enumerable.Range(0, 40_000).Select(i => $"gene{i:00000}"));
        string row = string.Join(',', Enumerable.Range(0, 40_000).Select(i => i % 10));
        Assert.Equal($"{names}\n{row}\n{row}\n".Replace(',', '|').Replace("\n", " / ", StringComparison.Ordinal)[..^3], TableOf($"{names}\n{row}\n{row}\n"));
    }

    [Theory]
    [InlineData("PAR1,PAR2,y\n1,2,3\n", "PAR1|PAR2|y / 1|2|3")]
    [InlineData("7zip_size,y\n1,2\n", "7zip_size|y / 1|2")]
    [InlineData("BZh,y\n1,2\n", "BZh|y / 1|2")]
    [InlineData("GIF8_count,y\n1,2\n", "GIF8_count|y / 1|2")]
    public void F07_names_that_look_like_magic(string text, string expected) => Assert.Equal(expected, TableOf(text));

    [Fact]
    public void F08_comment_with_quote_in_front_of_spaces() => Assert.Equal("a|b / 1|2 / 3|4", TableOf("# a 5\" disk\na b\n1 2\n3 4\n"));

    [Fact]
    public void F09_only_comments() => Assert.Contains("the file is empty", TableOf("# one\n# two\n"), StringComparison.Ordinal);

    [Fact]
    public void F11_opposites_in_several_cases() => Assert.StartsWith("60 rows, binary y", OutcomeOf(Of(60, i => (i % 3) switch { 0 => "yes", 1 => "Yes", _ => "no" })));

    [Fact]
    public void F13_headerless_dates() => Assert.StartsWith("c1|c2", TableOf("2024-01-01,up\n2024-01-02,down\n2024-01-03,left\n"), StringComparison.Ordinal);

    [Fact]
    public void F14_a_file_that_grows_while_it_is_read()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("t.csv", "a,b,y\n1,2,0\n3,4,1\n5,");
        using var input = CsvInput.Open(path);
        File.AppendAllText(path, "6,0\n");
        Assert.Contains("changed while it was read", Tables.ErrorOf(() => TableReader.Read(input, new())), StringComparison.Ordinal);
    }

    [Fact]
    public void F15_gzip_in_memory()
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionMode.Compress, leaveOpen: true))
            gzip.Write("a,b\n1,2\n3,4\n"u8);
        Assert.Contains("gzip", Outcomes.Table(bytes.ToArray(), new()), StringComparison.Ordinal);
    }

    [Fact]
    public void F16_stray_text_in_classes_is_warned_of() =>
        Assert.Contains("the target 'y' holds 1 cell", OutcomeOf(Of(40, i => i == 7 ? "oops" : $"{i % 2}")));

    [Fact]
    public void F17_stray_text_in_classes_of_all_rows() =>
        Assert.Equal(["0", "1"], Full(Of(40, i => i == 7 ? "oops" : $"{i % 2}"), new()).Classes);

    [Fact]
    public void F18_strict_target_of_all_rows()
    {
        string table = Of(40, i => $"{i * 0.5}");
        string bad = Of(40, i => i == 7 ? "oops" : $"{i * 0.5}");
        Assert.Throws<DatasetException>(() => Full(table, new() { Strict = true }, bad));
    }

    [Fact]
    public void F19_ragged_first_row_of_all_rows_without_header()
    {
        string table = "1,2\n3,4\n5,6.5\n7,8\n", bad = "1,2,3\n3,4\n5,6.5\n7,8\n";
        Assert.StartsWith("t.csv(1): error: found 3 fields, expected 2", Tables.ErrorOf(() => Full(table, new() { Header = HeaderChoice.No }, bad)));
    }

    [Theory]
    [InlineData(2097152, 2097152, 2097152)]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue)]
    [InlineData(2147483646, 2147483647, 4)]
    public void F20_shape_that_overflows(int a, int b, int c) => Assert.Throws<SettingException>(new DatasetOptions { InputShape = [a, b, c] }.Validate);

    [Theory]
    [InlineData('\0')]
    [InlineData('\u0001')]
    [InlineData('\'')]
    [InlineData('_')]
    [InlineData('\u007f')]
    public void F21_odd_separators(char separator)
    {
        try
        {
            new DatasetOptions { Separator = separator }.Validate();
        }
        catch (SettingException)
        {
            return;
        }

        Assert.Equal("a|b / 1|2", TableOf($"a{separator}b\n1{separator}2\n", new() { Separator = separator }));
    }

    private static Dataset Full(string text, DatasetOptions options, string? read = null)
    {
        var input = new MemoryInput("t.csv", Encoding.UTF8.GetBytes(text));
        SourceTable source = TableReader.Read(input, options) with { IsSample = true };
        var plan = DatasetPlan.Make(source, options with { AllRows = true });
        return new FullReader(new MemoryInput("t.csv", Encoding.UTF8.GetBytes(read ?? text)), plan).Read();
    }

    [Fact]
    public void F10_blocks_at_the_end()
    {
        for (int rows = 1; rows < 40; rows++)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(Tables.Rows("a,b", rows, i => $"{i},{i * 1000003}"));
            var input = new MemoryInput("t.csv", bytes);
            DetectedTable table = DialectDetector.Detect(input, new());
            var sampler = new BlockSampler(input, table, new SamplePlan(16));
            for (long at = table.DataOffset; at < bytes.Length; at += 16)
                Assert.True(sampler.TryRead(at, null, out _));
        }
    }

    [Fact]
    public void F12_comments_with_a_quote_between_records()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("# c\n" + Tables.Rows("a,b", 300, i => i == 5 ? "# a 5\" disk\n1,2" : $"{i},\"x\ny{i * 1000003}\""));
        var input = new MemoryInput("t.csv", bytes);
        DetectedTable table = DialectDetector.Detect(input, new());
        var reader = new SegmentReader(input, table.Dialect, table.DataOffset, table.DataLine, 64);
        var builder = new CsvTableBuilder(input, table);
        while (reader.Next() is { } segment)
            builder.Add(segment);
        Assert.Equal(300, builder.Build().RowCount);
    }

    // Goes into FileInputs.
    [Theory]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(11)]
    [InlineData(500)]
    [InlineData(-8)]
    [InlineData(-1)]
    public void A_compressed_file_that_is_cut_is_refused(int length)
    {
        byte[] gzip = Gzip(Encoding.UTF8.GetBytes(Of(3000, i => $"{i * 7919 % 3001}")));
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("t.csv.gz");
        File.WriteAllBytes(path, gzip[..(length < 0 ? gzip.Length + length : length)]);
        Assert.Equal($"{path}: error: the compressed data is damaged; expected a whole gzip file; try 'gzip -t' on it", Tables.ErrorOf(() => DatasetLoader.Load(path, new())));
    }


    private static byte[] Gzip(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    [Theory]
    [InlineData("a,b,c\n", TextEncoding.Utf16LittleEndian)]
    [InlineData("abc", TextEncoding.Utf16BigEndian)]
    public void F22_odd_length_of_utf16(string text, TextEncoding encoding) => Assert.Contains(": error: ", TableOf(text + "x", new() { Encoding = encoding })  + TableOf(text, new() { Encoding = encoding }), StringComparison.Ordinal);
}
