using LrFind.Data;
using LrFind.Data.Csv;
using LrFind.Data.Csv.Reading;

namespace LrFind.Core.Tests.Data.EdgeCases;

/// <summary>Files that are compressed, damaged, denied, or change under the reader's hands.</summary>
public sealed class FileInputs : IDisposable
{
    private const string Changed = "error: the file changed while it was read; expected it to stay as it is; try again when it is complete";
    private const string Damaged = "error: the compressed data is damaged; expected a whole gzip file; try 'gzip -t' on it";

    private static readonly byte[] s_table = System.Text.Encoding.UTF8.GetBytes(Tables.Rows("x,k,y", 3000, i => $"{i % 7},{i * 7919 % 3001},{i % 2}"));

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("t.csv.gz")]
    [InlineData("t.csv")]
    public void A_compressed_file_is_read_whatever_its_name(string name)
    {
        Dataset data = DatasetLoader.Load(Write(name, Tables.Gzip(s_table)), new());
        Assert.Equal("3000 rows, binary y (0 1): x, k", Outcomes.Describe(data));
        Assert.Equal("t", data.Name);
        Assert.False(data.IsSample);
    }

    [Fact]
    public void A_compressed_file_of_several_parts_is_read_to_its_end() =>
        Assert.Equal("4 rows, regression of y: x", Outcomes.Describe(DatasetLoader.Load(
            Write("t.csv.gz", [.. Tables.Gzip("x,y\n1,0.5\n3,2"u8), .. Tables.Gzip(".5\n4,5\n5,7.5\n"u8)]), new())));

    [Theory]
    [InlineData(2)]
    [InlineData(15)]
    [InlineData(1000)]
    [InlineData(-6)]
    public void A_compressed_file_that_is_damaged_is_refused(int place)
    {
        byte[] gzip = Tables.Gzip(s_table);
        gzip[place < 0 ? gzip.Length + place : place] ^= 0x55;
        string path = Write("t.csv.gz", gzip);
        Assert.Equal($"{path}: {Damaged}", Tables.ErrorOf(() => DatasetLoader.Load(path, new())));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(11)]
    [InlineData(500)]
    [InlineData(-8)]
    [InlineData(-1)]
    public void A_compressed_file_that_is_cut_is_refused(int length)
    {
        byte[] gzip = Tables.Gzip(s_table);
        string path = Write("t.csv.gz", gzip[..(length < 0 ? gzip.Length + length : length)]);
        Assert.Equal($"{path}: {Damaged}", Tables.ErrorOf(() => DatasetLoader.Load(path, new())));
    }

    [Fact]
    public void A_picture_that_is_compressed_is_still_a_picture()
    {
        string path = Write("t.csv.gz", Tables.Gzip([0x89, .. "PNG\r\n\u001a\n"u8, 0, 0]));
        Assert.Equal($"{path}: error: this looks like a PNG image; expected a CSV table as text; export it as CSV", Tables.ErrorOf(() => DatasetLoader.Load(path, new())));
    }

    [Fact]
    public void Nothing_that_is_compressed_is_still_nothing()
    {
        string path = Write("t.csv.gz", Tables.Gzip([]));
        Assert.Equal($"{path}: error: the file is empty; expected a CSV table with a header line and rows", Tables.ErrorOf(() => DatasetLoader.Load(path, new())));
    }

    [Fact]
    public void A_file_that_may_not_be_read_is_refused()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
            return;
        string path = Write("t.csv", s_table);
        File.SetUnixFileMode(path, UnixFileMode.None);
        Assert.Equal($"{path}: error: permission to read the file was denied", Tables.ErrorOf(() => DatasetLoader.Load(path, new())));
    }

    [Fact]
    public void A_file_within_a_file_is_not_there()
    {
        string path = Path.Combine(Write("t.csv", s_table), "u.csv");
        Assert.StartsWith($"{path}: error: ", Tables.ErrorOf(() => DatasetLoader.Load(path, new())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_shrinks_is_refused() => Changes(path => File.WriteAllBytes(path, s_table[..^200]));

    [Fact]
    public void A_file_that_is_emptied_is_refused() => Changes(path => File.WriteAllBytes(path, []));

    [Fact]
    public void A_file_that_grows_is_refused() => Changes(path => File.AppendAllText(path, "1,2,1\n"));

    [Fact]
    public void A_file_whose_last_row_grows_is_refused_for_that_and_not_for_the_row()
    {
        string path = Write("t.csv", "a,b,y\n1,2,0\n3,4,1\n5,"u8.ToArray());
        using CsvInput input = CsvInput.Open(path);
        File.AppendAllText(path, "6,0\n");
        Assert.Equal($"{path}: {Changed}", Tables.ErrorOf(() => TableReader.Read(input, new())));
    }

    [Fact]
    public void A_file_whose_rows_change_is_refused() => Changes(path =>
    {
        byte[] other = [.. s_table];
        other[^4] = (byte)'9';
        File.WriteAllBytes(path, other);
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddSeconds(5));
    });

    [Fact]
    public void A_file_that_shrinks_between_its_head_and_its_rows_is_refused()
    {
        string path = Write("t.csv", s_table);
        using CsvInput input = CsvInput.Open(path);
        Assert.Equal(s_table.Length, input.Head.Length);
        File.WriteAllBytes(path, s_table[..100]);
        Assert.Equal($"{path}: {Changed}", Tables.ErrorOf(() => TableReader.Read(input, new())));
    }

    public void Dispose() => _folder.Dispose();

    private void Changes(Action<string> change)
    {
        string path = Write("t.csv", s_table);
        using CsvInput input = CsvInput.Open(path);
        change(path);
        Assert.Equal($"{path}: {Changed}", Tables.ErrorOf(() => TableReader.Read(input, new())));
    }

    private string Write(string name, byte[] bytes)
    {
        string path = _folder.PathOf(name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
