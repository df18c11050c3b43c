using System.Reflection;
using LrFind.Foundation;
using LrFind.TorchSharp.Worker.Modules.Compilation;

namespace LrFind.TorchSharp.Worker.Modules.Loading;

/// <summary>The assembly of a model: of a C# file, of a project, or as it is.</summary>
internal static class ModelAssembly
{
    /// <summary>Compiles or builds a file once.</summary>
    /// <returns>
    /// What loads the assembly, each time anew, with static fields as they are at first; and the path of what a project was built to.
    /// </returns>
    /// <exception cref="InputException">The file cannot be read, compiled or built.</exception>
    public static (Func<Assembly> Load, string? Built) Prepare(string file)
    {
        switch (Path.GetExtension(file).ToLowerInvariant())
        {
            case ".cs":
                CompiledCode compiled = CompiledFiles.Get(file);
                return (() => UserAssemblies.Load(compiled.Assembly, compiled.Symbols), null);
            case ".csproj":
                string built = ProjectBuild.Build(file);
                return (() => Loaded(file, built), built);
            case ".dll":
                return (() => Loaded(file, file), null);
            default:
                throw new InputException(
                    file, "this is no model of TorchSharp; expected a C# file (.cs), a project (.csproj) or an assembly (.dll)");
        }
    }

    private static Assembly Loaded(string file, string assembly)
    {
        if (!File.Exists(assembly))
            throw new InputException(file, "no such file");
        try
        {
            return UserAssemblies.Load(assembly);
        }
        catch (Exception e) when (e is BadImageFormatException or FileLoadException or InvalidOperationException)
        {
            throw new InputException(file, $"this is no assembly of .NET {Environment.Version.Major} or older");
        }
    }
}
