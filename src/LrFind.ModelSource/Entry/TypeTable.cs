using LrFind.ModelSource.Source;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Entry;

/// <summary>The classes of a file; a name stands for the nearest of them, as in C# (specification, section 7.8).</summary>
internal sealed class TypeTable
{
    private const string Global = "global::";

    private readonly SourceFile _file;
    private readonly Dictionary<string, List<ModuleClass>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Name, SyntaxNode From), ModuleClass?> _found = [];
    private readonly Dictionary<TypeDeclarationSyntax, ModuleClass> _bySyntax = [];

    /// <summary>Collects them.</summary>
    public TypeTable(SourceFile file)
    {
        _file = file;
        foreach (TypeDeclarationSyntax type in file.Root.DescendantNodes().OfType<TypeDeclarationSyntax>())
        {
            if (!_byName.TryGetValue(type.Identifier.ValueText, out List<ModuleClass>? sameName))
                _byName[type.Identifier.ValueText] = sameName = [];
            if (sameName.Find(c => c.Path == ModuleClass.PathOf(type)) is not { } known)
                sameName.Add(known = new ModuleClass(type));
            _bySyntax[type] = known;
        }
    }

    /// <summary>The class of a declaration.</summary>
    public ModuleClass Of(TypeDeclarationSyntax type) => _bySyntax[type];

    /// <summary>Whether the file has a class of a name, wherever it is.</summary>
    /// <param name="name">The name, maybe behind those of namespaces and classes.</param>
    public bool Have(string name) => _byName.ContainsKey(LastOf(name));

    /// <summary>The class that a name stands for; <see langword="null"/> where the file has none.</summary>
    /// <param name="name">The name, maybe behind those of namespaces and classes.</param>
    /// <param name="from">Where it is used.</param>
    /// <exception cref="Foundation.InputException">It may be one of several.</exception>
    public ModuleClass? Find(string name, SyntaxNode from) =>
        _found.TryGetValue((name, from), out ModuleClass? found) ? found : _found[(name, from)] = FindNearest(name, from);

    private ModuleClass? FindNearest(string name, SyntaxNode from)
    {
        name = WithoutArguments(name);
        if (!_byName.TryGetValue(LastOf(name), out List<ModuleClass>? found))
            return null;
        if (name.StartsWith(Global, StringComparison.Ordinal))
            return found.Find(c => c.Path == name[Global.Length..]);
        for (string? scope = ModuleClass.PathOf(from); scope is not null; scope = Outer(scope))
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
            _ => throw _file.Error(from, $"'{name}' may be '{others[0].Path}' or '{others[1].Path}'; write out which"),
        };
    }

    /// <inheritdoc cref="Find(string, SyntaxNode)"/>
    public ModuleClass? Find(TypeSyntax type) => Find((type is NullableTypeSyntax nullable ? nullable.ElementType : type).ToString(), type);

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
