using LrFind.ModelSource.Entry;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Interpretation;

/// <summary>Chooses the method or constructor that arguments fit.</summary>
internal static class Overloads
{
    /// <summary>The one with the fewest parameters that all arguments fit; <see langword="null"/> where there is none.</summary>
    public static T? Choose<T>(IEnumerable<T> candidates, List<Argument> arguments)
        where T : BaseMethodDeclarationSyntax =>
        candidates.Where(c => Fit(c.ParameterList, arguments)).MinBy(c => c.ParameterList.Parameters.Count);

    private static bool Fit(ParameterListSyntax list, List<Argument> arguments)
    {
        var open = list.Parameters.ToList();
        for (int i = 0; i < arguments.Count; i++)
        {
            string? name = arguments[i].Name;
            ParameterSyntax? parameter = name is null ? list.Parameters.ElementAtOrDefault(i) : open.Find(p => p.Identifier.ValueText == name);
            if (parameter is null || !Takes(parameter, arguments[i].Value))
                return false;
            open.Remove(parameter);
        }

        return open.TrueForAll(p => p.Default is not null);
    }

    private static bool Takes(ParameterSyntax parameter, Value value) => (parameter.Type is null ? "" : ModuleClass.LastName(parameter.Type)) switch
    {
        "Tensor" => value is TensorValue or NullValue,
        "int" or "long" => value is IntegerValue or BatchSizeValue or SymbolValue or NullValue,
        "double" or "float" => value is IntegerValue or RealValue or SymbolValue or NullValue,
        "bool" => value is TruthValue or SymbolValue or NullValue,
        "string" => value is TextValue or SymbolValue or NullValue,
        _ => true,
    };
}
