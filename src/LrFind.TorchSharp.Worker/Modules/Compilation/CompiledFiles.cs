using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.TorchSharp.Natives;
using TorchSharp;

namespace LrFind.TorchSharp.Worker.Modules.Compilation;

/// <summary>An assembly as bytes.</summary>
/// <param name="Assembly">The code.</param>
/// <param name="Symbols">The lines of the source that it comes from.</param>
internal sealed record CompiledCode(byte[] Assembly, byte[] Symbols);

/// <summary>
/// C# files as assemblies, kept by their content for the next start: the compiler alone takes longer to load than a range test runs.
/// </summary>
internal static class CompiledFiles
{
    private const int LargestFile = 4 << 20;
    private const int MostBeside = 200;

    // Two files for each model: the code and its symbols.
    private const int MostKept = 2 * 100;

    /// <summary>What a file compiles to, with what it needs of the files beside it.</summary>
    /// <exception cref="InputException">It cannot be read, or is not C#.</exception>
    public static CompiledCode Get(string file) => Get(file, Path.Combine(UserCache.Folder(), "compiled"));

    /// <inheritdoc cref="Get(string)"/>
    /// <param name="file">The file, or several that belong together, separated by commas.</param>
    /// <param name="cache">Where compiled files are kept.</param>
    internal static CompiledCode Get(string file, string cache)
    {
        CodeFile[] named = CodeFile.Read(file, LargestFile);
        IEnumerable<CodeFile> others = named.SelectMany(f => Beside(f.Path)).DistinctBy(b => b.Path);
        CodeFile[] beside = [.. others.Where(b => !Array.Exists(named, n => n.Path == b.Path))];
        string kept = Path.Combine(cache, Key([.. named, .. beside]));
        return Kept(kept) ?? Keep(kept, Compile(named, beside));
    }

    // The compiler is loaded when this method is, and not before.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static CompiledCode Compile(CodeFile[] named, CodeFile[] beside) => new SourceCompiler(named, beside).Compile();

    private static CodeFile[] Beside(string file)
    {
        string folder = Path.GetDirectoryName(file) is { Length: > 0 } named ? named : ".";
        IEnumerable<string> names = Directory.EnumerateFiles(folder, "*.cs").Select(f => Path.GetFileName(f))
            .Where(n => n != Path.GetFileName(file)).Order(StringComparer.Ordinal).Take(MostBeside);
        return [.. names.Select(n => Readable(Path.Combine(Path.GetDirectoryName(file) ?? "", n))).OfType<CodeFile>()];
    }

    // What cannot be read beside a model, or is too large for one, is as if it were not there.
    private static CodeFile? Readable(string file)
    {
        try
        {
            return new CodeFile(file, FileModel.Read(file, LargestFile));
        }
        catch (InputException)
        {
            return null;
        }
    }

    // All that the compiler sees: itself and lrfind (as the worker's build), .NET, TorchSharp, and each file with its path, which messages
    // name.
    private static string Key(CodeFile[] files)
    {
        Guid build = typeof(CompiledFiles).Module.ModuleVersionId;
        var text = new StringBuilder($"{build} {Environment.Version} {typeof(torch).Assembly.FullName}\n");
        foreach (CodeFile file in files)
            text.Append(file.Path).Append('\n').AppendLine(Convert.ToHexStringLower(SHA256.HashData(file.Bytes)));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32];
    }

    private static CompiledCode? Kept(string path)
    {
        try
        {
            return new CompiledCode(File.ReadAllBytes($"{path}.dll"), File.ReadAllBytes($"{path}.pdb"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // The code last: where it is, the symbols are. A folder that cannot be written to costs time, and nothing else.
    private static CompiledCode Keep(string path, CompiledCode compiled)
    {
        try
        {
            UserCache.Put($"{path}.pdb", compiled.Symbols);
            UserCache.Put($"{path}.dll", compiled.Assembly);
            UserCache.Trim(Path.GetDirectoryName(path)!, MostKept);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is compiled again the next time.
        }

        return compiled;
    }
}
