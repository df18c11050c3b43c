using LrFind.Foundation;
using LrFind.ModelSource.Source;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Entry;

/// <summary>Finds the model of a file: a class that no other class makes objects of, or else a Sequential.</summary>
internal static class EntryFinder
{
    /// <summary>The model that is asked for.</summary>
    /// <param name="name">A class, a method or a variable; <see langword="null"/> for the only model there is.</param>
    /// <exception cref="InputException">There is none, or there are several.</exception>
    public static Candidate Find(SourceCode code, TypeTable types, string? name)
    {
        Candidate[] classes = [.. types.All.Where(t => t is { IsModule: true, IsAbstract: false })
            .Select(t => new Candidate(t.Name, t.Syntax) { Path = t.Path })];
        Candidate[] sequences = [.. Sequences(code, types)];
        Candidate[] candidates = name is not null ? Named(code, types, name, classes, sequences)
            : classes.Length > 0 ? Outer(types, classes) : sequences;
        switch (candidates)
        {
            case [var only]:
                code.RequireCSharp(only.Syntax);
                return only;
            case []:
                code.RequireCSharp();
                throw new InputException(code.Name, Open(types, null) ?? "there is no model; expected a class that derives from Module, or a Sequential");
            default:
                throw new InputException(code.Name,
                    $"there are several models: {Listed(candidates)}; say which, as in {Path.GetFileName(code.Name)}#{candidates[^1].Name}");
        }
    }

    private static Candidate[] Named(SourceCode code, TypeTable types, string name, Candidate[] classes, Candidate[] sequences)
    {
        Candidate? found = Array.Find(classes, c => c.IsCalled(name)) ?? Array.Find(sequences, c => c.IsCalled(name))
            ?? StaticMembers.Of(types).FirstOrDefault(c => c.IsCalled(name));
        if (found is not null)
            return [found];
        code.RequireCSharp();
        Candidate[] all = [.. classes, .. sequences];
        throw new InputException(code.Name, Open(types, name)
            ?? $"there is no model called '{name}'; {(all.Length == 0 ? "there is none at all" : $"the file has {Listed(all)}{Nearest.Hint(name, all.Select(c => c.Name))}")}");
    }

    // A class that derives from one of another file may be a model.
    private static string? Open(TypeTable types, string? name)
    {
        ModuleClass? open = types.All.FirstOrDefault(t => (name is null || t.Name == name) && !t.IsAbstract
            && (name is not null || t.HasMethod(ModuleClass.Forward)) && t.Lineage[^1].Bases.Any());
        return open is null ? null : $"'{open.Name}' derives from '{open.Lineage[^1].Bases.First()}', which the file does not define; name its file "
            + $"too, as in {Path.GetFileName(open.Syntax.SyntaxTree.FilePath)},{open.Lineage[^1].Bases.First()}.cs#{open.Name}";
    }

    private static string Listed(Candidate[] candidates)
    {
        const int Most = 8;
        string names = string.Join(", ",
            candidates.Take(Most).Select(c => c.Name.Length > 0 ? $"'{c.Name}'" : "a Sequential without a name"));
        return candidates.Length > Most ? names + ", …" : names;
    }

    // A class that another one makes objects of is a part of it.
    private static Candidate[] Outer(TypeTable types, Candidate[] classes)
    {
        var parts = new HashSet<string>(StringComparer.Ordinal);
        foreach (Candidate candidate in classes)
        {
            ModuleClass type = types.Of((TypeDeclarationSyntax)candidate.Syntax);
            foreach (SyntaxNode node in type.Parts.SelectMany(p => p.DescendantNodes()))
            {
                string? made = node switch
                {
                    ObjectCreationExpressionSyntax creation => ModuleClass.LastName(creation.Type),
                    ImplicitObjectCreationExpressionSyntax { Parent.Parent.Parent: VariableDeclarationSyntax declaration } =>
                        ModuleClass.LastName(declaration.Type),
                    _ => null,
                };
                if (made is not null && made != candidate.Name)
                    parts.Add(made);
            }
        }

        Candidate[] outer = [.. classes.Where(c => !parts.Contains(c.Name))];
        return outer.Length > 0 ? outer : classes;
    }

    private static IEnumerable<Candidate> Sequences(SourceCode code, TypeTable types) => code.Nodes<InvocationExpressionSyntax>()
        .Where(i => IsSequential(i)
            && !i.Ancestors().Any(a =>
            (a is InvocationExpressionSyntax outer && IsSequential(outer))
            || (a is TypeDeclarationSyntax t && types.Of(t).IsModule)))
        .Select(CandidateOf)
        .DistinctBy(c => c.Syntax);

    private static bool IsSequential(InvocationExpressionSyntax call) => call.Expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText == "Sequential",
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText == "Sequential",
        _ => false,
    };

    private static Candidate CandidateOf(InvocationExpressionSyntax call)
    {
        foreach (SyntaxNode around in call.Ancestors())
        {
            if (around is MethodDeclarationSyntax method && Returns(method.ReturnType, method.Body))
                return Within(method, method.Identifier.ValueText);
            if (around is LocalFunctionStatementSyntax function && Returns(function.ReturnType, function.Body))
                return Within(function, function.Identifier.ValueText);
        }

        string name = call.Ancestors().Select(NameOf).FirstOrDefault(n => n.Length > 0) ?? "";
        return Within(call, name);
    }

    private static Candidate Within(SyntaxNode syntax, string name)
    {
        string around = ModuleClass.PathOf(syntax);
        return new Candidate(name, syntax) { Path = around.Length == 0 ? name : $"{around}.{name}" };
    }

    private static string NameOf(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax target } => target.Identifier.ValueText,
        _ => "",
    };

    // A method that gives a module is a model; one that trains or prints may hold one.
    private static bool Returns(TypeSyntax type, BlockSyntax? body) =>
        ModuleClass.LastName(type) is "Sequential" or "Module" or "IModule"
            && (body is null || body.Statements.LastOrDefault() is ReturnStatementSyntax);
}

/// <summary>Something in a file that can be read as a model.</summary>
/// <param name="Name">Its name; empty for an expression without one.</param>
/// <param name="Syntax">A class, a method, a method within a method, or an expression.</param>
internal sealed record Candidate(string Name, SyntaxNode Syntax)
{
    /// <summary>The name with those of the namespaces and classes around it.</summary>
    public string Path { get; init; } = Name;

    /// <summary>Whether it is meant by a name, which may have the names of classes in front.</summary>
    public bool IsCalled(string name) => Path == name || Path.EndsWith($".{name}", StringComparison.Ordinal);
}
