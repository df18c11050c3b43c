using LrFind.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LrFind.TorchSharp.Worker.Modules.Compilation;

/// <summary>The C# files beside a model's, of which those are taken that declare what it lacks.</summary>
/// <param name="files">They.</param>
/// <param name="options">How to read them.</param>
internal sealed class SiblingFiles(CodeFile[] files, CSharpParseOptions options)
{
    // Something has no such name: CS0103 a name, CS0246 a type, CS0234 a member of a namespace, CS1061 and CS0117 a member of a type.
    private static readonly string[] s_missing = ["CS0103", "CS0246", "CS0234", "CS1061", "CS0117"];

    private List<SourceUnit>? _left;

    /// <summary>Those that declare something that files lack, and are not there yet.</summary>
    public SourceUnit[] Needed(List<SourceUnit> units, IEnumerable<Diagnostic> errors)
    {
        HashSet<string> missing = [.. errors.Where(e => s_missing.Contains(e.Id)).Select(NameAt).OfType<string>()];
        if (missing.Count == 0)
            return [];
        _left ??= [.. files.Select(f => SourceUnit.Parse(f, options)).Where(u => u.SyntaxError() is null)];
        HashSet<string> partial = [.. units.SelectMany(u => Types(u.Root)).Where(IsPartial).Select(t => FullName(t))];
        SourceUnit[] needed = [.. _left.Where(u => Declared(u.Root).Any(missing.Contains) || HasGlobalUsings(u)
            || Types(u.Root).Any(t => IsPartial(t) && partial.Contains(FullName(t))))];
        _left.RemoveAll(needed.Contains);
        return needed;
    }

    /// <summary>
    /// Takes the types out of a file that others have already, as each of several programs in a folder has its own Program.
    /// </summary>
    public static void RemoveTwins(SourceUnit unit, List<SourceUnit> others)
    {
        HashSet<string> known = [.. others.SelectMany(o => Types(o.Root)).Select(t => FullName(t))];
        IEnumerable<BaseTypeDeclarationSyntax> twins = Types(unit.Root).Where(t => known.Contains(FullName(t)) && !IsPartial(t));
        unit.Change(twins.Select(t => (t.Span, "")).ToArray<(TextSpan, string)>());
    }

    /// <summary>The names of the types of a file.</summary>
    public static IEnumerable<string> TypesOf(SourceUnit unit) => Types(unit.Root).Select(t => t.Identifier.ValueText);

    /// <summary>The names of the types that modules of a file make objects of.</summary>
    public static IEnumerable<string> PartsOf(SourceUnit unit) =>
        from type in unit.Root.DescendantNodes().OfType<TypeDeclarationSyntax>()
        where type.BaseList?.Types.Any(t => t.ToString().Contains("Module", StringComparison.Ordinal)) == true
        from creation in type.DescendantNodes().OfType<ObjectCreationExpressionSyntax>()
        let made = LastName(creation.Type)
        where made is not null && made != type.Identifier.ValueText
        select made;

    private static string? NameAt(Diagnostic error) =>
        LastName(error.Location.SourceTree!.GetRoot().FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true));

    private static string? LastName(SyntaxNode node) => node.DescendantNodesAndSelf().OfType<SimpleNameSyntax>()
        .LastOrDefault(n => n.Parent is not TypeArgumentListSyntax)?.Identifier.ValueText;

    private static bool HasGlobalUsings(SourceUnit unit) => unit.Root.Usings.Any(u => !u.GlobalKeyword.IsKind(SyntaxKind.None));

    // Types, and methods that extend others.
    private static IEnumerable<string> Declared(CompilationUnitSyntax root) => Types(root).Select(t => t.Identifier.ValueText)
        .Concat(root.DescendantNodes().OfType<DelegateDeclarationSyntax>().Select(d => d.Identifier.ValueText))
        .Concat(root.DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Where(m => m.ParameterList.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) == true)
            .Select(m => m.Identifier.ValueText));

    private static IEnumerable<BaseTypeDeclarationSyntax> Types(CompilationUnitSyntax root) =>
        root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>();

    private static bool IsPartial(BaseTypeDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static string FullName(BaseTypeDeclarationSyntax type)
    {
        IEnumerable<string> names = type.AncestorsAndSelf().Reverse().Select(n => n switch
        {
            BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
            TypeDeclarationSyntax t => $"{t.Identifier.ValueText}`{t.Arity}",
            BaseTypeDeclarationSyntax t => t.Identifier.ValueText,
            _ => "",
        });
        return string.Join('.', names);
    }
}
