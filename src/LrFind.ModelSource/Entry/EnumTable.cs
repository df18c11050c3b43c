using LrFind.ModelSource.Source;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Entry;

/// <summary>The enums of the source.</summary>
internal sealed class EnumTable(SourceCode code)
{
    private readonly Dictionary<string, EnumDeclarationSyntax[]> _byName = code.Nodes<EnumDeclarationSyntax>()
        .GroupBy(e => e.Identifier.ValueText, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);

    /// <summary>The enum of a name, which may stand behind those of classes; <see langword="null"/> where it has none, or several.</summary>
    public EnumDeclarationSyntax? Find(string name) =>
        _byName.TryGetValue(name[(name.LastIndexOf('.') + 1)..], out EnumDeclarationSyntax[]? found) && found is [var only] ? only : null;

    /// <summary>A member; <see langword="null"/> where there is none of the name.</summary>
    /// <param name="number">Works out the number that is written behind a member.</param>
    public static EnumValue? Member(EnumDeclarationSyntax type, string name, Func<ExpressionSyntax, long> number)
    {
        long next = 0;
        foreach (EnumMemberDeclarationSyntax member in type.Members)
        {
            next = member.EqualsValue is { } given ? number(given.Value) : next;
            if (member.Identifier.ValueText == name)
                return new EnumValue(type, name, next);
            next++;
        }

        return null;
    }
}
