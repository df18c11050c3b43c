namespace LrFind.Tests.Commands;

public class ModelsCommandTests
{
    [Fact]
    public void Models_are_listed_with_their_options()
    {
        Cli.Result result = Cli.Run("models");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Golden.Match("models/list.txt", result.Output);
    }

    [Theory]
    [InlineData("iris.csv", "models/iris.txt")]
    [InlineData("titanic.csv", "models/titanic.txt", "--target", "survived")]
    public void Models_are_sized_to_data(string sample, string golden, params string[] options)
    {
        string file = Repo.Sample(sample);
        Cli.Result result = Cli.Run(["models", file, .. options]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Golden.Match(golden, result.Output.Replace(file, sample, StringComparison.Ordinal));
    }

    [Fact]
    public void Data_that_cannot_be_used_exit_with_3()
    {
        Cli.Result result = Cli.Run("models", "no-such.csv");
        Assert.Equal(3, result.ExitCode);
        Assert.Equal("no-such.csv: error: no such file", Assert.Single(result.ErrorLines));
    }
}
