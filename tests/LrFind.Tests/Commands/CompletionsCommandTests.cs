namespace LrFind.Tests.Commands;

public class CompletionsCommandTests
{
    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public void The_script_of_a_shell_is_as_approved(string shell)
    {
        Cli.Result result = Cli.Run("completions", shell);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Golden.Match($"completions/lrfind.{shell}", result.Output);
    }

    [Fact]
    public void Another_shell_has_none()
    {
        Cli.Result result = Cli.Run("completions", "tcsh");
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Equal("lrfind: error: there is no script for 'tcsh'; expected bash, zsh, fish or pwsh", Assert.Single(result.ErrorLines));
    }
}
