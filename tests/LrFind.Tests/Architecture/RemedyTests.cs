using System.Text.RegularExpressions;
using LrFind.Cli;
using LrFind.Suggestions;

namespace LrFind.Tests.Architecture;

/// <summary>What a command advises can be done with it: an option that is named is one of its own.</summary>
public partial class RemedyTests
{
    private static readonly string[] s_commands = ["run", "verify", "check", "init", "sweep", "suggest", "merge"];

    private static readonly string[] s_troubles =
    [
        "--lr-max 1e-4", "--lr-min 1 --lr-max 1000 --optimizer sgd", "--lr-min 1e15 --lr-max 1e30", "--probe-rows 0 --steps 10", "--rule slide --steps 20",
        "--batch-size 500", "--accumulate 100", "--input-shape 3x3", "--target 7", "--model cnn",
    ];

    private static readonly string[] s_warnings =
    [
        "check that the features say something about the target", "lower --lr-min to see whether it starts earlier",
        "raise --lr-max to see where the stable range ends", "use fewer --steps to see whether it starts earlier",
    ];

    private static readonly Dictionary<string, HashSet<string>> s_options = s_commands.ToDictionary(
        c => c, c => OptionOfHelp().Matches(Cli.Run(c, "--help").Output).Select(m => m.Groups[1].Value).ToHashSet());

    public static TheoryData<string> Situations() => [.. CurveSituations.Names];

    [Theory]
    [MemberData(nameof(Situations))]
    public void A_remedy_of_a_verdict_or_a_warning_names_options_that_the_command_has(string situation)
    {
        SuggestionResult result = CurveSituations.Of(situation);
        foreach (string command in s_commands.SkipLast(1))
        {
            CurveSource source = command == "suggest" ? CurveSource.Recording : CurveSource.RangeTest;
            AssertOwn(command, OptionNames.In(VerdictText.For(result, source).Remedy));
            Assert.All(CurveWarnings.Of(result, source), w => AssertOwn(command, OptionNames.In(w.Remedy)));
        }
    }

    [Fact]
    public void The_situations_come_with_every_warning_there_is()
    {
        string[] warnings = [.. CurveSituations.Names.SelectMany(n => CurveWarnings.Of(CurveSituations.Of(n), CurveSource.RangeTest)).Select(w => OptionNames.In(w.Remedy)).Distinct()];
        Assert.Equal(s_warnings, warnings.Order(StringComparer.Ordinal));
    }

    public static TheoryData<string[]> CommandLines() =>
        [.. s_commands[..5].SelectMany(c => s_troubles.Select(t => (string[])[c, Repo.Sample("iris.csv"), .. t.Split(' ')]))];

    [Theory]
    [MemberData(nameof(CommandLines))]
    public void What_a_command_prints_names_options_that_it_has(string[] arguments)
    {
        using var folder = new TemporaryFolder();
        string[] own = arguments[0] switch
        {
            "check" => ["--lr", "3e-3", "--train-steps", "20"],
            "verify" => ["--train-steps", "20", "--output", folder.Path],
            "init" => ["--config", folder.PathOf("lrfind.json")],
            _ => ["--output", folder.PathOf("out")],
        };
        Cli.Result result = Cli.Run([.. arguments, .. own]);
        AssertOwn(arguments[0], result.Error + result.Output);
    }

    [Theory]
    [InlineData("")]
    [InlineData("lr,loss\n1e-3,1\n1e-2,nan\n")]
    [InlineData("lr,loss\n1e-3,1\n1e-4,1\n")]
    [InlineData("a,b,c\n1,2,3\n")]
    [InlineData("1,2,3\n4,5,6\n")]
    [InlineData("loss\n1\n2\n")]
    public void So_does_what_is_said_of_a_recording(string text)
    {
        using var folder = new TemporaryFolder();
        Cli.Result result = Cli.Run("suggest", folder.Write("curve.csv", text), "--no-plot");
        Assert.NotEqual(0, result.ExitCode);
        AssertOwn("suggest", result.Error + result.Output);
    }

    // An option behind the name of a command, in quotes, is that command's.
    private static void AssertOwn(string command, string text)
    {
        foreach (Match quoted in CommandInText().Matches(text))
            Assert.All(OptionInText().Matches(quoted.Value), o => Assert.Contains(o.Value, s_options[quoted.Groups[1].Value]));
        Assert.All(OptionInText().Matches(CommandInText().Replace(text, "")), o => Assert.Contains(o.Value, s_options[command]));
    }

    [GeneratedRegex(@"^  (?:-\w, |    )(--[a-z][a-z-]*)", RegexOptions.Multiline)]
    private static partial Regex OptionOfHelp();

    [GeneratedRegex(@"(?<![\w-])--[a-z][a-z-]*")]
    private static partial Regex OptionInText();

    [GeneratedRegex(@"'lrfind ([a-z]+)[^']*'")]
    private static partial Regex CommandInText();
}
