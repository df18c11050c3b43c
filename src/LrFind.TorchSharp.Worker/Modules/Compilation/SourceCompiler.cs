using System.Globalization;
using System.Text;
using LrFind.Foundation;
using LrFind.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace LrFind.TorchSharp.Worker.Modules.Compilation;

/// <summary>
/// Compiles a C# file as if it stood in a project: with the usings that a project implies, with the files beside it that declare what it
/// lacks, and without what does not compile. Files of models often hold loaders, plots and programs that need other packages.
/// </summary>
/// <param name="named">The files that the user named.</param>
/// <param name="beside">The other C# files of their folders.</param>
internal sealed class SourceCompiler(CodeFile[] named, CodeFile[] beside)
{
    // Each round leaves something out, and what needed it is left out in the next.
    private const int MostRounds = 50;

    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.Preview, DocumentationMode.None);

    private readonly List<SourceUnit> _units = [];
    private readonly Omissions _omissions = new();

    /// <summary>Compiles it.</summary>
    /// <exception cref="InputException">It is not C#.</exception>
    public CompiledCode Compile()
    {
        try
        {
            foreach (CodeFile file in named)
                AddNamed(SourceUnit.Parse(file, s_parse));
            SourceUnit first = _units[0];
            string usings = ImpliedUsings.For(first);
            TopLevelCode.Rewrite(first, unit => Compilation([unit], usings, OutputKind.ConsoleApplication), _omissions);
            AddMissing(usings);
            ResourceDescription[] origins = [.. Origins()];
            return Emit(Pruned(usings), origins);
        }
        catch (InsufficientExecutionStackException)
        {
            throw new InputException(named[0].Path, "the code is nested too deeply to be compiled");
        }
    }

    private void AddNamed(SourceUnit unit)
    {
        if (unit.SyntaxError() is { } error)
            throw new InputException(unit.PositionOf(error), $"this is not C#: {Words(error)}");
        if (_units.Count > 0)
            TopLevelCode.Remove(unit);
        _units.Add(unit);
    }

    private void AddMissing(string usings)
    {
        var siblings = new SiblingFiles(beside, s_parse);
        while (siblings.Needed(_units, Errors(Compilation(_units, usings)).Select(e => e.Error)) is { Length: > 0 } needed)
        {
            foreach (SourceUnit unit in needed)
            {
                TopLevelCode.Remove(unit);
                SiblingFiles.RemoveTwins(unit, _units);
                _units.Add(unit);
            }
        }
    }

    private CSharpCompilation Pruned(string usings)
    {
        for (int round = 0; round < MostRounds; round++)
        {
            CSharpCompilation compilation = Compilation(_units, usings);
            (SourceUnit Unit, Diagnostic Error)[] errors = [.. Errors(compilation)];
            if (errors.Length == 0)
                return compilation;
            bool changed = false;
            foreach (IGrouping<SourceUnit, Diagnostic> group in errors.GroupBy(e => e.Unit, e => e.Error))
                changed |= Pruner.Prune(group.Key, group, _omissions);
            if (!changed)
                throw new InputException(errors[0].Unit.PositionOf(errors[0].Error), Words(errors[0].Error));
        }

        throw new InputException(named[0].Path, "too much of the file does not compile; give the model a file of its own");
    }

    private IEnumerable<(SourceUnit Unit, Diagnostic Error)> Errors(CSharpCompilation compilation) =>
        from error in compilation.GetDiagnostics()
        where error.Severity == DiagnosticSeverity.Error
        let unit = _units.Find(u => u.Tree == error.Location.SourceTree)
        where unit is not null
        orderby error.Location.SourceSpan.Start
        select (unit, error);

    private static CSharpCompilation Compilation(IEnumerable<SourceUnit> units, string usings,
        OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        SyntaxTree[] own = [CSharpSyntaxTree.ParseText(usings, s_parse), CSharpSyntaxTree.ParseText(Omission.ExceptionSource, s_parse)];
        var options = new CSharpCompilationOptions(kind, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true,
            nullableContextOptions: NullableContextOptions.Annotations, metadataImportOptions: MetadataImportOptions.Public);
        return CSharpCompilation.Create("model", units.Select(u => u.Tree).Concat(own), References.All, options);
    }

    // Of the files as they are before anything is left out.
    private IEnumerable<ResourceDescription> Origins() =>
    [
        List(CompiledLists.Borrowed, _units.Skip(named.Length).SelectMany(SiblingFiles.TypesOf)
            .Except(_units.Take(named.Length).SelectMany(SiblingFiles.TypesOf))),
        List(CompiledLists.Parts, _units.SelectMany(SiblingFiles.PartsOf).Distinct()),
    ];

    private CompiledCode Emit(CSharpCompilation compilation, ResourceDescription[] origins)
    {
        using var code = new MemoryStream();
        using var symbols = new MemoryStream();
        EmitResult result = compilation.Emit(code, symbols,
            manifestResources: [List(Omission.Resource, _omissions.Declarations.Select(o => o.ToLine())), .. origins],
            options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        if (!result.Success)
            throw new InputException(named[0].Path, Words(result.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error)));
        return new CompiledCode(code.ToArray(), symbols.ToArray());
    }

    private static ResourceDescription List(string name, IEnumerable<string> lines)
    {
        byte[] list = Encoding.UTF8.GetBytes(string.Join('\n', lines));
        return new ResourceDescription(name, () => new MemoryStream(list), isPublic: false);
    }

    /// <summary>What the compiler says of an error, with its number.</summary>
    internal static string Words(Diagnostic error)
    {
        string message = error.GetMessage(CultureInfo.InvariantCulture).ReplaceLineEndings(" ");
        int question = message.IndexOf(" (are you missing", StringComparison.Ordinal);
        return question < 0 ? $"{error.Id}: {message}"
            : $"{error.Id}: {message[..question]}; "
                + "where another folder or a package has it, name the project (.csproj) instead of the file";
    }
}

/// <summary>The assemblies that a model may use: all that this process has, but lrfind's own and the compiler.</summary>
internal static class References
{
    private static readonly string[] s_own = ["LrFind.", "lrfind", "Microsoft.CodeAnalysis"];

    public static MetadataReference[] All { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Array.Exists(s_own, o => Path.GetFileName(path).StartsWith(o, StringComparison.Ordinal)))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];
}

/// <summary>The usings that a file does not write down.</summary>
internal static class ImpliedUsings
{
    private static readonly string[] s_project =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading",
        "System.Threading.Tasks",
    ];

    private static readonly string[] s_torch =
        ["TorchSharp", "TorchSharp.Modules", "static TorchSharp.torch", "static TorchSharp.torch.nn"];

    /// <summary>Those of any project, and those of TorchSharp for a piece of code without any of them.</summary>
    public static string For(SourceUnit unit)
    {
        bool namesTorchSharp = unit.Text.ToString().Contains("TorchSharp", StringComparison.Ordinal);
        return string.Join('\n', s_project.Concat(namesTorchSharp ? [] : s_torch).Select(u => $"global using {u};"));
    }
}
