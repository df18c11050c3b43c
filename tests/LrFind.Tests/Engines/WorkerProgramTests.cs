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

    [Theory]
    [InlineData(".dotnet/tools/.store/lrfind/0.1.0/lrfind.linux-x64/0.1.0/tools/any/linux-x64", ".dotnet/tools")]
    [InlineData("my tools/.store/lrfind/0.1.0/lrfind.any/0.1.0/tools/net10.0/any", "my tools")]
    public void A_tool_finds_the_one_that_was_installed_with_it(string lrfind, string tools)
    {
        string expected = Put(tools);
        Put("elsewhere");
        Assert.Equal(expected, Find(lrfind, "elsewhere"));
    }

    [Fact]
    public void Whatever_was_installed_for_the_user_is_found_from_anywhere()
    {
        string expected = Put("home/.dotnet/tools");
        Assert.Equal(expected, Find("usr/bin"));
    }

    [Fact]
    public void So_is_what_is_on_the_path()
    {
        Directory.CreateDirectory(_folder.PathOf("bin"));
        string expected = Put("opt/lrfind");
        Assert.Equal(expected, Find("usr/bin", "bin", "opt/lrfind"));
    }

    [Fact]
    public void Where_it_is_nowhere_the_error_says_what_to_do()
    {
        string error = Assert.Throws<InputException>(() => Find("bin")).Message;
        Assert.Equal(
            $"TorchSharp: error: lrfind-torchsharp is not there; get it by 'dotnet tool install -g lrfind-torchsharp@{ProductVersion.Text}', or in a clone of lrfind by 'dotnet build'",
            error);
    }

    private string Find(string lrfind, params string[] path)
    {
        Directory.CreateDirectory(_folder.PathOf(lrfind));
        string folders = string.Join(Path.PathSeparator, path.Select(_folder.PathOf));
        return new WorkerProgram(_folder.PathOf(lrfind) + Path.DirectorySeparatorChar, name => name == "PATH" ? folders : null, _folder.PathOf("home")).Path();
    }

    private string Put(string folder)
    {
        Directory.CreateDirectory(_folder.PathOf(folder));
        return _folder.Write($"{folder}/{s_file}", "");
    }
}
