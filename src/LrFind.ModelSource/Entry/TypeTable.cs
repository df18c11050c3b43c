using LrFind.ModelSource.Source;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Entry;

/// <summary>The classes of the source; a name stands for the nearest of them, as in C# (specification, section 7.8).</summary>
internal sealed class TypeTable
{
    private const string Global = "global::";

    private readonly Dictionary<string, List<ModuleClass>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<SyntaxNode, Dictionary<string, ModuleClass?>> _found = [];
    private readonly Dictionary<TypeDeclarationSyntax, ModuleClass> _bySyntax = [];
    private readonly ILookup<string, MethodDeclarationSyntax> _extensions;
    private readonly ILookup<string, DelegateDeclarationSyntax> _delegates;

    /// <summary>Collects them.</summary>
    public TypeTable(SourceCode code)
    {
        List<TypeDeclarationSyntax> declared = [.. code.Nodes<TypeDeclarationSyntax>()];
        ILookup<string, TypeDeclarationSyntax> partial = declared.Where(IsPartial).ToLookup(ModuleClass.PathOf, StringComparer.Ordinal);
        foreach (TypeDeclarationSyntax type in declared)
        {
            if (!_bySyntax.ContainsKey(type))
                Add(IsPartial(type) ? [.. partial[ModuleClass.PathOf(type)]] : [type]);
        }

        _delegates = code.Nodes<DelegateDeclarationSyntax>().ToLookup(d => d.Identifier.ValueText, StringComparer.Ordinal);
        _extensions = declared.SelectMany(t => t.Members).OfType<MethodDeclarationSyntax>().Where(m =>
            m.ParameterList.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) == true)
            .ToLookup(m => m.Identifier.ValueText, StringComparer.Ordinal);
    }

    /// <summary>The methods of a name that extend others.</summary>
    public MethodDeclarationSyntax[] Extensions(string name) => [.. _extensions[name]];

    /// <summary>The delegate of a name; <see langword="null"/> where there is none, or several.</summary>
    public DelegateDeclarationSyntax? Delegate(string name) => _delegates[name].ToArray() is [var only] ? only : null;

    /// <summary>All, in the order of their first parts.</summary>
    public IEnumerable<ModuleClass> All => _bySyntax.Where(c => c.Value.Syntax == c.Key).Select(c => c.Value);

    /// <summary>The class of a declaration.</summary>
    public ModuleClass Of(TypeDeclarationSyntax type) => _bySyntax[type];

    /// <summary>Whether there is a class of a name, wherever it is.</summary>
    /// <param name="name">The name, maybe behind those of namespaces and classes.</param>
    public bool Have(string name) => _byName.ContainsKey(LastOf(name));

    /// <summary>The class that a name stands for; <see langword="null"/> where the source has none.</summary>
    /// <param name="name">The name, maybe behind those of namespaces and classes.</param>
    /// <param name="from">Where it is used.</param>
    /// <exception cref="Foundation.InputException">It may be one of several.</exception>
    public ModuleClass? Find(string name, SyntaxNode from)
    {
        if (!_found.TryGetValue(from, out Dictionary<string, ModuleClass?>? here))
            _found[from] = here = new(StringComparer.Ordinal);
        return here.TryGetValue(name, out ModuleClass? found) ? found : here[name] = FindNearest(name, from);
    }

    /// <inheritdoc cref="Find(string, SyntaxNode)"/>
    public ModuleClass? Find(TypeSyntax type) => Find((type is NullableTypeSyntax nullable ? nullable.ElementType : type).ToString(), type);

    private void Add(TypeDeclarationSyntax[] parts)
    {
        var type = new ModuleClass(parts, this);
        if (!_byName.TryGetValue(type.Name, out List<ModuleClass>? sameName))
            _byName[type.Name] = sameName = [];
        sameName.Add(type);
        foreach (TypeDeclarationSyntax part in parts)
            _bySyntax[part] = type;
    }

    private ModuleClass? FindNearest(string name, SyntaxNode from)
    {
        name = WithoutArguments(name);
        if (!_byName.TryGetValue(LastOf(name), out List<ModuleClass>? found))
            return null;
        if (name.StartsWith(Global, StringComparison.Ordinal))
            return found.Find(c => c.Path == name[Global.Length..]);
        // What a class derives from is looked for around it.
        BaseListSyntax? bases = from.FirstAncestorOrSelf<BaseListSyntax>();
        for (string? scope = ModuleClass.PathOf(bases?.Parent?.Parent ?? from); scope is not null; scope = Outer(scope))
        {
            string path = scope.Length == 0 ? name : $"{scope}.{name}";
            if (found.Find(c => c.Path == path) is { } nearest)
                return nearest;
        }

        // What using directives make visible.
        List<ModuleClass> others = found.FindAll(c => c.Path.EndsWith($".{name}", StringComparison.Ordinal));
        return others.Count switch
        {
            0 => null,
            1 => others[0],
            _ => throw SourceCode.Error(from, $"'{name}' may be '{others[0].Path}' or '{others[1].Path}'; write out which"),
        };
    }

    private static bool IsPartial(TypeDeclarationSyntax type) => ModuleClass.Has(type, SyntaxKind.PartialKeyword);

    private static string LastOf(string name)
    {
        name = WithoutArguments(name);
        return name[(name.LastIndexOfAny(['.', ':']) + 1)..];
    }

    private static string WithoutArguments(string name) =>
        name.IndexOf('<', StringComparison.Ordinal) is >= 0 and int start ? name[..start] : name;

    private static string? Outer(string scope) =>
        scope.Length == 0 ? null : scope.LastIndexOf('.') is >= 0 and int dot ? scope[..dot] : "";
}
