namespace LrFind.Tests.Commands;

public class HelpTests
{
    [Theory]
    [InlineData("help/lrfind.txt")]
    [InlineData("help/run.txt", "run")]
    [InlineData("help/inspect.txt", "inspect")]
    [InlineData("help/suggest.txt", "suggest")]
    [InlineData("help/models.txt", "models")]
    [InlineData("help/verify.txt", "verify")]
    [InlineData("help/tune.txt", "tune")]
    [InlineData("help/check.txt", "check")]
    [InlineData("help/init.txt", "init")]
    [InlineData("help/sweep.txt", "sweep")]
    [InlineData("help/merge.txt", "merge")]
    [InlineData("help/completions.txt", "completions")]
    [InlineData("help/man.txt", "man")]
    public void Help_text_is_as_approved_and_fits_80_columns(string golden, params string[] command)
    {
        Cli.Result result = Cli.Run([.. command, "--help"]);
        Assert.Equal(0, result.ExitCode);
        Assert.All(result.Output.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Golden.Match(golden, result.Output);
    }

    [Fact]
    public void The_version_is_that_of_lrfind()
    {
        Cli.Result result = Cli.Run("--version");
        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"^lrfind \d+\.\d+\.\d+\n$", result.Output);
    }

    [Fact]
    public void No_command_is_a_usage_error()
    {
        Cli.Result result = Cli.Run();
        Assert.Equal(2, result.ExitCode);
        Assert.Equal("lrfind: error: required command was not provided; see 'lrfind --help'", Assert.Single(result.ErrorLines));
    }
}
