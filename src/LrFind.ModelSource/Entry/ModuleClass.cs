using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Entry;

/// <summary>A class, struct or record of the source, with all its parts.</summary>
internal sealed class ModuleClass
{
    /// <summary>The method that a module runs.</summary>
    public const string Forward = "forward";

    // As classes that derive from Module without its types call it at times.
    private const string OldForward = "Forward";

    private readonly TypeDeclarationSyntax[] _parts;
    private readonly Lazy<ModuleClass?> _base;
    private readonly Lazy<ModuleClass[]> _lineage;
    private readonly Lazy<Dictionary<string, Field>> _statics;
    private readonly Lazy<Dictionary<string, PropertyDeclarationSyntax>> _computed;
    private readonly Lazy<Dictionary<string, TypeSyntax>> _fieldTypes;
    private readonly Lazy<ILookup<string, MethodDeclarationSyntax>> _methods;

    /// <summary>Collects what its parts say.</summary>
    /// <param name="parts">All of them; one but for partial classes.</param>
    /// <param name="types">The other classes.</param>
    public ModuleClass(IEnumerable<TypeDeclarationSyntax> parts, TypeTable types)
    {
        _parts = [.. parts];
        Syntax = _parts[0];
        Path = PathOf(Syntax);
        _base = new(() => BaseTypes.Select(b => types.Find(b.Type)).FirstOrDefault(b => b is { Syntax: not InterfaceDeclarationSyntax }));
        _lineage = new(Ancestors);
        _statics = new(() => FirstOfEach(Values(areStatic: true), f => f.Name, f => f));
        _computed = new(() => FirstOfEach(Properties().Where(IsComputed), p => p.Identifier.ValueText, p => p));
        _fieldTypes = new(() => FirstOfEach(Fields().Concat(Captured()), f => f.Name, f => f.Type));
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

    /// <summary>Whether objects can be made of it only by way of classes that derive from it.</summary>
    public bool IsAbstract => _parts.Any(p => Has(p, SyntaxKind.AbstractKeyword));

    /// <summary>Whether it says that it is a module: Module&lt;Tensor, Tensor&gt;, nn.Module, and the like.</summary>
    public bool IsModule => IsSequence || Lineage.Any(c => c.Bases.Any(b => b == "Module"));

    /// <summary>Whether it derives from Sequential, whose forward method runs what its constructor is given.</summary>
    public bool IsSequence => Lineage[^1].Bases.Any(b => b == "Sequential");

    /// <summary>The methods that a module runs, by whichever of the names in use they have.</summary>
    public string ForwardName => HasMethod(Forward) || !HasMethod(OldForward) ? Forward : OldForward;

    /// <summary>The names of what it derives from, without namespaces and type arguments.</summary>
    public IEnumerable<string> Bases => BaseTypes.Select(t => LastName(t.Type));

    /// <summary>What it derives from.</summary>
    public IEnumerable<BaseTypeSyntax> BaseTypes => _parts.SelectMany(p => p.BaseList?.Types ?? default);

    /// <summary>The class of the source that it derives from; <see langword="null"/> where that is none, as Module is.</summary>
    public ModuleClass? Base => _base.Value;

    /// <summary>Itself, its base, the base of that, and so on.</summary>
    public IReadOnlyList<ModuleClass> Lineage => _lineage.Value;

    /// <summary>The parameters of its primary constructor; <see langword="null"/> where it has none.</summary>
    public ParameterListSyntax? ParameterList => _parts.Select(p => p.ParameterList).FirstOrDefault(l => l is not null);

    /// <summary>What its primary constructor gives its base; <see langword="null"/> where that is not said.</summary>
    public PrimaryConstructorBaseTypeSyntax? BaseCall => BaseTypes.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault();

    /// <summary>Its constructors for objects.</summary>
    public IEnumerable<ConstructorDeclarationSyntax> Constructors =>
        Members.OfType<ConstructorDeclarationSyntax>().Where(c => !Has(c, SyntaxKind.StaticKeyword));

    /// <summary>What is written within its parts.</summary>
    public IEnumerable<MemberDeclarationSyntax> Members => _parts.SelectMany(p => p.Members);

    /// <summary>The parts.</summary>
    public IReadOnlyList<TypeDeclarationSyntax> Parts => _parts;

    /// <summary>Its own methods of a name, without those of its base.</summary>
    public IEnumerable<MethodDeclarationSyntax> Methods(string name) => _methods.Value[name];

    /// <summary>Whether it or one of its bases has a method of a name.</summary>
    public bool HasMethod(string name) => Lineage.Any(c => c.Methods(name).Any());

    /// <summary>What its objects have values for, without those of its base, in the order of the declarations.</summary>
    public IEnumerable<Field> Fields() => Values(areStatic: false);

    /// <summary>
    /// What a field is declared to hold, be it one of its base; <see langword="null"/> where there is none of the name.
    /// </summary>
    public TypeSyntax? FieldType(string name) =>
        Lineage.Select(c => c._fieldTypes.Value.GetValueOrDefault(name)).FirstOrDefault(t => t is not null);

    /// <summary>
    /// Whether a field is one that TorchSharp finds when it registers what the fields of an object hold: those of a base are found
    /// unless they are private, as the fields behind properties are.
    /// </summary>
    /// <remarks>That is what Type.GetFields gives, which RegisterComponents goes by.</remarks>
    public bool IsFound(string field) => _fieldTypes.Value.ContainsKey(field)
        || Lineage.Skip(1).Any(c => c.Fields().Any(f => f.Name == field && f.IsInherited));

    /// <summary>A constant or a static field or property that holds a value; <see langword="null"/> where there is none.</summary>
    public Field? FindStatic(string name) => _statics.Value.GetValueOrDefault(name);

    /// <summary>Whether it declares a field or a property of a name itself.</summary>
    public bool Declares(string name) => _fieldTypes.Value.ContainsKey(name) || _computed.Value.ContainsKey(name);

    /// <summary>A property that runs code, of its own or of its base; <see langword="null"/> where there is none of the name.</summary>
    public OwnedProperty? FindComputed(string name)
    {
        foreach (ModuleClass type in Lineage)
        {
            if (type._computed.Value.TryGetValue(name, out PropertyDeclarationSyntax? property))
                return new OwnedProperty(property, type);
            // One that holds a value stands before one of the base that runs code.
            if (type._fieldTypes.Value.ContainsKey(name))
                return null;
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

    /// <summary>The names of the namespaces and classes around a place, from the outermost on, and its own.</summary>
    public static string PathOf(SyntaxNode node) => string.Join('.', node.AncestorsAndSelf().Reverse().Select(n => n switch
    {
        TypeDeclarationSyntax type => type.Identifier.ValueText,
        BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
        _ => "",
    }).Where(n => n.Length > 0));

    /// <summary>Whether a member belongs to the class and not to its objects.</summary>
    public static bool IsStatic(MemberDeclarationSyntax member) =>
        Has(member, SyntaxKind.StaticKeyword) || Has(member, SyntaxKind.ConstKeyword);

    /// <summary>Whether a member is marked by a keyword.</summary>
    public static bool Has(MemberDeclarationSyntax member, SyntaxKind keyword) => member.Modifiers.Any(keyword);

    // C# refuses a class that derives from itself by way of others.
    private ModuleClass[] Ancestors()
    {
        var found = new List<ModuleClass> { this };
        for (ModuleClass? next = Base; next is not null && !found.Contains(next); next = next.Base)
            found.Add(next);
        return [.. found];
    }

    private IEnumerable<PropertyDeclarationSyntax> Properties() => Members.OfType<PropertyDeclarationSyntax>();

    private IEnumerable<Field> Captured() => (ParameterList?.Parameters ?? default).Where(p => p.Type is not null)
        .Select(p => new Field(p.Identifier.ValueText, p.Type!, null) { IsSettable = true });

    private IEnumerable<Field> Values(bool areStatic)
    {
        foreach (MemberDeclarationSyntax member in Members.Where(m => IsStatic(m) == areStatic))
        {
            if (member is FieldDeclarationSyntax field)
            {
                foreach (VariableDeclaratorSyntax variable in field.Declaration.Variables)
                {
                    yield return new Field(variable.Identifier.ValueText, field.Declaration.Type, variable.Initializer?.Value)
                    {
                        IsInherited = !IsPrivate(field),
                        IsSettable = !Has(field, SyntaxKind.ReadOnlyKeyword),
                    };
                }
            }
            else if (member is PropertyDeclarationSyntax property && !IsComputed(property) && !Has(property, SyntaxKind.AbstractKeyword))
            {
                yield return new Field(property.Identifier.ValueText, property.Type, property.Initializer?.Value)
                {
                    IsSettable = property.AccessorList?.Accessors.Any(a => !a.IsKind(SyntaxKind.GetAccessorDeclaration)) == true,
                };
            }
        }
    }

    // As members are by default.
    private static bool IsPrivate(MemberDeclarationSyntax member) => !member.Modifiers.Any(m =>
        m.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.InternalKeyword);

    // A name that stands twice is an error of C#.
    private static Dictionary<string, TValue> FirstOfEach<T, TValue>(IEnumerable<T> items, Func<T, string> name, Func<T, TValue> value)
    {
        var first = new Dictionary<string, TValue>(StringComparer.Ordinal);
        foreach (T item in items)
            first.TryAdd(name(item), value(item));
        return first;
    }

    private static bool IsComputed(PropertyDeclarationSyntax property) => property.ExpressionBody is not null
        || property.AccessorList?.Accessors.Any(a => a.Body is not null || a.ExpressionBody is not null) == true;
}

/// <summary>A field, or a property that holds a value.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">What it is declared to hold.</param>
/// <param name="Value">What it holds first; <see langword="null"/> where that is not written.</param>
internal sealed record Field(string Name, TypeSyntax Type, ExpressionSyntax? Value)
{
    /// <summary>Whether the fields of classes that derive from its own include it: those of properties are private.</summary>
    public bool IsInherited { get; init; }

    /// <summary>Whether it can be set after the constructor.</summary>
    public bool IsSettable { get; init; }
}

/// <summary>A property that runs code, and the class that it stands in.</summary>
internal sealed record OwnedProperty(PropertyDeclarationSyntax Syntax, ModuleClass Owner);
