using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace LrFind.Tests.Commands;

/// <summary>Data as the command line gets them: broken, compressed, from standard input, too large to be read whole.</summary>
public class DataFileTests
{
    private static readonly string s_iris = Repo.Sample("iris.csv");

    private static readonly Dictionary<string, byte[]> s_bad = new()
    {
        ["nothing"] = [],
        ["a header only"] = Utf8("a,b\n"),
        ["a picture"] = [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13],
        ["an archive"] = [.. "PK\u0003\u0004"u8, 20, 0, 0, 0],
        ["a web page"] = Utf8("<!DOCTYPE html>\n<html></html>\n"),
        ["a compressed file that is cut"] = Gzip(Utf8("a,b\n1,2\n3,4\n"))[..^4],
        ["Latin-1"] = Encoding.Latin1.GetBytes("a,größe\n1,2\n3,4\n"),
        ["a quote that is not closed"] = Utf8("a,b\n1,\"2\n3,4\n"),
        ["a row too short"] = Utf8("a,b\n1,2\n3\n"),
        ["a name twice"] = Utf8("a,b,a\n1,2,3\n"),
        ["a line too long"] = Utf8($"a,b\n{new string('x', 5 << 20)},1\n"),
        ["a target that is the same in every row"] = Utf8("a,b\n1,x\n2,x\n"),
        ["a target that differs in every row"] = Utf8("a,b\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{i},v{i}\n"))),
        ["nothing to learn from"] = Utf8("a,b\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"1,{i % 2}\n"))),
        ["fewer rows than a batch"] = Utf8("a,b\n" + string.Concat(Enumerable.Range(0, 3).Select(i => $"{i * 3},{i % 2}\n"))),
    };

    public static TheoryData<string> Bad => [.. s_bad.Keys];

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_file_that_cannot_be_used_is_one_line_exit_code_3_and_no_output(string name)
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("data.csv");
        File.WriteAllBytes(path, s_bad[name]);
        Cli.Result result = Cli.Run("run", path, "--output", folder.PathOf("out"), "--plot", "x.svg", "--curve", "curve.csv", "--json", "result.json");
        Assert.Equal(3, result.ExitCode);
        Assert.StartsWith(path, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Contains(": error: ", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.Equal(["data.csv"], folder.Files);
    }

    [Fact]
    public void A_folder_is_no_file()
    {
        using var folder = new TemporaryFolder();
        Cli.Result result = Cli.Run("run", folder.Path, "--output", folder.PathOf("out"));
        Assert.Equal(3, result.ExitCode);
        Assert.Equal($"{folder.Path}: error: this is a folder; expected a CSV file", Assert.Single(result.ErrorLines));
        Assert.Empty(folder.Files);
    }

    [Fact]
    public void A_compressed_file_gives_what_the_file_does()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.PathOf("iris.csv.gz"), Gzip(File.ReadAllBytes(s_iris)));
        Cli.Result result = Cli.Run("run", folder.PathOf("iris.csv.gz"), "--quiet", "--output", folder.PathOf("out"));
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(Cli.Run("run", s_iris, "--quiet", "--no-plot").Output, result.Output);
        Assert.Contains(Path.Combine("out", "iris.lr.png"), folder.Files);
    }

    [Fact]
    public async Task Standard_input_gives_what_the_file_does()
    {
        using var folder = new TemporaryFolder();
        Cli.Result result = await RunOnInput(folder, File.ReadAllBytes(s_iris), "run", "-", "--quiet", "--no-plot");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(Cli.Run("run", s_iris, "--quiet", "--no-plot").Output, result.Output);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public async Task Standard_input_is_called_so_in_the_report_and_in_the_names_of_files()
    {
        using var folder = new TemporaryFolder();
        Cli.Result result = await RunOnInput(folder, File.ReadAllBytes(s_iris), "run", "-");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("standard input: 150 rows, 4 features", result.Output, StringComparison.Ordinal);
        Assert.Equal(["stdin.lr.png"], folder.Files);
    }

    [Theory]
    [InlineData("", "standard input: error: the file is empty; expected a CSV table with a header line and rows")]
    [InlineData("a,b\n1,2\n3\n", "standard input(3): error: found 1 field, expected 2 as in the header; look for a missing or unquoted separator (comma), or name it with --separator")]
    public async Task Standard_input_that_cannot_be_used_is_one_line_and_exit_code_3(string text, string message)
    {
        using var folder = new TemporaryFolder();
        Cli.Result result = await RunOnInput(folder, Utf8(text), "run", "-");
        Assert.Equal(3, result.ExitCode);
        Assert.Equal(message, Assert.Single(result.ErrorLines));
        Assert.Empty(result.Output);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public void A_sample_of_a_large_file_is_said_to_be_one()
    {
        const int Rows = 300_000;
        using var folder = new TemporaryFolder();
        string path = folder.Write("large.csv", "a,b,y\n" + string.Concat(Enumerable.Range(0, Rows).Select(i => $"{i * 7919L % 100_003},{i * 31 % 1009}.5,{(i < Rows / 2 ? "yes" : "no")}\n")));
        Assert.Matches(@"a sample of [\d,]+ rows of about (29\d|30\d),000, 2 features", Cli.Run("run", path, "--no-plot").Output);

        using var document = JsonDocument.Parse(Cli.Run("run", path, "--no-plot", "--json").Output);
        JsonElement data = document.RootElement.GetProperty("data");
        Assert.True(data.GetProperty("is_sample").GetBoolean());
        Assert.InRange(data.GetProperty("file_rows").GetInt64(), Rows * 0.95, Rows * 1.05);
        Assert.InRange(data.GetProperty("rows").GetInt32(), 10_000, Rows - 1);
    }

    private static async Task<Cli.Result> RunOnInput(TemporaryFolder folder, byte[] input, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder.Path, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments.Prepend(typeof(LrFind.Cli.LrFindApp).Assembly.Location))
            start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.BaseStream.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return new Cli.Result(process.ExitCode, (await output).ReplaceLineEndings("\n"), await error);
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
