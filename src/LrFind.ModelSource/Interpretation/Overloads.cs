using LrFind.ModelSource.Entry;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Interpretation;

/// <summary>Chooses the method or constructor that arguments fit: C# specification, section 12.6.4 (overload resolution).</summary>
internal static class Overloads
{
    // Where it is not known what a type takes.
    private const int Unknown = 8;

    /// <summary>The one that all arguments fit best; <see langword="null"/> where they fit none.</summary>
    /// <exception cref="Foundation.InputException">Two fit equally well.</exception>
    public static T? Choose<T>(Reader reader, IEnumerable<T> candidates, List<Argument> arguments, SyntaxNode call)
        where T : BaseMethodDeclarationSyntax
    {
        (T Method, int[] Costs, int Open)[] fitting =
            [.. candidates.Select(c => (c, Costs(c.ParameterList, arguments, out int open), open)).Where(c => c.Item2 is not null)!];
        if (fitting.Length <= 1)
            return fitting.Length == 0 ? null : fitting[0].Method;
        var best = fitting.Where(c => Array.TrueForAll(fitting, o => o == c || IsBetter(c, o))).ToArray();
        return best is [var only] ? only.Method
            : throw reader.Error(call, "this call fits two overloads equally well, as far as can be told without running it");
    }

    /// <summary>Whether a parameter takes any number of arguments at the end.</summary>
    public static bool IsOpen(ParameterSyntax parameter) => parameter.Modifiers.Any(SyntaxKind.ParamsKeyword);

    /// <summary>Whether arguments are elements of the last parameter, and not its array itself.</summary>
    public static bool AreSpread(ParameterListSyntax list, List<Argument> arguments) =>
        list.Parameters.LastOrDefault() is { } last && IsOpen(last)
        && !(arguments.Count == list.Parameters.Count && arguments[^1].Value is ListValue or NullValue);

    private static bool IsBetter<T>((T, int[] Costs, int Open) one, (T, int[] Costs, int Open) other)
    {
        bool isWorse = one.Costs.Zip(other.Costs).Any(c => c.First > c.Second);
        bool isBetter = one.Costs.Zip(other.Costs).Any(c => c.First < c.Second);
        return !isWorse && (isBetter || one.Open < other.Open);
    }

    // For each argument what it costs to convert it; null where one does not fit. Parameters that keep their defaults come last.
    private static int[]? Costs(ParameterListSyntax list, List<Argument> arguments, out int open)
    {
        bool spreads = AreSpread(list, arguments);
        var left = list.Parameters.Where(p => !(spreads && IsOpen(p))).ToList();
        int[] costs = new int[arguments.Count];
        for (int i = 0; i < costs.Length; i++)
        {
            string? name = arguments[i].Name;
            ParameterSyntax? parameter = name is not null ? list.Parameters.FirstOrDefault(p => p.Identifier.ValueText == name)
                : spreads && i >= list.Parameters.Count - 1 ? list.Parameters[^1]
                : list.Parameters.ElementAtOrDefault(i);
            costs[i] = parameter is null ? -1 : Cost(parameter, arguments[i], spreads && IsOpen(parameter));
            if (costs[i] < 0)
            {
                open = 0;
                return null;
            }

            left.Remove(parameter!);
        }

        open = 2 * left.Count + (spreads ? 1 : 0);
        return left.TrueForAll(p => p.Default is not null) ? costs : null;
    }

    private static int Cost(ParameterSyntax parameter, Argument argument, bool isItem)
    {
        bool byReference = parameter.Modifiers.Any(m => m.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword);
        if (byReference != argument.Reference is not null)
            return -1;
        TypeSyntax? type = isItem ? DeclaredTypes.ItemType(parameter.Type) : parameter.Type;
        return type is null ? Unknown : Cost(type is NullableTypeSyntax nullable ? nullable.ElementType : type, argument.Value);
    }

    private static int Cost(TypeSyntax type, Value value)
    {
        string name = ModuleClass.LastName(type);
        if (value is SymbolValue)
            return 0;
        if (value is NullValue)
            return name is "object" ? 1 : 0;
        if (DeclaredTypes.NumberOf(name) is { } number)
        {
            return value is BatchSizeValue ? (number >= NumberType.Long ? number - NumberType.Long : -1)
                : Numbers.TypeOf(value) is { } given && given <= number ? number - given : -1;
        }

        if (DeclaredTypes.RangeOf(name) is not null)
            return value is IntegerValue ? 1 : -1;
        return name switch
        {
            "Tensor" => value is TensorValue ? 0 : -1,
            "bool" or "Boolean" => value is BooleanValue ? 0 : -1,
            "string" or "String" => value is TextValue ? 0 : -1,
            "object" or "Object" => Unknown + 1,
            _ => CostOfObject(type, name, value),
        };
    }

    // How far up the classes that it derives from, or what those say that they are.
    private static int Distance(ModuleClass type, string name)
    {
        for (int i = 0; i < type.Lineage.Count; i++)
        {
            if (type.Lineage[i].Name == name)
                return i;
        }

        return type.Lineage.Any(c => c.Bases.Contains(name)) ? type.Lineage.Count : -1;
    }

    private static int CostOfObject(TypeSyntax type, string name, Value value) => value switch
    {
        EnumValue member => member.Type.Identifier.ValueText == name ? 0 : -1,
        InstanceModule instance => Distance(instance.Type, name),
        IntegerValue or RealValue or BooleanValue or TextValue => -1,
        ListValue => type is ArrayTypeSyntax or GenericNameSyntax or IdentifierNameSyntax ? 0 : -1,
        _ => Unknown,
    };
}

/// <summary>One argument of a call.</summary>
/// <param name="Name">The parameter's name where it is given.</param>
/// <param name="Syntax">Where it stands.</param>
/// <param name="Reference">The variable, where it is passed by reference.</param>
internal readonly record struct Argument(string? Name, Value Value, SyntaxNode Syntax, Variable? Reference = null);
