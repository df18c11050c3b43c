using LrFind.Foundation;
using LrFind.TorchSharp.Natives;

namespace LrFind.TorchSharp.Tests.Natives;

public sealed class NativeSearchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Libtorch_is_found_where_packages_are_kept()
    {
        string folder = Put($"packages/libtorch-cpu-{Search().Runtime}/{LibTorch.Version}/runtimes/{Search().Runtime}/native", "torch_cpu");
        string glue = Put($"packages/torchsharp/{LibTorch.TorchSharpVersion}/runtimes/{Search().Runtime}/native", "LibTorchSharp");
        Assert.Equal((folder, Path.Combine(glue, NativeSearch.FileOf("LibTorchSharp"))), LibTorch.Locate(Search()));
    }

    [Fact]
    public void What_lies_beside_the_program_comes_before_packages()
    {
        Put($"packages/libtorch-cpu-{Search().Runtime}/{LibTorch.Version}/runtimes/{Search().Runtime}/native", "torch_cpu");
        string native = Put($"program/runtimes/{Search().Runtime}/native", "torch_cpu", "LibTorchSharp");
        Assert.Equal((native, Path.Combine(native, NativeSearch.FileOf("LibTorchSharp"))), LibTorch.Locate(Search()));
        string beside = Put("program", "torch_cpu");
        Assert.Equal(beside, Search().LibTorchFolder());
    }

    [Fact]
    public void The_folder_that_is_named_or_its_lib_is_the_only_place()
    {
        Put("program", "torch_cpu");
        Assert.Null(Search("empty").LibTorchFolder());
        string lib = Put("named/lib", "torch_cpu");
        Assert.Equal(lib, Search("named").LibTorchFolder());
        string named = Put("named", "torch_cpu", "LibTorchSharp");
        Assert.Equal((named, Path.Combine(named, NativeSearch.FileOf("LibTorchSharp"))), LibTorch.Locate(Search("named")));
    }

    [Fact]
    public void Where_libtorch_is_nowhere_the_message_says_how_to_get_it() => Assert.Equal(
        $"TorchSharp: error: libtorch {LibTorch.Version} is not there; get it by 'dotnet package download "
        + $"libtorch-cpu-{Search().Runtime}@{LibTorch.Version}', or name its folder in LRFIND_LIBTORCH",
        Assert.Throws<InputException>(() => LibTorch.Locate(Search())).Message);

    [Fact]
    public void Where_the_glue_library_is_nowhere_the_message_says_how_to_get_it()
    {
        Put("program", "torch_cpu");
        Assert.Equal(
            $"TorchSharp: error: the glue library of TorchSharp {LibTorch.TorchSharpVersion} is not there; get it by "
            + $"'dotnet package download TorchSharp@{LibTorch.TorchSharpVersion}'",
            Assert.Throws<InputException>(() => LibTorch.Locate(Search())).Message);
    }

    [Fact]
    public void The_environment_names_the_folders()
    {
        string named = Put("named", "torch_cpu");
        var variables = new Dictionary<string, string> { ["LRFIND_LIBTORCH"] = named, ["NUGET_PACKAGES"] = _folder.PathOf("packages") };
        Assert.Equal(named, NativeSearch.Create(variables.GetValueOrDefault).LibTorchFolder());
        variables["LRFIND_LIBTORCH"] = "";
        string kept = Put($"packages/libtorch-cpu-{Search().Runtime}/{LibTorch.Version}/runtimes/{Search().Runtime}/native", "torch_cpu");
        Assert.Equal(kept, NativeSearch.Create(variables.GetValueOrDefault).LibTorchFolder());
    }

    [Fact]
    public void The_versions_are_those_of_the_packages()
    {
        string packages = File.ReadAllText(Repo.PathOf("Directory.Packages.props"));
        Assert.Contains($"<LibTorchVersion>{LibTorch.Version}</LibTorchVersion>", packages, StringComparison.Ordinal);
        Assert.Contains($"Include=\"TorchSharp\" Version=\"{LibTorch.TorchSharpVersion}\"", packages, StringComparison.Ordinal);
    }

    private NativeSearch Search(string? named = null) =>
        new(named is null ? null : _folder.PathOf(named), _folder.PathOf("packages"), _folder.PathOf("program"));

    private string Put(string folder, params string[] libraries)
    {
        string path = Directory.CreateDirectory(_folder.PathOf(folder)).FullName;
        foreach (string library in libraries)
            File.WriteAllText(Path.Combine(path, NativeSearch.FileOf(library)), "");
        return path;
    }
}
