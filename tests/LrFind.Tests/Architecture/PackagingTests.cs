using System.Buffers.Binary;
using System.Text.RegularExpressions;

namespace LrFind.Tests.Architecture;

/// <summary>What a package is, and what a project is not.</summary>
public partial class PackagingTests
{
    private static readonly string[] s_folders = ["src", "tests", "bench"], s_commands = ["run", "verify", "check", "suggest"];

    public static TheoryData<string> Projects() => [.. s_folders
        .SelectMany(f => Directory.EnumerateFiles(Repo.PathOf(f), "*.csproj", SearchOption.AllDirectories)).Select(f => Path.GetRelativePath(Repo.Root, f))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Each_project_of_the_source_is_a_library_or_a_tool_and_no_other_is_packed(string project)
    {
        string text = File.ReadAllText(Repo.PathOf(project)), name = Path.GetFileNameWithoutExtension(project);
        string kind = text.Contains("<OutputType>Exe", StringComparison.Ordinal) ? "Tool" : "Library";
        bool isPackage = project.StartsWith("src", StringComparison.Ordinal);
        Assert.DoesNotContain("IsPackable", text, StringComparison.Ordinal);
        Assert.Equal(isPackage ? [$"../../packaging/{kind}.props"] : [], Import().Matches(text).Select(m => m.Groups[1].Value));
        Assert.Equal(isPackage, File.Exists(Repo.PathOf($"packaging/readme/{name}.md")));
        Assert.True(!isPackage || (text.Contains("<Description>", StringComparison.Ordinal) && text.Contains("<PackageTags>", StringComparison.Ordinal)));
    }

    // On a registry a page stands alone.
    [Fact]
    public void Pages_of_packages_link_to_nothing_in_the_repository() =>
        Assert.All(Directory.GetFiles(Repo.PathOf("packaging/readme")), page =>
            Assert.All(Link().Matches(File.ReadAllText(page)).Select(m => m.Groups[1].Value), link => Assert.StartsWith("https://", link, StringComparison.Ordinal)));

    [Fact]
    public void Pages_name_options_that_there_are()
    {
        string help = string.Concat(s_commands.Select(c => Cli.Run(c, "--help").Output)) + "--help";
        Assert.All(
            Directory.GetFiles(Repo.PathOf("packaging/readme")).SelectMany(f => Option().Matches(File.ReadAllText(f)).Select(m => m.Value)),
            option => Assert.Contains(option, help, StringComparison.Ordinal));
    }

    [Fact]
    public void The_icon_is_a_square_of_128_pixels()
    {
        byte[] icon = File.ReadAllBytes(Repo.PathOf("packaging/icon.png"));
        Assert.Equal((128, 128), (BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(20))));
    }

    [GeneratedRegex("<Import Project=\"([^\"]+)\"")]
    private static partial Regex Import();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("(?<= )--[a-z][a-z-]+")]
    private static partial Regex Option();
}
