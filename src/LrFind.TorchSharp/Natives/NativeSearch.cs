using System.Runtime.InteropServices;

namespace LrFind.TorchSharp.Natives;

/// <summary>Where the native libraries may be.</summary>
/// <param name="named">The folder that the user names; <see langword="null"/> for none.</param>
/// <param name="packages">Where NuGet keeps packages.</param>
/// <param name="program">The folder of the program.</param>
internal sealed class NativeSearch(string? named, string packages, string program)
{
    /// <summary>The system and processor of this process, as packages name them: <c>linux-x64</c>.</summary>
    public string Runtime { get; } = $"{System}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    private static string System => OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";

    /// <summary>The search as the environment has it.</summary>
    /// <param name="variable">Looks up an environment variable.</param>
    public static NativeSearch Create(Func<string, string?> variable)
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string packages = variable("NUGET_PACKAGES") is { Length: > 0 } set ? set : Path.Combine(home, ".nuget", "packages");
        return new NativeSearch(variable(LibTorch.Variable) is { Length: > 0 } named ? named : null, packages, AppContext.BaseDirectory);
    }

    /// <summary>The name of a library's file on this system.</summary>
    public static string FileOf(string name) => OperatingSystem.IsWindows() ? $"{name}.dll"
        : OperatingSystem.IsMacOS() ? $"lib{name}.dylib" : $"lib{name}.so";

    /// <summary>The folder of libtorch; <see langword="null"/> where it is nowhere. What the user names is the only place then.</summary>
    public string? LibTorchFolder() => Array.Find<string>(
        named is not null ? [named, Path.Combine(named, "lib")]
            : [program, Path.Combine(program, "runtimes", Runtime, "native"), Package($"libtorch-cpu-{Runtime}", LibTorch.Version)],
        folder => File.Exists(Path.Combine(folder, FileOf("torch_cpu"))));

    /// <summary>The file of the glue library; <see langword="null"/> where it is nowhere.</summary>
    /// <param name="libTorch">The folder of libtorch, where it may be too.</param>
    public string? GlueFile(string libTorch) => new[]
        {
            libTorch, program, Path.Combine(program, "runtimes", Runtime, "native"),
            Package("torchsharp", LibTorch.TorchSharpVersion),
        }
        .Select(folder => Path.Combine(folder, FileOf("LibTorchSharp"))).FirstOrDefault(File.Exists);

    private string Package(string name, string version) => Path.Combine(packages, name, version, "runtimes", Runtime, "native");
}
