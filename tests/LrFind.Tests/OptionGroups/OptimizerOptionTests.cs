using System.Text.Json;

namespace LrFind.Tests.OptionGroups;

public class OptimizerOptionTests
{
    private static readonly string s_iris = Repo.Sample("iris.csv");
    private static readonly string[] s_quick = ["--steps", "40", "--repeats", "1", "--no-plot"];

    [Theory]
    [InlineData("Adam:betas=0.9,0.95,eps=1e-7", "optimizer   adam, betas 0.9 and 0.95, eps 1e-7\n")]
    [InlineData("SGD:momentum=0.9,Nesterov", "optimizer   sgd, momentum 0.9 (Nesterov)\n")]
    [InlineData("RMSprop:alpha=0.9,centered=true", "optimizer   rmsprop, alpha 0.9, centered\n")]
    [InlineData("AdamW:weight_decay=0.1", "optimizer   adamw, weight decay 0.1\n")]
    public void Settings_are_used_and_reported(string optimizer, string line) =>
        Assert.Contains(line, Cli.Run(["run", s_iris, "--optimizer", optimizer, .. s_quick]).Output, StringComparison.Ordinal);

    [Fact]
    public void A_setting_behind_the_name_is_the_option_of_that_name()
    {
        Assert.Equal(Document("--optimizer", "sgd", "--momentum", "0.9", "--nesterov", "--weight-decay", "0.01"),
            Document("--optimizer", "sgd:momentum=0.9,nesterov,weight_decay=0.01"));
        Assert.Equal(Document("--optimizer", "sgd", "--momentum", "0.9", "--nesterov"),
            Document("--optimizer", "sgd:momentum=0.9", "--nesterov"));
        Assert.Equal(Document("--optimizer", "sgd", "--momentum", "0.9", "--nesterov"), Document("--optimizer", "sgd:nesterov", "--momentum", "0.9"));
        Assert.NotEqual(Document("--optimizer", "adam"), Document("--optimizer", "adam:betas=0.9,0.95"));
    }

    [Theory]
    [InlineData("--weight-decay and weight_decay in --optimizer both set the weight decay; leave one out", "--optimizer", "adam:weight_decay=0", "--weight-decay", "0.1")]
    [InlineData("--momentum and momentum in --optimizer both set the momentum; leave one out", "--optimizer", "sgd:momentum=0.9", "--momentum", "0.9")]
    [InlineData("--nesterov and nesterov in --optimizer both set the nesterov; leave one out", "--optimizer", "sgd:momentum=0.9,nesterov=false", "--nesterov")]
    [InlineData("nesterov in --optimizer needs a --momentum of more than 0", "--optimizer", "sgd:nesterov", "--momentum", "0")]
    [InlineData("--optimizer is 'sgd:nesterov', whose momentum is 0; expected a number of more than 0 with Nesterov", "--optimizer", "sgd:nesterov")]
    [InlineData("--optimizer is 'sgd:dampening=0.5', whose dampening is 0.5; expected 0 with Nesterov", "--optimizer", "sgd:dampening=0.5", "--momentum", "0.9", "--nesterov")]
    [InlineData("--optimizer is 'adam:betas=0.9,1' with 'betas=0.9,1'; expected two numbers, each of at least 0 and less than 1", "--optimizer", "adam:betas=0.9,1")]
    [InlineData("--optimizer is 'sgd:momentun=0.9' with 'momentun=0.9'; expected momentum=NUMBER, dampening=NUMBER, weight_decay=NUMBER or nesterov; did you mean 'momentum'?", "--optimizer", "sgd:momentun=0.9")]
    [InlineData("--optimizer is 'sgd,adam'; expected one optimizer; a sweep takes several", "--optimizer", "sgd,adam")]
    public void What_makes_no_sense_is_one_line(string message, params string[] options)
    {
        foreach (string command in new[] { "run", "verify", "tune", "init" })
        {
            Cli.Result result = Cli.Run([command, s_iris, .. options]);
            Assert.Equal((2, $"lrfind: error: {message}"), (result.ExitCode, Assert.Single(result.ErrorLines)));
        }
    }

    [Fact]
    public void A_configuration_takes_them_too_and_an_error_names_its_place()
    {
        using var folder = new TemporaryFolder();
        string Config(string settings) => folder.Write("c.json",
            $$"""{"checks": {"a": {"data": {{JsonSerializer.Serialize(s_iris)}}, "lr": 0.003, "train-steps": 20, "steps": 40, "repeats": 1, {{settings}} } } }""");
        JsonElement Optimizer(string settings) => JsonElement.Parse(Cli.Run("check", "--config", Config(settings), "--json").Output)
            .GetProperty("checks")[0].GetProperty("report").GetProperty("optimizer");
        JsonElement adam = Optimizer("""
            "optimizer": "Adam:betas=0.9,0.95,eps=1e-7"
            """);
        Assert.Equal("adam", adam.GetProperty("name").GetString());
        Assert.Equal([0.9, 0.95], adam.GetProperty("settings").GetProperty("betas").EnumerateArray().Select(b => b.GetDouble()));
        Assert.Equal(1e-7, adam.GetProperty("settings").GetProperty("eps").GetDouble());

        string both = Config("""
            "optimizer": "adam:weight_decay=0.1", "weight-decay": 0.2
            """);
        Cli.Result result = Cli.Run("check", "--config", both);
        Assert.Equal(3, result.ExitCode);
        Assert.Matches(@"c\.json\(1,\d+\): error: check 'a': --weight-decay and weight_decay in --optimizer both set the weight decay; leave one out$",
            Assert.Single(result.ErrorLines));
        string wrong = Config("""
            "optimizer": "adma"
            """);
        Assert.Matches(@"c\.json\(1,\d+\): error: check 'a': .*'adma'; expected .*; did you mean 'adam'\?$", Assert.Single(Cli.Run("check", "--config", wrong).ErrorLines));
    }

    [Fact]
    public void The_lines_to_paste_have_the_settings()
    {
        string output = Cli.Run("run", s_iris, "--optimizer", "rmsprop:alpha=0.9,eps=1e-7,centered", "--verify", "--train-steps", "100", "--no-plot").Output;
        Assert.Matches(@"torch\.optim\.RMSprop\(\n    model\.parameters\(\), lr=\S+, alpha=0\.9, eps=1e-07, centered=True\)\n", output);
        Assert.Matches(@"torch\.optim\.RMSProp\(\n    model\.parameters\(\), lr: \S+, alpha: 0\.9, eps: 1e-07, centered: true\);\n", output);
    }

    private static string Document(params string[] options)
    {
        Cli.Result result = Cli.Run(["run", s_iris, "--json", .. s_quick, .. options]);
        Assert.Equal("", result.Error);
        return result.Output;
    }
}
