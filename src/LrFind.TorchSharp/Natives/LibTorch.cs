using System.Runtime.InteropServices;
using LrFind.Foundation;

namespace LrFind.TorchSharp.Natives;

/// <summary>
/// Loads libtorch and TorchSharp's glue library from wherever they are, so that nothing copies half a gigabyte. What is loaded first by
/// its full path is what TorchSharp finds when it asks for the same library by its name.
/// </summary>
internal static class LibTorch
{
    /// <summary>The version that TorchSharp is built on.</summary>
    public const string Version = "2.10.0";

    /// <summary>The version of TorchSharp, whose package holds the glue library.</summary>
    public const string TorchSharpVersion = "0.107.0";

    /// <summary>The variable that names the folder of libtorch.</summary>
    public const string Variable = "LRFIND_LIBTORCH";

    private static readonly Lock s_lock = new();
    private static bool s_isLoaded;

    /// <summary>Loads the libraries, once in a process.</summary>
    /// <exception cref="InputException">They are not there, or the system lacks what they need; the message says what to do.</exception>
    public static void Load()
    {
        lock (s_lock)
        {
            if (s_isLoaded)
                return;
            (string folder, string glue) = Locate(NativeSearch.Create(Environment.GetEnvironmentVariable));
            foreach (string name in new[] { "c10", "torch_cpu", "torch" })
                LoadFrom(Path.Combine(folder, NativeSearch.FileOf(name)));
            LoadGlue(glue);
            s_isLoaded = true;
        }
    }

    /// <summary>The folder of libtorch and the file of the glue library.</summary>
    /// <exception cref="InputException">One is not there.</exception>
    internal static (string Folder, string Glue) Locate(NativeSearch search)
    {
        string folder = search.LibTorchFolder() ?? throw NotThere(search.Runtime);
        string glue = search.GlueFile(folder) ?? throw Unavailable($"the glue library of TorchSharp {TorchSharpVersion} is not there; "
            + $"get it by 'dotnet package download TorchSharp@{TorchSharpVersion}'");
        return (folder, glue);
    }

    private static void LoadGlue(string path)
    {
        try
        {
            NativeLibrary.Load(path);
        }
        catch (DllNotFoundException e) when (GlueLibrary.AsksForMarkerOnly(e.Message))
        {
            LoadFrom(GlueLibrary.Mended(path, Path.Combine(UserCache.Folder(), TorchSharpVersion)));
        }
        catch (DllNotFoundException e)
        {
            throw Lacking(path, e);
        }
    }

    private static void LoadFrom(string path)
    {
        try
        {
            NativeLibrary.Load(path);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw Lacking(path, e);
        }
    }

    // The loader of the system says which library or version it misses, behind all the places where it looked.
    private static InputException Lacking(string path, Exception e)
    {
        string reason = e.Message.Split('\n').FirstOrDefault(l => l.Contains("not found", StringComparison.Ordinal)
            || l.Contains("cannot open", StringComparison.Ordinal)) ?? e.Message.Split('\n')[0];
        return Unavailable($"'{path}' cannot be loaded: {reason.Trim()}; this system is too old for it, or lacks a library");
    }

    private static InputException NotThere(string runtime) => Unavailable(
        $"libtorch {Version} is not there; get it by 'dotnet package download libtorch-cpu-{runtime}@{Version}', or name its folder in {Variable}");

    private static InputException Unavailable(string problem) => new("TorchSharp", problem);
}

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
