using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Entry;

/// <summary>Static methods, properties and fields that give a module: models that are made by calling something.</summary>
internal static class StaticMembers
{
    /// <summary>Those of all classes, each with the path of its class in front of its name.</summary>
    public static IEnumerable<Candidate> Of(TypeTable types) =>
        from type in types.All
        from member in type.Members
        where ModuleClass.IsStatic(member)
        from found in Of(types, member)
        select found with { Path = $"{type.Path}.{found.Name}" };

    private static IEnumerable<Candidate> Of(TypeTable types, MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method when GivesModule(types, method.ReturnType) => [new Candidate(method.Identifier.ValueText, method)],
        PropertyDeclarationSyntax property when GivesModule(types, property.Type) =>
            [new Candidate(property.Identifier.ValueText, property)],
        FieldDeclarationSyntax field when GivesModule(types, field.Declaration.Type) =>
            field.Declaration.Variables.Select(v => new Candidate(v.Identifier.ValueText, v)),
        _ => [],
    };

    private static bool GivesModule(TypeTable types, TypeSyntax type) =>
        ModuleClass.LastName(type) is "Sequential" or "Module" or "IModule" || types.Find(type)?.IsModule == true;
}
