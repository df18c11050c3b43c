using System.Reflection;
using System.Runtime.Loader;
using TorchSharp;

namespace LrFind.TorchSharp.Worker.Modules.Loading;

/// <summary>
/// Assemblies of the user's: the libraries that they were built with beside them, but TorchSharp, what it needs itself and .NET as this
/// process has them. A module built on another TorchSharp is so still a module here.
/// </summary>
internal sealed class UserAssemblies : AssemblyLoadContext
{
    private static readonly HashSet<string> s_shared = SharedNames();
    private readonly AssemblyDependencyResolver? _resolver;

    private UserAssemblies(string? path) : base("model") => _resolver = path is null ? null : new AssemblyDependencyResolver(path);

    /// <summary>Loads what was compiled in memory.</summary>
    public static Assembly Load(byte[] assembly, byte[] symbols)
    {
        using var code = new MemoryStream(assembly);
        using var lines = new MemoryStream(symbols);
        return new UserAssemblies(null).LoadFromStream(code, lines);
    }

    /// <summary>Loads a file and, when they are needed, the assemblies beside it.</summary>
    public static Assembly Load(string path)
    {
        path = Path.GetFullPath(path);
        return new UserAssemblies(path).LoadFromAssemblyPath(path);
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // The version does not matter: whoever asks for an assembly is given what is here.
        if (assemblyName.Name is { } name && s_shared.Contains(name))
            return Default.LoadFromAssemblyName(new AssemblyName(name));
        return _resolver?.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
    }

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver?.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;

    private static HashSet<string> SharedNames()
    {
        string platform = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        IEnumerable<string> framework = Directory.EnumerateFiles(platform, "*.dll").Select(f => Path.GetFileNameWithoutExtension(f));
        IEnumerable<string> needed = typeof(torch).Assembly.GetReferencedAssemblies().Select(n => n.Name!);
        return [.. framework, .. needed, "TorchSharp"];
    }
}
