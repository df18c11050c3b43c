using LrFind.ModelSource.Entry;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Interpretation;

/// <summary>What names stand for: variables, members, constants further out; and the dotted names of TorchSharp.</summary>
internal sealed class NameResolver
{
    private static readonly string[] s_prefixes = ["global::", "TorchSharp.", "torch.", "nn.", "Modules.", "System."];

    private readonly Reader _reader;
    private readonly Lazy<ModuleClass[]> _visible;
    private readonly Dictionary<string, string> _aliases = new(StringComparer.Ordinal);
    private readonly Dictionary<Field, Value> _statics = new(ReferenceEqualityComparer.Instance);

    /// <summary>Reads the aliases that the source declares by using directives.</summary>
    public NameResolver(Reader reader)
    {
        _reader = reader;
        _visible = new(() => [.. reader.Code.Nodes<UsingDirectiveSyntax>().Where(u => u.StaticKeyword.IsKind(SyntaxKind.StaticKeyword))
            .Select(u => u.NamespaceOrType is TypeSyntax type ? reader.Types.Find(type) : null).OfType<ModuleClass>().Distinct()]);
        foreach (UsingDirectiveSyntax directive in reader.Code.Nodes<UsingDirectiveSyntax>())
        {
            if (directive.Alias is { } alias && directive.Name is { } name)
                _aliases.TryAdd(alias.Name.Identifier.ValueText, name.ToString());
        }
    }

    /// <summary>The classes around code, and those that using static makes visible, whose static methods need no name in front.</summary>
    public IEnumerable<ModuleClass> Visible(Frame frame)
    {
        SyntaxNode? start = frame.Outward ?? frame.Type?.Syntax;
        IEnumerable<ModuleClass> around = start?.Ancestors().OfType<TypeDeclarationSyntax>().Select(_reader.Types.Of) ?? [];
        return around.Where(t => t != frame.Type).Concat(_visible.Value);
    }

    /// <summary>The value of a name; <see langword="null"/> where the file does not define it.</summary>
    public Value? Find(string name, Frame frame, SyntaxNode node)
    {
        if (frame.Find(name) is { } variable)
            return variable.Value;
        if (frame.This?.Fields.TryGetValue(name, out Value? field) == true)
            return field;
        if (frame.Type is { } type && FindShared(type, name, frame.This, node) is { } shared)
            return shared;
        SyntaxNode? start = frame.Outward ?? frame.Type?.Syntax;
        return start is null ? null : FindOutward(start, name, frame, node);
    }

    /// <summary>
    /// The value of a constant, a static field or a property that runs code; <see langword="null"/> where a class has none.
    /// </summary>
    /// <param name="instance">The object whose property it is; <see langword="null"/> in static code.</param>
    public Value? FindShared(ModuleClass type, string name, InstanceModule? instance, SyntaxNode node)
    {
        if ((instance?.Type ?? type).FindComputed(name) is { } property)
            return instance is null && !ModuleClass.IsStatic(property.Syntax) ? null : _reader.Invoker.Get(property, instance, node);
        return type.Lineage.Select(t => FindStatic(t, name)).FirstOrDefault(v => v is not null);
    }

    private Value? FindStatic(ModuleClass type, string name)
    {
        if (type.FindStatic(name) is not { } field)
            return null;
        if (_statics.TryGetValue(field, out Value? known))
            return known;
        var frame = new Frame { Place = $"'{name}'", Type = type };
        Value value = field.Value is null ? _reader.Zero(field.Type)
            : _reader.Call(field.Value, () => _reader.Evaluator.EvaluateTyped(field.Value, field.Type, frame));
        return _statics[field] = value;
    }

    /// <summary>Changes a static field.</summary>
    /// <returns>Whether the class has one.</returns>
    public bool TrySetStatic(ModuleClass type, string name, Value value, SyntaxNode node, bool isCast)
    {
        if (type.Lineage.Select(t => t.FindStatic(name)).FirstOrDefault(f => f is not null) is not { } field)
            return false;
        _statics[field] = _reader.Declared(value, field.Type, node, isCast);
        return true;
    }

    /// <summary>A dotted name without what leads to it: Linear of TorchSharp.torch.nn.Linear; aliases are followed.</summary>
    public string Plain(string dotted)
    {
        int dot = dotted.IndexOf('.', StringComparison.Ordinal);
        string first = dot < 0 ? dotted : dotted[..dot];
        if (_aliases.TryGetValue(first, out string? target))
            dotted = dot < 0 ? target : target + dotted[dot..];
        foreach (string prefix in s_prefixes)
        {
            if (dotted.StartsWith(prefix, StringComparison.Ordinal))
                dotted = dotted[prefix.Length..];
        }

        return dotted;
    }

    // Declarations in the blocks, methods and classes around a place. Their values are computed when they are asked for.
    private Value? FindOutward(SyntaxNode start, string name, Frame frame, SyntaxNode node)
    {
        for (SyntaxNode? around = start.Parent; around is not null; around = around.Parent)
        {
            if (around is TypeDeclarationSyntax type && FindShared(_reader.Types.Of(type), name, null, node) is { } shared)
                return shared;
            if (DeclaredIn(around, name) is { Initializer.Value: { } value, Parent: VariableDeclarationSyntax { Type: var declared } })
            {
                if (Mutation.Find(around, name) is { } change)
                    throw _reader.Error(change,
                        $"'{name}' changes after its declaration; return the model from a method, which lrfind runs from its start");
                var outer = new Frame { Place = frame.Place, Outward = value };
                return _reader.Call(node, () => _reader.Evaluator.EvaluateTyped(value, declared, outer));
            }

            if (ParameterOf(around, name) is { } parameter)
                return _reader.ModelArguments.ValueFor(parameter, name);
        }

        return null;
    }

    private static VariableDeclaratorSyntax? DeclaredIn(SyntaxNode around, string name)
    {
        IEnumerable<StatementSyntax> statements = around switch
        {
            BlockSyntax block => block.Statements,
            CompilationUnitSyntax unit => unit.Members.OfType<GlobalStatementSyntax>().Select(g => g.Statement),
            _ => [],
        };
        return statements.OfType<LocalDeclarationStatementSyntax>().SelectMany(d => d.Declaration.Variables)
            .FirstOrDefault(v => v.Identifier.ValueText == name);
    }

    private static ParameterSyntax? ParameterOf(SyntaxNode around, string name)
    {
        ParameterListSyntax? parameters = around switch
        {
            BaseMethodDeclarationSyntax method => method.ParameterList,
            LocalFunctionStatementSyntax function => function.ParameterList,
            _ => null,
        };
        return parameters?.Parameters.FirstOrDefault(p => p.Identifier.ValueText == name);
    }
}
