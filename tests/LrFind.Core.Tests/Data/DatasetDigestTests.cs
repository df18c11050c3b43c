using System.Security.Cryptography;
using System.Text;
using LrFind.Data;
using LrFind.Data.Csv;

namespace LrFind.Core.Tests.Data;

/// <summary>The digest of a data set is that of the bytes that were read, whatever becomes of the file.</summary>
public sealed class DatasetDigestTests : IDisposable
{
    private static readonly string s_padding = new('x', 100);

    private static readonly byte[] s_small = Encoding.UTF8.GetBytes(Tables.Rows(
        "a,b,c,y", 100, i => $"{i % 7},{i * 0.25},\"a \"\"{i % 3}\"\"\",{i % 2}"));
    private static readonly byte[] s_spaced = Encoding.UTF8.GetBytes(Tables.Rows("a   b  y", 100, i => $"{i % 7}   {i * 0.25}\t {i % 2}"));
    private static readonly byte[] s_large = Encoding.UTF8.GetBytes(Tables.Rows(
        "a,b,c,y", 60_000, i => $"{i % 7},{i * 0.25},{s_padding},{i % 2}"));

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_file_that_changes_after_it_was_read_has_the_digest_of_what_was_read() => KeepsItsDigest(s_small, new());

    [Fact]
    public void So_has_a_file_whose_columns_are_lined_up_with_spaces() => KeepsItsDigest(s_spaced, new());

    [Fact]
    public void So_has_a_file_of_another_encoding() =>
        KeepsItsDigest([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(s_small))], new());

    [Fact]
    public void So_has_a_compressed_file() => KeepsItsDigest(Tables.Gzip(s_small), new());

    [Fact]
    public void So_has_a_file_of_which_all_rows_are_read() => KeepsItsDigest(s_large, new() { AllRows = true });

    [Fact]
    public void So_has_a_compressed_file_of_which_all_rows_are_read() => KeepsItsDigest(Tables.Gzip(s_large), new() { AllRows = true });

    [Fact]
    public void A_table_in_memory_has_the_digest_of_its_bytes() =>
        Assert.Equal(Sha256(s_small), DatasetLoader.Load("t.csv", s_small, new()).Digest);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_comes_from_standard_input_has_the_digest_of_its_rows(bool allRows)
    {
        using var input = new StreamInput(CsvInput.StandardInputName, () => new MemoryStream(s_large), isCompressed: false);
        Assert.StartsWith("sha256-rows:", DatasetLoader.Load(input, new() { AllRows = allRows }).Digest, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_sample_has_the_digest_of_its_rows(bool isCompressed)
    {
        string path = Write(isCompressed ? Tables.Gzip(s_large) : s_large);
        Dataset first = DatasetLoader.Load(path, new()), second = DatasetLoader.Load(path, new() { Seed = 1 });
        Assert.True(first.IsSample);
        Assert.StartsWith("sha256-rows:", first.Digest, StringComparison.Ordinal);
        Assert.NotEqual(first.Digest, second.Digest);
        Assert.Equal(first.Digest, DatasetLoader.Load(path, new()).Digest);
    }

    [Fact]
    public void Another_split_of_the_same_file_has_the_same_digest_but_other_rows()
    {
        Dataset first = DatasetLoader.Load("t.csv", s_small, new()), fold = new CrossValidation(first, seed: 0).Fold(1);
        Assert.Equal(first.Digest, fold.Digest);
        Assert.NotEqual(RowsDigest.Compute(first), RowsDigest.Compute(fold));
    }

    public void Dispose() => _folder.Dispose();

    private void KeepsItsDigest(byte[] bytes, DatasetOptions options)
    {
        string path = Write(bytes);
        Dataset data = DatasetLoader.Load(path, options);
        Assert.False(data.IsSample);
        File.WriteAllBytes(path, [.. bytes, .. "1,2,1\n"u8]);
        Assert.Equal(Sha256(bytes), data.Digest);
    }

    private string Write(byte[] bytes)
    {
        string path = _folder.PathOf("t.csv");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static string Sha256(byte[] bytes) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));
}
