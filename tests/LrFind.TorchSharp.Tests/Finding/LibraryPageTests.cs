using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LrFind.TorchSharp.Tests.Finding;

/// <summary>The programs of docs/library.md and of the packages' pages, compiled and run as a reader would.</summary>
[Collection(TorchTests.Name)]
public sealed partial class LibraryPageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static readonly (string Code, string Printed)[] s_programs =
        [.. Program().Matches(Text("docs/library.md")).Select(m => (m.Groups["code"].Value, m.Groups["printed"].Value))];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void There_are_a_table_a_loop_and_TorchSharp() =>
        Assert.Equal(
            ["#:package LrFind.Core@", "#:package LrFind.Core@", "#:package LrFind.TorchSharp@"],
            s_programs.Select(p => p.Code[..(p.Code.IndexOf('@', StringComparison.Ordinal) + 1)]));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_program_prints_what_stands_behind_it_and_draws_its_picture(int index)
    {
        (string code, string printed) = s_programs[index];
        File.Copy(Repo.Sample("iris.csv"), _folder.PathOf("iris.csv"));
        Assert.Equal(printed, Script.Run(code, _folder));
        string picture = Picture().Match(code).Groups[1].Value;
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(_folder.PathOf(picture))[..4]);
    }

    [Fact]
    public void They_name_the_version_that_is_built() =>
        Assert.All(
            Package().Matches(Text("docs/library.md")).Select(m => m.Groups[1].Value),
            v => Assert.Equal(XDocument.Load(Repo.PathOf("Directory.Build.props")).Descendants("Version").Single().Value, v));

    [Theory]
    [InlineData("LrFind.Core", "learning rate 3.33e-03\n")]
    [InlineData("LrFind.ModelSource", "learning rate 6.40e-03\n")]
    public void The_page_of_a_package_shows_a_program_that_runs(string package, string printed)
    {
        File.Copy(Repo.Sample("iris.csv"), _folder.PathOf("iris.csv"));
        File.Copy(Repo.Sample("sequential.cs"), _folder.PathOf("Net.cs"));
        Assert.Equal(printed, Script.Run(Block().Match(Text($"packaging/readme/{package}.md")).Groups[1].Value, _folder));
    }

    [Fact]
    public void The_page_of_the_package_for_TorchSharp_shows_the_lines_of_the_program()
    {
        string program = s_programs[^1].Code;
        string[] lines = Block().Match(Text("packaging/readme/LrFind.TorchSharp.md")).Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Length);
        Assert.All(lines, line => Assert.Contains($"\n{line}\n", program, StringComparison.Ordinal));
    }

    [Fact]
    public void A_notebook_shows_the_picture_the_answer_and_warnings()
    {
        File.Copy(Repo.Sample("iris.csv"), _folder.PathOf("iris.csv"));
        string extension = Text("packaging/extension.dib").Replace("#!csharp", "", StringComparison.Ordinal);
        string html = Script.Run("using LrFind.Data; using LrFind.Engines.Embedded;\n" + extension + """
            var data = DatasetLoader.Load("iris.csv", new DatasetOptions());
            var found = LearningRateFinder.Find(data, new EmbeddedEngine(), new FinderOptions { RangeTest = new() { LrMax = 0.1 } });
            Console.WriteLine(found.ToDisplayString("text/html"));
            Console.WriteLine(LearningRateFinder.Find(_ => 1).ToDisplayString("text/html"));
            """, _folder);
        string[] lines = html.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], Convert.FromBase64String(Image().Match(line).Groups[1].Value)[..4]));
        Assert.Contains("<p><strong>learning rate 3.", lines[0], StringComparison.Ordinal);
        Assert.Contains("<p>warning: ", lines[0], StringComparison.Ordinal);
        Assert.Contains("<p><strong>no suggestion (no-descent): the loss neither falls clearly", lines[1], StringComparison.Ordinal);
    }

    private static string Text(string file) => File.ReadAllText(Repo.PathOf(file)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```\n\n```text\n(?<printed>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Program();

    [GeneratedRegex(@"^```csharp\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"""([\w.]+\.png)""")]
    private static partial Regex Picture();

    [GeneratedRegex(@"LrFind\.\w+(?:@|, )(\d[\w.-]*\w)")]
    private static partial Regex Package();

    [GeneratedRegex("src=\"data:image/png;base64,([^\"]+)\"")]
    private static partial Regex Image();
}
