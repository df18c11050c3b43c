using System.Text.RegularExpressions;
using LrFind.Foundation;

namespace LrFind.Tests.Commands;

public partial class ManCommandTests
{
    [Theory]
    [InlineData("lrfind.1")]
    [InlineData("lrfind-run.1", "run")]
    [InlineData("lrfind-man.1", "man")]
    public void A_page_is_as_approved(string golden, params string[] command)
    {
        Cli.Result result = Cli.Run(["man", .. command]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Golden.Match($"man/{golden}", result.Output.Replace($"lrfind {ProductVersion.Text}", "lrfind VERSION", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_command_that_help_lists_has_a_page_with_all_options_that_its_help_lists()
    {
        using var folder = new TemporaryFolder();
        Cli.Result written = Cli.Run("man", "--output", folder.Path);
        Assert.Equal((0, $"written     {folder.Files.Length} pages to {folder.Path}\n"), (written.ExitCode, written.Output));
        foreach (string file in folder.Files)
        {
            string page = File.ReadAllText(folder.PathOf(file)).Replace(@"\-", "-", StringComparison.Ordinal);
            Assert.All(page, c => Assert.True(c is '\n' or (>= ' ' and <= '~'), $"{file} has {(int)c:x4}"));
            string[] command = file is "lrfind.1" ? [] : [file["lrfind-".Length..^".1".Length]];
            string help = Cli.Run([.. command, "--help"]).Output;
            foreach (string option in Option().Matches(help).Select(m => m.Value))
                Assert.Contains($@"\fB{option}\fR", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_line_of_a_page_never_begins_with_what_is_taken_for_a_macro() =>
        Assert.All(Cli.Run("man", "check").Output.Split('\n').Where(l => l.StartsWith('.')),
            line => Assert.Matches(@"^\.(TH|SH|SS|TP|PP)\b", line));

    [Fact]
    public void There_is_no_page_of_what_is_no_command()
    {
        Cli.Result result = Cli.Run("man", "complete");
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("lrfind: error: there is no command 'complete'; expected run, ", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void One_page_goes_to_standard_output_and_all_go_to_a_folder()
    {
        Cli.Result result = Cli.Run("man", "run", "--output", "x");
        Assert.Equal((2, "lrfind: error: --output writes all pages; leave the command out"), (result.ExitCode, Assert.Single(result.ErrorLines)));
        Assert.False(Directory.Exists("x"));
    }

    // Options stand at the beginning of their lines, or behind their short names.
    [GeneratedRegex(@"(?<=^  (-\S+, )*)--[a-z-]+", RegexOptions.Multiline)]
    private static partial Regex Option();
}
