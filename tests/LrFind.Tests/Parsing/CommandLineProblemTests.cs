namespace LrFind.Tests.Parsing;

/// <summary>What is said of a command line that cannot be parsed.</summary>
public class CommandLineProblemTests
{
    [Theory]
    [InlineData("there is no command 'rnu'; did you mean 'lrfind run iris.csv'?", "rnu", "iris.csv")]
    [InlineData("there is no command 'Run'; did you mean 'lrfind run iris.csv -q'?", "Run", "iris.csv", "-q")]
    [InlineData("there is no command 'data.csv'; did you mean 'lrfind run data.csv'?", "data.csv")]
    [InlineData("there is no command 'my data.csv'; did you mean 'lrfind run 'my data.csv' -t price'?", "my data.csv", "-t", "price")]
    [InlineData("there is no command '-'; did you mean 'lrfind run -'?", "-")]
    [InlineData("there is no command 'Net.cs'; did you mean 'lrfind run data.csv --model Net.cs'?", "Net.cs")]
    [InlineData("there is no command 'lrfind.json'; did you mean 'lrfind check --config lrfind.json'?", "lrfind.json")]
    [InlineData("there is no command 'run.json'; did you mean 'lrfind suggest run.json'?", "run.json")]
    [InlineData("there is no command 'version'; did you mean 'lrfind --version'?", "version")]
    [InlineData("there is no command 'verison'; did you mean 'lrfind --version'?", "verison")]
    [InlineData("there is no command 'xyz'; expected run, inspect, suggest, models, verify, tune, check, init, sweep, merge, help, completions, man; see 'lrfind --help'", "xyz")]
    [InlineData("there is no option '--target' before a command; name the command first, as in lrfind run data.csv --target; see 'lrfind --help'", "--target", "x")]
    [InlineData("there is no option '--verison' before a command; did you mean '--version'?", "--verison")]
    public void A_first_word_that_is_no_command(string message, params string[] arguments) => Fails(message, arguments);

    [Theory]
    [InlineData("there is no option '--qiet'; did you mean '--quiet'?", "run", "--qiet", "iris.csv")]
    [InlineData("there is no option '--optimzer'; did you mean '--optimizer'?", "run", "iris.csv", "--optimzer", "adam")]
    [InlineData("there is no option '-target'; did you mean '--target'?", "run", "iris.csv", "-target", "species")]
    [InlineData("there is no option '-tspecies'; did you mean '-t species'?", "run", "iris.csv", "-tspecies")]
    [InlineData("there is no option '-mmlp:8'; did you mean '-m mlp:8'?", "run", "iris.csv", "-mmlp:8")]
    [InlineData("there is no option '-qt'; see 'lrfind run --help'", "run", "iris.csv", "-qt", "species")]
    [InlineData("there is no option '--baseline' of 'lrfind run'; 'lrfind check' and 'lrfind init' have it; see 'lrfind run --help'", "run", "iris.csv", "--baseline", "x.json")]
    [InlineData("there is no option '--colour'; see 'lrfind run --help'", "run", "iris.csv", "--colour")]
    [InlineData("there is no option '-x'; see 'lrfind run --help'", "run", "iris.csv", "-x")]
    public void An_option_that_is_none_is_not_taken_for_a_file(string message, params string[] arguments) => Fails(message, arguments);

    [Theory]
    [InlineData("no file is named; expected lrfind run data.csv; see 'lrfind run --help'", "run")]
    [InlineData("no file is named; expected lrfind suggest curve.csv; see 'lrfind suggest --help'", "suggest", "-q")]
    [InlineData("no folder is named; expected lrfind merge DIR; see 'lrfind merge --help'", "merge")]
    [InlineData("no shell is named; expected bash, fish, pwsh or zsh; see 'lrfind completions --help'", "completions")]
    [InlineData("no file is named: --target has taken 'iris.csv' as its COLUMNS; name the file before the options; see 'lrfind run --help'", "run", "--target", "iris.csv")]
    [InlineData("no file is named: --json has taken 'iris' as its FILE; name the file before the options; see 'lrfind run --help'", "run", "--json", "iris")]
    [InlineData("--target is given without a value; expected COLUMNS; see 'lrfind run --help'", "run", "iris.csv", "--target")]
    [InlineData("--output is missing; expected --output DIR; see 'lrfind sweep --help'", "sweep", "iris.csv")]
    public void What_is_missing(string message, params string[] arguments) => Fails(message, arguments);

    [Theory]
    [InlineData("'b.csv' is one argument too many; see 'lrfind run --help'", "run", "a.csv", "b.csv")]
    [InlineData("'mlp:64' is one argument too many; did you mean '--model mlp:64'?", "run", "a.csv", "mlp:64")]
    [InlineData("'AdamW' is one argument too many; did you mean '--optimizer AdamW'?", "run", "a.csv", "AdamW")]
    [InlineData("'adamm' is one argument too many; did you mean '--optimizer adam' or '--optimizer adamw'?", "run", "a.csv", "adamm")]
    [InlineData("'hubber' is one argument too many; did you mean '--loss huber'?", "run", "a.csv", "hubber")]
    [InlineData("'valley' is one argument too many; did you mean '--rule valley'?", "suggest", "a.csv", "valley")]
    [InlineData("'adam' is one argument too many; see 'lrfind suggest --help'", "suggest", "a.csv", "adam")]
    [InlineData("--model is given 2 times, as 'mlp' or 'linear'; leave one out; see 'lrfind run --help'", "run", "a.csv", "--model", "mlp", "-m", "linear")]
    public void What_is_too_much(string message, params string[] arguments) => Fails(message, arguments);

    [Theory]
    [InlineData("there is no file 'mlp'; did you mean '--model mlp'?", "models", "mlp")]
    [InlineData("there is no file 'mlp:64'; did you mean '--model mlp:64'?", "run", "mlp:64", "iris.csv")]
    [InlineData("there is no file 'huber'; did you mean '--loss huber'?", "check", "huber", "--lr", "1e-3")]
    public void A_value_in_the_place_of_the_file(string message, params string[] arguments) => Fails(message, arguments);

    [Fact]
    public void Code_in_the_place_of_the_data()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("Net.cs", "");
        Fails($"'{file}' is code, and no table; did you mean '--model {file}'?", "run", file);
        Fails($"'{file}#Net' is code, and no table; did you mean '--model {file}#Net'?", "models", $"{file}#Net");
    }

    [Fact]
    public void A_file_may_be_called_like_a_value()
    {
        using var folder = new TemporaryFolder();
        string file = folder.PathOf("mlp");
        File.Copy(Repo.Sample("iris.csv"), file);
        Assert.Equal(0, Cli.Run("run", file, "-q", "--no-plot").ExitCode);
    }

    [Theory]
    [InlineData("iris.png", "--plot")]
    [InlineData("iris.SVG", "--plot")]
    [InlineData("iris.json", "--json")]
    [InlineData("iris.csv", "--curve")]
    [InlineData("iris.html", "--report")]
    public void A_folder_that_is_called_like_a_file_is_refused_with_the_option_for_it(string name, string option) =>
        Fails($"--output is '{name}'; expected a folder; name a file by {option} {name}", "run", Repo.Sample("iris.csv"), "-o", name);

    [Fact]
    public void A_folder_that_is_there_may_be_called_like_a_file()
    {
        using var folder = new TemporaryFolder();
        string odd = Directory.CreateDirectory(folder.PathOf("odd.png")).FullName;
        Assert.Equal(0, Cli.Run("run", Repo.Sample("iris.csv"), "-o", odd, "-q").ExitCode);
        Assert.NotEmpty(Directory.GetFiles(odd));
    }

    [Fact]
    public void Behind_two_dashes_everything_is_a_file()
    {
        Cli.Result result = Cli.Run("run", "--", "--odd.csv");
        Assert.Equal(3, result.ExitCode);
        Assert.StartsWith("--odd.csv: error: ", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    private static void Fails(string message, params string[] arguments)
    {
        Cli.Result result = Cli.Run(arguments);
        Assert.Equal($"lrfind: error: {message}", Assert.Single(result.ErrorLines));
        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
    }
}
