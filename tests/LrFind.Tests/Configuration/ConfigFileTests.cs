namespace LrFind.Tests.Configuration;

public class ConfigFileTests
{
    [Theory]
    [InlineData("(1,1): error: this is a list; expected a configuration in braces", "[]")]
    [InlineData("(1,1): error: this is no JSON: the input does not contain any JSON tokens. Expected the input to start with a valid JSON token, when isFinalBlock is true", "")]
    [InlineData("(2,3): error: 'check' is not known; expected checks, defaults or $schema; did you mean 'checks'?", "{\n  \"check\": {}\n}")]
    [InlineData(": error: there are no checks in it; expected them by name, as in \"checks\": { \"mine\": { \"data\": \"data.csv\", \"lr\": 0.003 } }", "{}")]
    [InlineData(": error: there are no checks in it; expected them by name, as in \"checks\": { \"mine\": { \"data\": \"data.csv\", \"lr\": 0.003 } }", """{"checks": {}}""")]
    [InlineData("(1,12): error: this is a list; expected checks by their names in braces", """{"checks": []}""")]
    [InlineData("(1,18): error: this is text; expected settings in braces", """{"checks": {"a": "b.csv"}}""")]
    [InlineData("(1,28): error: there are two checks called 'a'", """{"checks": {"a": { "lr":1},"a": {}}}""")]
    [InlineData("(1,13): error: a check has no name", """{"checks": {"": {}}}""")]
    [InlineData("(2,10): error: 'lr' is set twice", "{\"checks\": {\"a\": {\n\"lr\": 1, \"lr\": 2}}}")]
    [InlineData("(1,25): error: the value of 'lr' is null; expected text, a number, true, false or a list of them", """{"checks": {"é": {"lr": null}}}""")]
    [InlineData("(1,27): error: this text has half of a surrogate pair, as \\ud800 is one", """{"checks": {"a": {"data": "\ud800"}}}""")]
    [InlineData("(1,28): error: 'drop' is an empty list; leave it out", """{"checks": {"a": {"drop": []}}}""")]
    [InlineData("(1,28): error: the value of 'drop' is an object; expected text, a number, true, false or a list of them", """{"checks": {"a": {"drop": [{}]}}}""")]
    [InlineData("(1,13): error: the check 'a' has no data; expected a file, as in \"data\": \"data.csv\"", """{"checks": {"a": {"lr": 1}}}""")]
    [InlineData("(1,36): error: 'rate' is no setting of a check; expected data, or an option of 'lrfind check' without its dashes", """{"checks": {"a": {"data": "a.csv", "rate": 1}}}""")]
    [InlineData("(1,36): error: 'junit' is no setting of a check; expected data, or an option of 'lrfind check' without its dashes", """{"checks": {"a": {"data": "a.csv", "junit": "j.xml"}}}""")]
    [InlineData("(1,36): error: check 'a': --lr is 'x'; expected a number of more than 0, as in 3e-3", """{"checks": {"a": {"data": "a.csv", "lr": "x"}}}""")]
    [InlineData("(1,36): error: check 'a': --lr-max is 1E-06; expected more than the first rate, 1E-05", """{"checks": {"a": {"data": "a.csv", "lr-max": 1e-6, "lr": 1}}}""")]
    [InlineData("(1,45): error: check 'a': --margin is -1; expected a number of decades, 0 or more", """{"checks": {"a": {"data": "a.csv", "lr": 1, "margin": -1}}}""")]
    [InlineData("(1,13): error: check 'a': there is no rate to check; name one, as in --lr 3e-3, or a --baseline", """{"checks": {"a": {"data": "a.csv"}}}""")]
    [InlineData("(1,45): error: 'strict' is 'maybe'; expected true or false", """{"checks": {"a": {"data": "a.csv", "lr": 1, "strict": "maybe"}}}""")]
    [InlineData("(1,45): error: check 'a': --weight-decay does not go with --optimizer rprop, which has none", """{"checks": {"a": {"data": "a.csv", "lr": 1, "weight-decay": 1, "optimizer": "rprop"}}}""")]
    public void A_configuration_that_cannot_be_followed_is_one_line_with_its_place(string message, string text)
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("c.json", text);
        Cli.Result result = Cli.Run("check", "--config", file);
        Assert.Equal((3, $"{file}{message}", ""), (result.ExitCode, Assert.Single(result.ErrorLines), result.Output));
    }

    [Fact]
    public void An_option_of_the_command_line_that_does_not_go_with_a_setting_is_told_at_the_setting()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("c.json", """{"checks": {"a": {"data": "a.csv", "lr": 1, "optimizer": "rprop"}}}""");
        Assert.Equal(
            $"{file}(1,45): error: check 'a': --weight-decay does not go with --optimizer rprop, which has none",
            Assert.Single(Cli.Run("check", "--config", file, "--weight-decay", "1").ErrorLines));
    }

    [Theory]
    [InlineData("nothing.json", "no such file")]
    [InlineData("nothing.cs#Net", "no such file")]
    public void A_model_file_that_is_not_there_is_one_line_with_the_setting_s_place(string model, string problem)
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("c.json", """{"checks": {"a": {"data": "a.csv", "lr": 1, "model": "MODEL"}}}""".Replace("MODEL", model, StringComparison.Ordinal));
        Cli.Result result = Cli.Run("check", "--config", file);
        Assert.Equal((3, $"{file}(1,45): error: check 'a': {folder.PathOf(model.Split('#')[0])}: error: {problem}"), (result.ExitCode, Assert.Single(result.ErrorLines)));
    }

    [Theory]
    [InlineData("{\"checks\": ")]
    [InlineData("{\"checks\": {\"a\": {\"lr\": 1e}}}")]
    [InlineData("{\"checks\": {\"a\": {}}} and more")]
    public void What_is_no_JSON_is_one_line(string text)
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("c.json", text);
        Cli.Result result = Cli.Run("check", "--config", file);
        Assert.Equal(3, result.ExitCode);
        Assert.Matches(@"\(1,\d+\): error: this is no JSON: ", Assert.Single(result.ErrorLines));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_one_line()
    {
        using var folder = new TemporaryFolder();
        string file = folder.PathOf("c.json");
        File.WriteAllBytes(file, [0xFF, 0xFE, 0x7B, 0x00]);
        Assert.Equal($"{file}: error: this is no UTF-8 text", Assert.Single(Cli.Run("check", "--config", file).ErrorLines));
    }

    [Fact]
    public void A_file_that_is_not_there_is_one_line()
    {
        Cli.Result result = Cli.Run("check", "--config", "nowhere.json");
        Assert.Equal((3, "nowhere.json: error: there is no such file; 'lrfind init data.csv' writes one"), (result.ExitCode, Assert.Single(result.ErrorLines)));
    }

    [Fact]
    public void A_folder_is_one_line()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal($"{folder.Path}: error: this is a folder", Assert.Single(Cli.Run("check", "--config", folder.Path).ErrorLines));
    }
}
