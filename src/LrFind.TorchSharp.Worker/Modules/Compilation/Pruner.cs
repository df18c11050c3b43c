using LrFind.Foundation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LrFind.TorchSharp.Worker.Modules.Compilation;

/// <summary>
/// Leaves out what does not compile: of a method its body, which throws the error instead; of all else the whole declaration. So an error
/// comes up exactly where the model needs what it is in.
/// </summary>
internal static class Pruner
{
    /// <summary>Takes what errors are in out of a file.</summary>
    /// <returns>Whether something was taken out.</returns>
    public static bool Prune(SourceUnit unit, IEnumerable<Diagnostic> errors, Omissions omissions)
    {
        var changes = new List<(TextSpan Span, string Code)>();
        CompilationUnitSyntax root = unit.Root;
        foreach ((Diagnostic error, SyntaxNode place) in errors
            .Select(e => (e, root.FindNode(e.Location.SourceSpan, findInsideTrivia: false, getInnermostNodeForTie: true)))
            .OrderBy(e => IsConsequence(e.e, e.Item2)))
        {
            changes.AddRange(ChangesFor(place, error, unit, omissions));
        }

        return unit.Change(changes);
    }

    private static IEnumerable<(TextSpan Span, string Code)> ChangesFor(
        SyntaxNode place, Diagnostic error, SourceUnit unit, Omissions omissions)
    {
        string cause = place is SimpleNameSyntax name ? name.Identifier.ValueText : "";
        foreach (SyntaxNode node in place.AncestorsAndSelf())
        {
            switch (node)
            {
                case AttributeListSyntax or UsingDirectiveSyntax or ExternAliasDirectiveSyntax:
                    return [(node.Span, "")];
                case SimpleBaseTypeSyntax { Parent: BaseListSyntax list } @base when IsInterface(@base.Type):
                    return [(list.Span, Without(list, @base))];
                case BlockSyntax or ArrowExpressionClauseSyntax when IsBody(node):
                    return [(node.Span, Thrown(node, omissions.Add(NameOf(node.Parent!), cause, error, unit, node)))];
                case ConstructorDeclarationSyntax constructor:
                    return WithoutSignature(constructor, omissions.Add(NameOf(node), cause, error, unit, node));
                case BaseTypeDeclarationSyntax or DelegateDeclarationSyntax:
                    omissions.AddDeclaration(NameOf(node), cause, error, unit, node);
                    return [(node.Span, "")];
                case EnumMemberDeclarationSyntax or BaseNamespaceDeclarationSyntax:
                    break;
                case MemberDeclarationSyntax:
                    foreach (string declared in NamesOf(node))
                        omissions.AddDeclaration(declared, cause, error, unit, node);
                    return [(node.Span, "")];
            }
        }

        return [];
    }

    // What a class does not implement, or cannot override: so because something else about it is wrong, which says more.
    private static bool IsConsequence(Diagnostic error, SyntaxNode place) =>
        place is BaseTypeDeclarationSyntax || error.Id is "CS0115" or "CS0508";

    private static bool IsBody(SyntaxNode node) => node.Parent is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax
        || (node is ArrowExpressionClauseSyntax && node.Parent is BasePropertyDeclarationSyntax);

    private static string Thrown(SyntaxNode body, Omission omission) =>
        body is BlockSyntax ? $"{{ throw {New(omission)}; }}" : $"=> throw {New(omission)}";

    private static string New(Omission omission) =>
        $"new global::{Omission.ExceptionName}({SymbolDisplay.FormatLiteral(omission.ToLine(), quote: true)})";

    // Where no other is left, a class must not get the constructor without parameters that it did not have: it would do nothing. This one
    // throws while it evaluates what it would give to the base class.
    private static IEnumerable<(TextSpan Span, string Code)> WithoutSignature(ConstructorDeclarationSyntax constructor, Omission omission)
    {
        var type = (TypeDeclarationSyntax)constructor.Parent!;
        if (constructor.Modifiers.Any(SyntaxKind.StaticKeyword)
            || type.Members.OfType<ConstructorDeclarationSyntax>().Any(c => c != constructor && !c.Modifiers.Any(SyntaxKind.StaticKeyword)))
        {
            return [(constructor.Span, "")];
        }

        int arguments = constructor.Initializer is { ThisOrBaseKeyword: var keyword } && keyword.IsKind(SyntaxKind.BaseKeyword)
            ? constructor.Initializer.ArgumentList.Arguments.Count : 0;
        IEnumerable<string> values = Enumerable.Repeat($"(true ? throw {New(omission)} : default!)", arguments);
        string initializer = arguments == 0 ? "" : $" : base({string.Join(", ", values)})";
        return [(constructor.Span, $"public {constructor.Identifier.ValueText}(){initializer} {{ throw {New(omission)}; }}")];
    }

    private static bool IsInterface(TypeSyntax type) =>
        type.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().FirstOrDefault(n => n.Parent is not TypeArgumentListSyntax) is not null
            && LastName(type) is ['I', >= 'A' and <= 'Z', ..];

    private static string LastName(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };

    private static string Without(BaseListSyntax list, SimpleBaseTypeSyntax type)
    {
        string[] rest = [.. list.Types.Where(t => t != type).Select(t => t.ToString().ReplaceLineEndings(" "))];
        return rest.Length == 0 ? "" : $": {string.Join(", ", rest)}";
    }

    private static string NameOf(SyntaxNode node) => NamesOf(node).FirstOrDefault() ?? "";

    private static IEnumerable<string> NamesOf(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => [type.Identifier.ValueText],
        DelegateDeclarationSyntax type => [type.Identifier.ValueText],
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        ConstructorDeclarationSyntax constructor => [constructor.Identifier.ValueText],
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(v => v.Identifier.ValueText),
        AccessorDeclarationSyntax { Parent.Parent: PropertyDeclarationSyntax property } => [property.Identifier.ValueText],
        _ => [],
    };
}

/// <summary>What was left out so far, and why: what needed it is left out for the same reason.</summary>
internal sealed class Omissions
{
    private readonly List<(Omission Omission, string Owner)> _all = [];

    /// <summary>Those that left nothing behind that could throw.</summary>
    public List<Omission> Declarations { get; } = [];

    /// <summary>Notes that the body of something is left out.</summary>
    /// <param name="name">It.</param>
    /// <param name="cause">The name that the error is about; empty where it is about none.</param>
    /// <param name="error">The error.</param>
    /// <param name="unit">The file.</param>
    /// <param name="node">What is left out.</param>
    public Omission Add(string name, string cause, Diagnostic error, SourceUnit unit, SyntaxNode node)
    {
        Omission? first = _all.FirstOrDefault(o => cause.Length > 0 ? o.Omission.Name == cause && o.Omission.At.File == unit.Path
            : node is TypeDeclarationSyntax && o.Owner == name).Omission;
        bool isModule = node is TypeDeclarationSyntax { BaseList: { } bases }
            && bases.Types.Any(t => t.ToString().Contains("Module", StringComparison.Ordinal));
        var omission = new Omission(name, isModule, first?.At ?? unit.PositionOf(error), first?.Problem ?? SourceCompiler.Words(error));
        string owner = node.Ancestors().OfType<TypeDeclarationSyntax>().FirstOrDefault()?.Identifier.ValueText ?? "";
        _all.Add((omission, owner));
        return omission;
    }

    /// <inheritdoc cref="Add"/>
    public void AddDeclaration(string name, string cause, Diagnostic error, SourceUnit unit, SyntaxNode node) =>
        Declarations.Add(Add(name, cause, error, unit, node));

    /// <summary>Notes that something at the top of a file cannot be declared, though it compiles.</summary>
    public void AddDeclaration(string name, FilePosition at, string problem)
    {
        var omission = new Omission(name, false, at, problem);
        _all.Add((omission, ""));
        Declarations.Add(omission);
    }
}
