using System.Text.RegularExpressions;

namespace LrFind.Tests.Architecture;

/// <summary>The rules of the house, read from the source.</summary>
public partial class ArchitectureTests
{
    private const int MostLines = 300;
    private const int LongestLine = 140;
    private const int LongestWithText = 210;

    // Each folder of the library, and the folders it may use.
    internal static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Foundation"] = [],
        ["Data"] = ["Foundation"],
        ["Curves"] = ["Foundation", "Data"],
        ["Charts"] = ["Foundation", "Curves"],
        ["Models"] = ["Foundation", "Data"],
        ["Engines"] = ["Foundation", "Data", "Models", "Curves"],
        ["RangeTests"] = ["Foundation", "Data", "Models", "Engines", "Curves"],
        ["Suggestions"] = ["Foundation", "Curves"],
        ["Experiments"] = ["Foundation", "Data", "Models", "Engines", "Curves", "RangeTests", "Suggestions"],
        ["Reports"] = ["Foundation", "Data", "Models", "Engines", "Curves", "RangeTests", "Suggestions", "Experiments", "Charts"],
    };

    [Fact]
    public void Every_folder_of_the_library_has_its_arrows() =>
        Assert.Equal(Arrows.Keys.Order(), Directory.GetDirectories(Repo.PathOf("src/LrFind.Core")).Select(d => Path.GetFileName(d)!).Where(d => d is not ("obj" or "bin")).Order());

    [Fact]
    public void Folders_use_only_what_their_arrows_allow() => Assert.Empty(Repo.SourceFiles("src/LrFind.Core").SelectMany(BackwardUses));

    [Fact]
    public void A_backward_use_would_be_found()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("src/LrFind.Core/Curves"));
        string file = folder.Write("src/LrFind.Core/Curves/Planted.cs", "using LrFind.Reports;\n\nnamespace LrFind.Curves;\n\n/// <summary>Not Data. in a comment.</summary>\nclass Planted { object o = Engines.Embedded.Kernels.Gemm; }\n");
        Assert.Equal(["Curves/Planted.cs uses Reports", "Curves/Planted.cs uses Engines"], BackwardUses(file));
    }

    // JUnit's XML holds what the command printed.
    [Fact]
    public void Formats_of_reports_do_not_know_each_other() => Assert.Empty(
        from folder in Directory.GetDirectories(Repo.PathOf("src/LrFind.Core/Reports"))
        from file in Directory.GetFiles(folder)
        from Match use in UseOfFormat().Matches(File.ReadAllText(file))
        let name = Path.GetFileName(folder)
        where use.Groups[1].Value != name && (name, use.Groups[1].Value) is not ("JUnit", "Text")
        select $"{Relative(file)} uses {use.Groups[1].Value}");

    [Fact]
    public void Only_the_one_who_starts_the_program_knows_the_embedded_engine() =>
        Assert.All(Repo.SourceFiles("src").Where(f => !Relative(f).Contains("/Engines/Embedded/", StringComparison.Ordinal) && Path.GetFileName(f) is not "Program.cs"),
            f => Assert.DoesNotContain("Embedded.", Comment().Replace(File.ReadAllText(f), ""), StringComparison.Ordinal));

    [Fact]
    public void Folders_do_not_depend_on_each_other_in_circles()
    {
        var reachable = new Dictionary<string, HashSet<string>>();
        HashSet<string> From(string folder)
        {
            if (!reachable.TryGetValue(folder, out HashSet<string>? found))
            {
                reachable[folder] = found = [];
                foreach (string next in Arrows[folder])
                    found.UnionWith(From(next).Append(next));
            }

            return found;
        }

        Assert.All(Arrows.Keys, folder => Assert.DoesNotContain(folder, From(folder)));
    }

    [Fact]
    public void Files_are_short() =>
        Assert.All(AllFiles(), f => Assert.True(File.ReadAllLines(f).Length <= MostLines, Relative(f)));

    // A text in quotes may go on for longer: cut in two, it could not be searched for.
    [Fact]
    public void Lines_fit_a_page() =>
        Assert.All(Repo.SourceFiles("src"), f => Assert.All(
            File.ReadAllLines(f), line => Assert.True(line.Length <= (line.Contains('"', StringComparison.Ordinal) ? LongestWithText : LongestLine), line)));

    [Fact]
    public void Namespaces_follow_folders() =>
        Assert.All(LibraryAndTool(), f =>
        {
            string[] parts = Relative(f).Split('/');
            string root = parts[1] switch { "LrFind" => "LrFind.Cli", "LrFind.Core" => "LrFind", string project => project };
            string expected = string.Join('.', parts[2..^1].Prepend(root));
            Assert.Contains($"namespace {expected};", File.ReadAllText(f), StringComparison.Ordinal);
        });

    [Fact]
    public void Nothing_is_left_undone() =>
        Assert.All(Repo.SourceFiles("src"), f => Assert.DoesNotMatch(Unfinished(), File.ReadAllText(f)));

    // Program.cs is one statement without a type.
    private static IEnumerable<string> LibraryAndTool() => Repo.SourceFiles("src").Where(f => Path.GetFileName(f) is not "Program.cs");

    private static IEnumerable<string> AllFiles() => Repo.SourceFiles("src").Concat(Repo.SourceFiles("tests")).Concat(Repo.SourceFiles("bench"));

    private static IEnumerable<string> BackwardUses(string file)
    {
        string[] parts = file.Replace(Path.DirectorySeparatorChar, '/').Split('/');
        string folder = parts[Array.LastIndexOf(parts, "LrFind.Core") + 1];
        string code = Comment().Replace(File.ReadAllText(file), "");
        return Use().Matches(code).Select(m => m.Groups[1].Value).Distinct()
            .Where(used => used != folder && Arrows.ContainsKey(used) && !Arrows[folder].Contains(used))
            .Select(used => $"{folder}/{parts[^1]} uses {used}");
    }

    private static string Relative(string file) => Path.GetRelativePath(Repo.Root, file).Replace(Path.DirectorySeparatorChar, '/');

    // `using LrFind.X…`, and `X.` of a sibling folder, whose namespace is in scope without a using. A member access has something in front.
    [GeneratedRegex(@"(?:using LrFind\.|\bLrFind\.|(?<![\w.""')\]}])\b)(Foundation|Data|Curves|Charts|Models|Engines|RangeTests|Suggestions|Experiments|Reports)(?=[.;])")]
    private static partial Regex Use();

    // Snippets and outlines are what reports hold, not how they are written.
    [GeneratedRegex(@"using LrFind\.Reports\.(?!Snippets|Outlines)(\w+);")]
    private static partial Regex UseOfFormat();

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
    internal static partial Regex Comment();

    [GeneratedRegex(@"NotImplementedException|\bTODO\b|\bFIXME\b|\bHACK\b")]
    private static partial Regex Unfinished();
}
