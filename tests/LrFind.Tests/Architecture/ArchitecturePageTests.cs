using System.Text.RegularExpressions;

namespace LrFind.Tests.Architecture;

/// <summary>docs/architecture.md and CONTRIBUTING.md say what is there.</summary>
public partial class ArchitecturePageTests
{
    private static readonly string[] s_commands = ["run", "suggest", "inspect", "models", "verify", "tune", "check", "init", "sweep", "merge"];
    private static readonly string[] s_libraries = ["src/LrFind.Core", "src/LrFind.ModelSource", "src/LrFind.TorchSharp"];

    // Headings of files that only a command writes; they say which one.
    private static readonly string[] s_namesOfCommands = ["JUnitReport.cs: lrfind check", "StepSummary.cs: lrfind check"];

    private static readonly string s_page = File.ReadAllText(Repo.PathOf("docs/architecture.md"));

    [Fact]
    public void Every_path_on_the_page_exists() =>
        Assert.All(
            PathInCode().Matches(s_page + File.ReadAllText(Repo.PathOf("CONTRIBUTING.md"))).Select(m => m.Groups[1].Value).Distinct(),
            path => Assert.True(Path.Exists(Repo.PathOf(path)), path));

    [Fact]
    public void Every_room_of_the_library_is_on_the_page_with_its_arrows() =>
        Assert.All(ArchitectureTests.Arrows, room =>
        {
            string line = s_page.Split('\n').Single(l => l.StartsWith($"| `src/LrFind.Core/{room.Key}` |", StringComparison.Ordinal));
            string expected = room.Value switch
            {
                [] => "nothing",
                _ when room.Key is "Experiments" or "Reports" => "all above but Embedded",
                _ => string.Join(", ", room.Value),
            };
            Assert.EndsWith($"| {expected} |", line, StringComparison.Ordinal);
        });

    [Fact]
    public void The_library_names_settings_and_no_options() =>
        Assert.All(
            LibraryFiles(), f => Assert.DoesNotMatch(OptionInText(), Code(f)));

    [Fact]
    public void The_library_names_calls_and_no_commands() =>
        Assert.Equal(
            s_namesOfCommands,
            LibraryFiles().SelectMany(f => CommandInText().Matches(Code(f)).Select(m => $"{Path.GetFileName(f)}: {m.Value}")).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("`BatchSize` 64, see `TableInspector.Inspect`", "--batch-size 64, see 'lrfind inspect'")]
    [InlineData("`CurveFile.Read(my curve.csv)` reads it", "'lrfind suggest my curve.csv' reads it")]
    [InlineData("column `a.b`, `Module.Forward` and `Net`.`Load`", "column `a.b`, `Module.Forward` and --net.--load")]
    public void The_command_line_puts_options_and_commands_in_their_place(string message, string shown) =>
        Assert.Equal(shown, LrFind.Cli.OptionNames.In(message));

    [Fact]
    public void Every_call_that_the_library_names_has_a_command() =>
        Assert.All(
            LibraryFiles().SelectMany(f => CallInText().Matches(Code(f)).Select(m => m.Value)).Distinct(),
            call => Assert.StartsWith("'lrfind ", LrFind.Cli.OptionNames.In(call), StringComparison.Ordinal));

    [Fact]
    public void Every_setting_that_the_library_names_is_an_option_of_a_command()
    {
        string help = string.Concat(s_commands.Select(c => Cli.Run(c, "--help").Output));
        // The catalogue of schedules names the classes of PyTorch and Keras.
        IEnumerable<string> named = LibraryFiles()
            .Where(f => Path.GetFileName(f) is not "ScheduleCatalog.cs")
            .SelectMany(f => SettingInText().Matches(Code(f)).Select(m => m.Groups[1].Value)).Distinct();
        Assert.All(named, setting => Assert.Contains(LrFind.Cli.OptionNames.Of(setting), help, StringComparison.Ordinal));
    }

    [Fact]
    public void An_activation_touches_two_files_of_the_library_and_one_of_TorchSharp() =>
        Assert.Equal(
            ["../LrFind.TorchSharp/Training/LayerModules.cs", "Engines/Embedded/Layers/Activations.cs", "Models/Layers/Activations.cs"],
            Repo.SourceFiles("src").Where(f => File.ReadAllText(f).Contains("HardswishSpec", StringComparison.Ordinal))
                .Select(f => Path.GetRelativePath(Repo.PathOf("src/LrFind.Core"), f).Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal));

    private static IEnumerable<string> LibraryFiles() => s_libraries.SelectMany(Repo.SourceFiles);

    private static string Code(string file) => ArchitectureTests.Comment().Replace(File.ReadAllText(file), "");

    [GeneratedRegex(@"`((?:src|tests|bench|docs)/[\w./-]+)`")]
    private static partial Regex PathInCode();

    [GeneratedRegex(@"(?<=[""\s(])--[a-z]")]
    private static partial Regex OptionInText();

    [GeneratedRegex(@"`([A-Z][A-Za-z]+)`")]
    private static partial Regex SettingInText();

    // In a string, of which there may be several on a line.
    [GeneratedRegex(@"(?<=""[^""]*)lrfind (?:run|suggest|inspect|models|verify|tune|check|init|sweep|merge)\b(?! \()")]
    private static partial Regex CommandInText();

    [GeneratedRegex(@"`[A-Z][A-Za-z]+\.[A-Z][A-Za-z]+(?:\([^`]+\))?`")]
    private static partial Regex CallInText();
}
