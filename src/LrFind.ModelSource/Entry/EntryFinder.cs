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
    public static Candidate Find(SourceFile file, string? name)
    {
        Candidate[] classes = [.. Classes(file)];
        Candidate[] sequences = [.. Sequences(file)];
        if (name is not null)
            return Named(file, name, classes, sequences);
        Candidate[] candidates = classes.Length > 0 ? Outer(classes) : sequences;
        return candidates switch
        {
            [var only] => only,
            [] => throw new InputException(file.Path, "there is no model; expected a class that derives from Module, or a Sequential"),
            _ => throw new InputException(file.Path,
                $"there are several models: {Listed(candidates)}; say which, as in {Path.GetFileName(file.Path)}#{candidates[^1].Name}"),
        };
    }

    private static Candidate Named(SourceFile file, string name, Candidate[] classes, Candidate[] sequences)
    {
        Candidate? found = Array.Find(classes, c => c.Name == name) ?? Array.Find(sequences, c => c.Name == name);
        if (found is not null)
            return found;
        Candidate[] all = [.. classes, .. sequences];
        throw new InputException(file.Path,
            $"there is no model called '{name}'; {(all.Length == 0 ? "there is none at all" : $"the file has {Listed(all)}")}");
    }

    private static string Listed(Candidate[] candidates)
    {
        const int Most = 8;
        string names = string.Join(", ",
            candidates.Take(Most).Select(c => c.Name.Length > 0 ? $"'{c.Name}'" : "a Sequential without a name"));
        return candidates.Length > Most ? names + ", …" : names;
    }

    private static IEnumerable<Candidate> Classes(SourceFile file) => file.Root.DescendantNodes().OfType<TypeDeclarationSyntax>()
        .Where(t => new ModuleClass(t) is { IsModule: true } type && type.Syntax == t)
        .Select(t => new Candidate(t.Identifier.ValueText, t));

    // A class that another one makes objects of is a part of it.
    private static Candidate[] Outer(Candidate[] classes)
    {
        var parts = new HashSet<string>(StringComparer.Ordinal);
        foreach (Candidate candidate in classes)
        {
            foreach (SyntaxNode node in new ModuleClass((TypeDeclarationSyntax)candidate.Syntax).DescendantNodes())
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

    private static IEnumerable<Candidate> Sequences(SourceFile file) => file.Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
        .Where(i => IsSequential(i)
            && !i.Ancestors().Any(a =>
            (a is InvocationExpressionSyntax outer && IsSequential(outer))
            || (a is TypeDeclarationSyntax t && new ModuleClass(t).IsModule)))
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
                return new Candidate(method.Identifier.ValueText, method);
            if (around is LocalFunctionStatementSyntax function && Returns(function.ReturnType, function.Body))
                return new Candidate(function.Identifier.ValueText, function);
        }

        string name = call.Ancestors().Select(NameOf).FirstOrDefault(n => n.Length > 0) ?? "";
        return new Candidate(name, call);
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
internal sealed record Candidate(string Name, SyntaxNode Syntax);
