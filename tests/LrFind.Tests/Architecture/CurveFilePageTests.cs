using System.Globalization;
using System.Text.RegularExpressions;

namespace LrFind.Tests.Architecture;

/// <summary>The files of other tools that docs/curve-file.md promises to read are read, each by the command that stands beside it.</summary>
public partial class CurveFilePageTests
{
    // All files hold one curve, so many steps a decade; a staircase has three times as many.
    private const double Rate = 1.55e-3, OfStaircase = 4.29e-3;

    private static readonly string s_files = Repo.PathOf("tests/fixtures/curves");

    public static TheoryData<string> Commands() =>
        [.. CommandInTable().Matches(File.ReadAllText(Repo.PathOf("docs/curve-file.md"))).Select(m => m.Groups[1].Value.Replace(@"\|", "|", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Each_row_of_the_table_is_read(string command)
    {
        if (!Shell.IsThere)
            return;
        using var folder = new TemporaryFolder();
        string files = folder.Copy(s_files);
        Cli.Result result = await Shell.Run(folder, $"cd {files}; {command.Replace("lrfind", "$lrfind", StringComparison.Ordinal)} -q --no-plot");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        double expected = command.Contains("staircase", StringComparison.Ordinal) ? OfStaircase : Rate;
        Assert.Equal(1, double.Parse(result.Output, CultureInfo.InvariantCulture) / expected, 0.01);
    }

    [Fact]
    public void Every_file_has_a_row()
    {
        string page = File.ReadAllText(Repo.PathOf("docs/curve-file.md"));
        Assert.All(Directory.EnumerateFileSystemEntries(s_files).Select(f => Path.GetFileName(f)!), name => Assert.Contains(name, page, StringComparison.Ordinal));
        Assert.True(Commands().Count > 20);
    }

    [GeneratedRegex(@"\| `((?:gzip[^`]*)?lrfind suggest [^`]+)` \|\n")]
    private static partial Regex CommandInTable();
}
