using System.CommandLine;
using LrFind.Cli;
using LrFind.Cli.Configuration;
using LrFind.Cli.OptionGroups;
using LrFind.Foundation;

namespace LrFind.Tests.OptionGroups;

/// <summary>One definition of an option, read from the command line and from a configuration alike.</summary>
public sealed class OptionValuesTests
{
    private readonly ValueOption<int> _steps = OptionFactory.Integer("--steps", "COUNT", "Steps", 100);
    private readonly ValueOption<double?> _lr = OptionFactory.Rate("--lr", "A rate");
    private readonly ValueOption<IReadOnlyList<int>?> _sizes =
        OptionFactory.List<int>("--batch-size", "ROWS", "Rows", "whole numbers", OptionFactory.TryInteger);

    private readonly ValueOption<DayOfWeek> _day =
        OptionFactory.Choice("--day", "A day", ("sunday", DayOfWeek.Sunday), ("monday", DayOfWeek.Monday));

    private readonly Option<bool> _strict = new("--strict");
    private readonly Option<string[]> _arguments = new("--model-arg");

    [Fact]
    public void What_is_not_given_has_its_default()
    {
        foreach (OptionValues values in new OptionValues[] { CommandLine(""), Configured("") })
        {
            Assert.Equal(100, values.Get(_steps));
            Assert.Null(values.Get(_lr));
            Assert.Null(values.Get(_sizes));
            Assert.Equal(DayOfWeek.Sunday, values.Get(_day));
            Assert.False(values.IsOn(_strict));
            Assert.Empty(values.All(_arguments));
            Assert.False(values.IsGiven(_steps));
        }
    }

    [Fact]
    public void The_same_text_is_the_same_value_on_the_command_line_and_in_a_configuration()
    {
        OptionValues[] both =
        [
            CommandLine("--steps 7 --lr 3e-3 --batch-size 8,16 --day monday --strict --model-arg a=1 --model-arg b=2,3"),
            Configured("steps=7", "lr=3e-3", "batch-size=8|16", "day=monday", "strict=true", "model-arg=a=1|b=2,3"),
        ];
        foreach (OptionValues values in both)
        {
            Assert.Equal(7, values.Get(_steps));
            Assert.Equal(3e-3, values.Get(_lr));
            Assert.Equal([8, 16], values.Get(_sizes));
            Assert.Equal(DayOfWeek.Monday, values.Get(_day));
            Assert.True(values.IsOn(_strict));
            Assert.Equal(["a=1", "b=2,3"], values.All(_arguments));
            Assert.True(values.IsGiven(_steps));
        }
    }

    [Theory]
    [InlineData("steps", "7.5", "--steps is '7.5'; expected a whole number")]
    [InlineData("lr", "0", "--lr is '0'; expected a number of more than 0, as in 3e-3")]
    [InlineData("lr", "NaN", "--lr is 'NaN'; expected a number of more than 0, as in 3e-3")]
    [InlineData("batch-size", "8,x", "--batch-size names 'x'; expected whole numbers separated by commas")]
    [InlineData("day", "tuesday", "--day is 'tuesday'; expected sunday or monday")]
    public void A_text_that_is_no_such_value_says_what_was_expected(string setting, string text, string message)
    {
        void Read(OptionValues values) => (values.Get(_steps), values.Get(_lr), values.Get(_sizes), values.Get(_day)).ToString();
        foreach (OptionValues values in new OptionValues[] { CommandLine($"--{setting} {text}"), Configured($"{setting}={text}") })
        {
            UsageException error = Assert.Throws<UsageException>(() => Read(values));
            Assert.Equal(message, error.Message);
            Assert.Equal([$"--{setting}"], error.Options);
        }
    }

    [Fact]
    public void The_command_line_goes_before_the_configuration()
    {
        OptionValues values = Configured(CommandLine("--steps 3 --strict false"), "steps=7", "strict=true", "lr=1");
        Assert.Equal(3, values.Get(_steps));
        Assert.False(values.IsOn(_strict));
        Assert.Equal(1, values.Get(_lr));
    }

    [Theory]
    [InlineData("'stepz' is no setting of a check; expected data, or an option of 'lrfind check' without its dashes; did you mean 'steps'?", "stepz=3")]
    [InlineData("'strict' is 'yes'; expected true or false", "strict=yes")]
    public void A_setting_that_cannot_be_followed_is_named_with_its_place(string message, string setting)
    {
        string error = Assert.Throws<InputException>(() => Configured(setting)).Message;
        Assert.Equal($"lrfind.json(3,5): error: {message}", error);
    }

    private Command Tree() => new("check") { _steps, _lr, _sizes, _day, _strict, _arguments };

    private CommandLineValues CommandLine(string text) => new(Tree().Parse(text));

    private ConfiguredValues Configured(params string[] settings) => Configured(CommandLine(""), settings);

    private ConfiguredValues Configured(CommandLineValues commandLine, params string[] settings)
    {
        var at = new FilePosition("lrfind.json", 3, 5);
        IEnumerable<ConfigSetting> read = settings.Where(s => s.Length > 0).Select(s => s.Split('=', 2))
            .Select(s => new ConfigSetting(s[0], s[1].Split('|'), at));
        return new ConfiguredValues(new ConfiguredCheck("mine", [.. read], at), commandLine, Tree().Options);
    }
}
