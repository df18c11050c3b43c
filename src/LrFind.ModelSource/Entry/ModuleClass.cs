using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Entry;

/// <summary>A class or record of the file.</summary>
internal sealed class ModuleClass(TypeDeclarationSyntax syntax)
{
    /// <summary>The method that a module runs.</summary>
    public const string Forward = "forward";

    public TypeDeclarationSyntax Syntax { get; } = syntax;

    public string Name => Syntax.Identifier.ValueText;

    /// <summary>Whether it says that it is a module: Module&lt;Tensor, Tensor&gt;, nn.Module, and the like.</summary>
    public bool IsModule => Bases.Any(b => b == "Module");

    /// <summary>The names of what it derives from, without namespaces and type arguments.</summary>
    public IEnumerable<string> Bases => Syntax.BaseList?.Types.Select(t => LastName(t.Type)) ?? [];

    /// <summary>Its constructors for objects.</summary>
    public IEnumerable<ConstructorDeclarationSyntax> Constructors =>
        Syntax.Members.OfType<ConstructorDeclarationSyntax>().Where(c => !c.Modifiers.Any(SyntaxKind.StaticKeyword));

    /// <summary>Its methods of a name.</summary>
    public IEnumerable<MethodDeclarationSyntax> Methods(string name) =>
        Syntax.Members.OfType<MethodDeclarationSyntax>().Where(m => m.Identifier.ValueText == name);

    /// <summary>The names that its objects have values for, each with its first value, in the order of the declarations.</summary>
    public IEnumerable<(string Name, TypeSyntax Type, ExpressionSyntax? Value)> Fields()
    {
        foreach (MemberDeclarationSyntax member in Syntax.Members)
        {
            if (member is FieldDeclarationSyntax field && !IsStatic(field))
            {
                foreach (VariableDeclaratorSyntax variable in field.Declaration.Variables)
                    yield return (variable.Identifier.ValueText, field.Declaration.Type, variable.Initializer?.Value);
            }
            else if (member is PropertyDeclarationSyntax { ExpressionBody: null } property && !IsStatic(property))
            {
                yield return (property.Identifier.ValueText, property.Type, property.Initializer?.Value);
            }
        }
    }

    /// <summary>
    /// The value of a constant, a static field or a property that computes its value; <see langword="null"/> where there is none.
    /// </summary>
    public ExpressionSyntax? FindShared(string name)
    {
        foreach (MemberDeclarationSyntax member in Syntax.Members)
        {
            if (member is FieldDeclarationSyntax field && IsStatic(field)
                && field.Declaration.Variables.FirstOrDefault(v => v.Identifier.ValueText == name) is { } variable)
            {
                return variable.Initializer?.Value;
            }

            if (member is PropertyDeclarationSyntax property && property.Identifier.ValueText == name)
                return property.ExpressionBody?.Expression ?? (IsStatic(property) ? property.Initializer?.Value : null);
        }

        return null;
    }

    /// <summary>The last name of a type: Module of torch.nn.Module&lt;Tensor, Tensor&gt;.</summary>
    public static string LastName(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        NullableTypeSyntax nullable => LastName(nullable.ElementType),
        _ => type.ToString(),
    };

    private static bool IsStatic(MemberDeclarationSyntax member) =>
        member.Modifiers.Any(m => m.Kind() is SyntaxKind.StaticKeyword or SyntaxKind.ConstKeyword);
}
