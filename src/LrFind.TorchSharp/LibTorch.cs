using System.Runtime.InteropServices;
using LrFind.Foundation;
using LrFind.TorchSharp.Natives;

namespace LrFind.TorchSharp;

/// <summary>
/// Loads libtorch and TorchSharp's glue library from wherever they are, so that nothing copies half a gigabyte. What is loaded first by
/// its full path is what TorchSharp finds when it asks for the same library by its name.
/// </summary>
public static class LibTorch
{
    /// <summary>The version that TorchSharp is built on.</summary>
    internal const string Version = "2.10.0";

    /// <summary>The version of TorchSharp, whose package holds the glue library.</summary>
    internal const string TorchSharpVersion = "0.107.0";

    /// <summary>The variable that names the folder of libtorch.</summary>
    internal const string Variable = "LRFIND_LIBTORCH";

    private static readonly Lock s_lock = new();
    private static bool s_isLoaded;

    /// <summary>
    /// Loads the libraries, once in a process, before anything else of TorchSharp is used. A program that has them beside it, as with a
    /// reference to TorchSharp-cpu, can do without; then this helps where the standard library of C++ is one version too old for
    /// TorchSharp's own library, as on Debian 12 and Ubuntu 22.04.
    /// </summary>
    /// <remarks>
    /// They are looked for in the folder that the variable LRFIND_LIBTORCH names, beside the program, and where NuGet keeps packages:
    /// <c>dotnet package download libtorch-cpu-linux-x64@2.10.0</c> puts them there.
    /// </remarks>
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
