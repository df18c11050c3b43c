using LrFind.Cli.Engines;
using LrFind.Foundation;

namespace LrFind.Tests.Engines;

/// <summary>Where lrfind finds the program that TorchSharp runs in.</summary>
public sealed class WorkerProgramTests : IDisposable
{
    private static readonly string s_file = OperatingSystem.IsWindows() ? "lrfind-torchsharp.exe" : "lrfind-torchsharp";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_beside_lrfind_comes_first()
    {
        string beside = Put("artifacts/bin/LrFind/release/torchsharp");
        Put("artifacts/bin/LrFind.TorchSharp.Worker/release");
        Assert.Equal(beside, Find("artifacts/bin/LrFind/release"));
    }

    [Theory]
    [InlineData("artifacts/bin/LrFind/release", "release")]
    [InlineData("artifacts/bin/LrFind.Tests/debug", "debug")]
    [InlineData("artifacts/publish/LrFind/release_linux-x64", "release")]
    public void A_build_from_source_finds_its_own(string lrfind, string configuration)
    {
        Put("artifacts/bin/LrFind.TorchSharp.Worker/release");
        Put("artifacts/bin/LrFind.TorchSharp.Worker/debug");
        Assert.Equal(_folder.PathOf($"artifacts/bin/LrFind.TorchSharp.Worker/{configuration}/{s_file}"), Find(lrfind));
    }

    [Fact]
    public void Where_it_is_nowhere_the_error_says_what_to_do()
    {
        string error = Assert.Throws<InputException>(() => Find("bin")).Message;
        Assert.Equal(
            $"TorchSharp: error: '{_folder.PathOf($"bin/torchsharp/{s_file}")}' is not there; build all of lrfind by 'dotnet build' in a clone of it",
            error);
    }

    private string Find(string lrfind)
    {
        Directory.CreateDirectory(_folder.PathOf(lrfind));
        return WorkerProgram.Find(_folder.PathOf(lrfind) + Path.DirectorySeparatorChar);
    }

    private string Put(string folder)
    {
        Directory.CreateDirectory(_folder.PathOf(folder));
        return _folder.Write($"{folder}/{s_file}", "");
    }
}
