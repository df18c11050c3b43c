using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Entry;

/// <summary>A class, struct or record of the file, with all its parts.</summary>
internal sealed class ModuleClass
{
    /// <summary>The method that a module runs.</summary>
    public const string Forward = "forward";

    private readonly TypeDeclarationSyntax[] _parts;
    private readonly Lazy<Dictionary<string, (TypeSyntax Type, ExpressionSyntax? Value)>> _statics;
    private readonly Lazy<Dictionary<string, PropertyDeclarationSyntax>> _computed;
    private readonly Lazy<Dictionary<string, TypeSyntax>> _fieldTypes;
    private readonly Lazy<ILookup<string, MethodDeclarationSyntax>> _methods;

    /// <summary>Collects the parts of a class.</summary>
    /// <param name="syntax">One of them.</param>
    public ModuleClass(TypeDeclarationSyntax syntax)
    {
        Path = PathOf(syntax);
        _parts = !syntax.Modifiers.Any(SyntaxKind.PartialKeyword) ? [syntax]
            : [.. syntax.SyntaxTree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>().Where(t => PathOf(t) == Path)];
        Syntax = _parts[0];
        _statics = new(() => FirstOfEach(Statics().Select(s => (s.Name, (s.Type, s.Value)))));
        _computed = new(() => FirstOfEach(Properties().Where(IsComputed).Select(p => (p.Identifier.ValueText, p))));
        _fieldTypes = new(() => FirstOfEach(Fields().Select(f => (f.Name, f.Type))
            .Concat((ParameterList?.Parameters ?? default).Where(p => p.Type is not null).Select(p => (p.Identifier.ValueText, p.Type!)))));
        _methods = new(() => Members.OfType<MethodDeclarationSyntax>().ToLookup(m => m.Identifier.ValueText, StringComparer.Ordinal));
    }

    /// <summary>The first of its declarations.</summary>
    public TypeDeclarationSyntax Syntax { get; }

    public string Name => Syntax.Identifier.ValueText;

    /// <summary>The name with those of the namespaces and classes around it.</summary>
    public string Path { get; }

    /// <summary>Whether it is a struct, which is copied where a class is shared.</summary>
    public bool IsValueType =>
        Syntax is StructDeclarationSyntax
        || (Syntax is RecordDeclarationSyntax record && record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword));

    /// <summary>Whether it says that it is a module: Module&lt;Tensor, Tensor&gt;, nn.Module, and the like.</summary>
    public bool IsModule => Bases.Any(b => b == "Module");

    /// <summary>The names of what it derives from, without namespaces and type arguments.</summary>
    public IEnumerable<string> Bases => BaseTypes.Select(t => LastName(t.Type));

    /// <summary>What it derives from.</summary>
    public IEnumerable<BaseTypeSyntax> BaseTypes => _parts.SelectMany(p => p.BaseList?.Types ?? default);

    /// <summary>The parameters of its primary constructor; <see langword="null"/> where it has none.</summary>
    public ParameterListSyntax? ParameterList => _parts.Select(p => p.ParameterList).FirstOrDefault(l => l is not null);

    /// <summary>Its constructors for objects.</summary>
    public IEnumerable<ConstructorDeclarationSyntax> Constructors =>
        Members.OfType<ConstructorDeclarationSyntax>().Where(c => !c.Modifiers.Any(SyntaxKind.StaticKeyword));

    private IEnumerable<MemberDeclarationSyntax> Members => _parts.SelectMany(p => p.Members);

    /// <summary>All that its parts are made of.</summary>
    public IEnumerable<SyntaxNode> DescendantNodes() => _parts.SelectMany(p => p.DescendantNodes());

    /// <summary>Its methods of a name.</summary>
    public IEnumerable<MethodDeclarationSyntax> Methods(string name) => _methods.Value[name];

    /// <summary>The names that its objects have values for, each with its first value, in the order of the declarations.</summary>
    public IEnumerable<(string Name, TypeSyntax Type, ExpressionSyntax? Value)> Fields()
    {
        foreach (MemberDeclarationSyntax member in Members)
        {
            if (member is FieldDeclarationSyntax field && !IsStatic(field))
            {
                foreach (VariableDeclaratorSyntax variable in field.Declaration.Variables)
                    yield return (variable.Identifier.ValueText, field.Declaration.Type, variable.Initializer?.Value);
            }
            else if (member is PropertyDeclarationSyntax property && !IsStatic(property) && !IsComputed(property))
            {
                yield return (property.Identifier.ValueText, property.Type, property.Initializer?.Value);
            }
        }
    }

    /// <summary>What a field is declared to hold; <see langword="null"/> where there is none of the name.</summary>
    public TypeSyntax? FieldType(string name) => _fieldTypes.Value.GetValueOrDefault(name);

    /// <summary>A constant or a static field or property that holds a value; <see langword="null"/> where there is none.</summary>
    public (TypeSyntax Type, ExpressionSyntax? Value)? FindStatic(string name) =>
        _statics.Value.TryGetValue(name, out (TypeSyntax Type, ExpressionSyntax? Value) found) ? found : null;

    /// <summary>A property that runs code; <see langword="null"/> where there is none of the name.</summary>
    public PropertyDeclarationSyntax? FindComputed(string name) => _computed.Value.GetValueOrDefault(name);

    /// <summary>The last name of a type: Module of torch.nn.Module&lt;Tensor, Tensor&gt;.</summary>
    public static string LastName(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        NullableTypeSyntax nullable => LastName(nullable.ElementType),
        _ => type.ToString(),
    };

    /// <summary>The names of the namespaces and classes around a place, from the outermost on, and its own.</summary>
    public static string PathOf(SyntaxNode node) => string.Join('.', node.AncestorsAndSelf().Reverse().Select(n => n switch
    {
        TypeDeclarationSyntax type => type.Identifier.ValueText,
        BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
        _ => "",
    }).Where(n => n.Length > 0));

    /// <summary>Whether a member belongs to the class and not to its objects.</summary>
    public static bool IsStatic(MemberDeclarationSyntax member) =>
        member.Modifiers.Any(m => m.Kind() is SyntaxKind.StaticKeyword or SyntaxKind.ConstKeyword);

    private IEnumerable<PropertyDeclarationSyntax> Properties() => Members.OfType<PropertyDeclarationSyntax>();

    private IEnumerable<(string Name, TypeSyntax Type, ExpressionSyntax? Value)> Statics()
    {
        foreach (MemberDeclarationSyntax member in Members.Where(IsStatic))
        {
            if (member is FieldDeclarationSyntax field)
            {
                foreach (VariableDeclaratorSyntax variable in field.Declaration.Variables)
                    yield return (variable.Identifier.ValueText, field.Declaration.Type, variable.Initializer?.Value);
            }
            else if (member is PropertyDeclarationSyntax property && !IsComputed(property))
            {
                yield return (property.Identifier.ValueText, property.Type, property.Initializer?.Value);
            }
        }
    }

    // A name that stands twice is an error of C#.
    private static Dictionary<string, T> FirstOfEach<T>(IEnumerable<(string Name, T Value)> named)
    {
        var first = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach ((string name, T value) in named)
            first.TryAdd(name, value);
        return first;
    }

    private static bool IsComputed(PropertyDeclarationSyntax property) => property.ExpressionBody is not null
        || property.AccessorList?.Accessors.Any(a => a.Body is not null || a.ExpressionBody is not null) == true;
}
