using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LrFind.TorchSharp.Tests.Finding;

/// <summary>Code of the documentation, compiled and run in this process, whose folder and standard output it takes meanwhile.</summary>
internal static class Script
{
    private static readonly string[] s_usings = ["System", "System.Collections.Generic", "System.IO", "System.Linq"];

    /// <summary>Runs a program that is one file, as <c>dotnet run</c> does.</summary>
    /// <param name="script">The file; lines that begin with #: are for dotnet alone.</param>
    /// <param name="folder">The folder that it runs in.</param>
    /// <returns>What it prints.</returns>
    public static string Run(string script, TemporaryFolder folder)
    {
        string implicitUsings = string.Concat(s_usings.Select(u => $"global using {u}; "));
        string code = string.Join('\n', script.Split('\n').Where(l => !l.StartsWith("#:", StringComparison.Ordinal)));
        IEnumerable<string> assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create("script",
            [CSharpSyntaxTree.ParseText(implicitUsings), CSharpSyntaxTree.ParseText(code)],
            assemblies.Select(a => MetadataReference.CreateFromFile(a)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        Assert.Empty(compilation.Emit(image).Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning));
        MethodInfo main = Assembly.Load(image.ToArray()).EntryPoint!;
        (TextWriter console, string before) = (Console.Out, Directory.GetCurrentDirectory());
        using var output = new StringWriter();
        Console.SetOut(output);
        Directory.SetCurrentDirectory(folder.Path);
        try
        {
            main.Invoke(null, main.GetParameters().Length == 0 ? null : [Array.Empty<string>()]);
        }
        finally
        {
            Directory.SetCurrentDirectory(before);
            Console.SetOut(console);
        }

        return output.ToString().ReplaceLineEndings("\n");
    }
}
