using System.CommandLine;
using LrFind.Cli;
using LrFind.Cli.Native;
using LrFind.Engines.Embedded;

namespace LrFind.Tests.Native;

public sealed class WiderExecutableTests : IDisposable
{
    private static readonly string s_end = OperatingSystem.IsWindows() ? ".exe" : "";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_widest_one_that_stands_beside_it_is_taken()
    {
        string v3 = Put("lrfind-x86-64-v3"), v4 = Put("lrfind-x86-64-v4");
        Assert.Equal(v4, Find("lrfind", VectorLevel.V4, VectorLevel.V3));
        Assert.Equal(v3, Find("lrfind", VectorLevel.V3));
    }

    [Fact]
    public void A_narrower_one_does_where_the_widest_is_missing() =>
        Assert.Equal(Put("lrfind-x86-64-v3"), Find("lrfind", VectorLevel.V4, VectorLevel.V3));

    [Fact]
    public void One_that_stands_alone_is_complete()
    {
        Assert.Null(Find("lrfind", VectorLevel.V4, VectorLevel.V3));
        Directory.CreateDirectory(_folder.PathOf($"lrfind-x86-64-v4{s_end}"));
        Assert.Null(Find("lrfind", VectorLevel.V4));
    }

    [Fact]
    public void A_processor_that_runs_none_of_them_has_none()
    {
        Put("lrfind-x86-64-v3");
        Assert.Null(Find("lrfind"));
    }

    [Fact]
    public void One_under_another_name_finds_them_too() => Assert.Equal(Put("lrfind-x86-64-v3"), Find("rates", VectorLevel.V3));

    // Somebody who gives the executable for every processor the name of a wider one.
    [Fact]
    public void None_hands_over_to_itself()
    {
        Put("lrfind-x86-64-v3");
        Put("lrfind-x86-64-v4");
        Assert.Null(Find("lrfind-x86-64-v4", VectorLevel.V4, VectorLevel.V3));
    }

    [Fact]
    public void A_link_is_no_wider_executable()
    {
        File.CreateSymbolicLink(_folder.PathOf($"lrfind-x86-64-v3{s_end}"), Put("lrfind"));
        Assert.Null(Find("lrfind", VectorLevel.V3));
    }

    [Fact]
    public void It_is_taken_for_the_commands_that_train()
    {
        Command root = LrFindApp.CreateRoot(new(threads => new EmbeddedEngine(threads), CancellationToken.None), Cli.Pipes(TextWriter.Null, TextWriter.Null), CancellationToken.None);
        Assert.Equal(root.Subcommands.Where(c => c.Options.Any(o => o.Name == "--batch-size")).Select(c => c.Name).Order(), WiderExecutable.Commands.Order());
    }

    [Fact]
    public void What_is_compiled_while_it_runs_hands_over_to_nothing() => Assert.Null(WiderExecutable.HandOver(["run"]));

    private string Put(string name) => _folder.Write($"{name}{s_end}", "");

    private string? Find(string self, params string[] levels) => WiderExecutable.Find(_folder.PathOf($"{self}{s_end}"), levels);
}
