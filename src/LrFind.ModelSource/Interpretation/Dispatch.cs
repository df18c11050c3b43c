using LrFind.ModelSource.Entry;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Interpretation;

/// <summary>
/// Which method a call runs, among those of a class and of what it derives from: C# specification, sections 12.8.10.2 (method
/// invocations) and 15.6.5 (override methods).
/// </summary>
internal static class Dispatch
{
    /// <summary>The method that a call runs; <see langword="null"/> where there is none for such arguments.</summary>
    /// <param name="type">The class in which the name is looked up, then its base, and so on.</param>
    /// <param name="actual">The class of the object, whose overrides count.</param>
    public static OwnedMethod? Find(
        Reader reader, ModuleClass type, ModuleClass actual, string name, List<Argument> arguments, SyntaxNode call)
    {
        foreach (ModuleClass declaring in type.Lineage)
        {
            IEnumerable<MethodDeclarationSyntax> own = declaring.Methods(name).Where(m => !IsDeclaredFurther(m, declaring));
            if (Overloads.Choose(reader, own, arguments, call) is { } method)
                return Implementation(method, declaring, actual);
        }

        return null;
    }

    private static OwnedMethod Implementation(MethodDeclarationSyntax method, ModuleClass declaring, ModuleClass actual)
    {
        foreach (ModuleClass type in actual.Lineage.TakeWhile(t => t != declaring))
        {
            if (type.Methods(method.Identifier.ValueText).FirstOrDefault(m => IsOverride(m) && AreAlike(m, method)) is { } nearer)
                return new OwnedMethod(nearer, type);
        }

        return new OwnedMethod(method, declaring);
    }

    // One that overrides a method of the source is looked up where that is declared.
    private static bool IsDeclaredFurther(MethodDeclarationSyntax method, ModuleClass type) => IsOverride(method)
        && type.Lineage.Skip(1).Any(b => b.Methods(method.Identifier.ValueText).Any(m => AreAlike(m, method)));

    private static bool IsOverride(MethodDeclarationSyntax method) => ModuleClass.Has(method, SyntaxKind.OverrideKeyword);

    private static bool AreAlike(MethodDeclarationSyntax one, MethodDeclarationSyntax other) =>
        TypesOf(one).SequenceEqual(TypesOf(other), StringComparer.Ordinal);

    private static IEnumerable<string> TypesOf(MethodDeclarationSyntax method) =>
        method.ParameterList.Parameters.Select(p => p.Type is null ? "" : ModuleClass.LastName(p.Type));
}

/// <summary>A method and the class that it stands in.</summary>
internal sealed record OwnedMethod(MethodDeclarationSyntax Syntax, ModuleClass Owner);
