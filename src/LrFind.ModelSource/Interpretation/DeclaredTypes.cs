using LrFind.ModelSource.Entry;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Interpretation;

/// <summary>Values as the types say that they are declared with: C# specification, section 10.2 and 10.3 (conversions).</summary>
internal static class DeclaredTypes
{
    private static readonly string[] s_refused = ["uint", "UInt32", "ulong", "UInt64", "decimal", "Decimal", "nint", "nuint", "char", "Char", "Half"];

    /// <summary>What a variable of a type holds when a value is put into it.</summary>
    /// <param name="type">The type; <see langword="null"/>, or var, for that of the value.</param>
    /// <param name="isCast">Whether numbers may lose what the type has no room for.</param>
    public static Value Declared(this Reader reader, Value value, TypeSyntax? type, SyntaxNode place, bool isCast = false)
    {
        switch (type, value)
        {
            case (NullableTypeSyntax nullable, not NullValue):
                return reader.Declared(value, nullable.ElementType, place, isCast);
            case (TupleTypeSyntax types, TupleValue tuple) when types.Elements.Count == tuple.Items.Length:
                return new TupleValue(tuple.Items.Select((item, i) => reader.Declared(item, types.Elements[i].Type, place, isCast)),
                    [.. types.Elements.Select(e => e.Identifier.ValueText is { Length: > 0 } name ? name : null)]);
            case (_, ListValue { IsLazy: true } lazy) when lazy.Items.Exists(HoldsModule):
                throw reader.Error(place, "these modules would be made anew each time they are used; call ToArray() or ToList()");
            case (GenericNameSyntax function, LambdaValue { Types: null } lambda) when function.Identifier.ValueText is "Func" or "Action" or "Predicate":
                return new LambdaValue(lambda.Syntax, lambda.Frame, function.TypeArgumentList.Arguments);
            case (NameSyntax named, LambdaValue { Types: null } lambda)
                when reader.Types.Delegate(ModuleClass.LastName(named)) is { } signature:
                return new LambdaValue(lambda.Syntax, lambda.Frame,
                    [.. signature.ParameterList.Parameters.Select(p => p.Type!), signature.ReturnType], signature.ParameterList);
            case (PredefinedTypeSyntax, EnumValue member) when isCast:
                return reader.Declared(new IntegerValue(member.Number, isLong: true), type, place, isCast);
            case (ArrayTypeSyntax or GenericNameSyntax, ListValue list) when ItemType(type) is { } items:
                return reader.Holding(list, items, place);
            case (not null and not NullableTypeSyntax, NullValue) when NumberOf(ModuleClass.LastName(type)) is not null:
                return reader.Zero(type);
            case (not null, IntegerValue or RealValue):
                return reader.Number(value, ModuleClass.LastName(type), place, isCast);
            default:
                return value.Copied();
        }
    }

    private static bool HoldsModule(Value value) => value is ModuleValue
        || (value is TupleValue tuple && Array.Exists(tuple.Items, HoldsModule));

    /// <summary>What a variable of a type holds before anything is put into it.</summary>
    public static Value Zero(this Reader reader, TypeSyntax type)
    {
        string name = ModuleClass.LastName(type);
        if (type is NullableTypeSyntax)
            return NullValue.Instance;
        if (name is "bool" or "Boolean")
            return new BooleanValue(false);
        if (NumberOf(name) is { } number)
            return Numbers.Cast(new IntegerValue(0), number)!;
        if (RangeOf(name) is not null)
            return new IntegerValue(0);
        if (type is TupleTypeSyntax tuple)
            return reader.Declared(new TupleValue(tuple.Elements.Select(e => reader.Zero(e.Type))), type, type);
        return reader.Types.Find(type) is { IsValueType: true } structure ? reader.Objects.Blank(structure) : NullValue.Instance;
    }

    /// <summary>What stands for an element that is not there.</summary>
    /// <param name="type">What elements are declared to be; <see langword="null"/> where that is not said.</param>
    public static Value Default(this Reader reader, TypeSyntax? type) => type is null ? NullValue.Instance : reader.Zero(type);

    /// <summary>The type that an array or a list is declared to hold; <see langword="null"/> of other types.</summary>
    public static TypeSyntax? ItemType(TypeSyntax? type) => type switch
    {
        ArrayTypeSyntax { RankSpecifiers.Count: 1 } array => array.ElementType,
        ArrayTypeSyntax array => array.WithRankSpecifiers(array.RankSpecifiers.RemoveAt(0)),
        GenericNameSyntax { TypeArgumentList.Arguments: [var only] } => only,
        QualifiedNameSyntax qualified => ItemType(qualified.Right),
        _ => null,
    };

    /// <summary>The type of numbers of a name; <see langword="null"/> where it is none of those that arithmetic knows.</summary>
    public static NumberType? NumberOf(string name) => name switch
    {
        "int" or "Int32" => NumberType.Int,
        "long" or "Int64" => NumberType.Long,
        "float" or "Single" => NumberType.Single,
        "double" or "Double" => NumberType.Double,
        _ => null,
    };

    /// <summary>A list that is declared to hold things of a type; what it holds already becomes so.</summary>
    public static ListValue Holding(this Reader reader, ListValue list, TypeSyntax type, SyntaxNode place)
    {
        if (list.ItemType is not null)
            return list;
        list.ItemType = type;
        for (int i = 0; i < list.Items.Count; i++)
            list.Items[i] = reader.Declared(list.Items[i], type, place);
        return list;
    }

    /// <summary>The range of a type of one or two bytes; <see langword="null"/> of other types.</summary>
    public static (int Lowest, int Highest)? RangeOf(string name) => name switch
    {
        "sbyte" or "SByte" => (sbyte.MinValue, sbyte.MaxValue),
        "byte" or "Byte" => (byte.MinValue, byte.MaxValue),
        "short" or "Int16" => (short.MinValue, short.MaxValue),
        "ushort" or "UInt16" => (ushort.MinValue, ushort.MaxValue),
        _ => null,
    };

    private static Value Number(this Reader reader, Value value, string type, SyntaxNode place, bool isCast)
    {
        if (s_refused.Contains(type))
            throw reader.Error(place, $"a number of type '{type}' is not supported; lrfind reads int, long, float and double");
        if (RangeOf(type) is (var lowest, var highest))
            return reader.Small(value, lowest, highest, type, place, isCast);
        if (NumberOf(type) is not { } number)
            return value;
        return reader.Converted(value, number, $"'{type}'", place, isCast);
    }

    /// <summary>A number as one of another type.</summary>
    /// <param name="room">What it is to go into, in words.</param>
    public static Value Converted(this Reader reader, Value value, NumberType type, string room, SyntaxNode place, bool isCast)
    {
        if (!isCast && Numbers.TypeOf(value) > type)
            throw reader.Error(place, $"{value.Words} has no room in {room} without a cast");
        return Numbers.Cast(value, type) ?? throw reader.Error(place, $"{value.Words} has no room in {room}");
    }

    // Of one or two bytes: in arithmetic it is an int.
    private static IntegerValue Small(this Reader reader, Value value, int lowest, int highest, string type, SyntaxNode place, bool isCast)
    {
        if ((isCast ? Numbers.Cast(value, NumberType.Int) : value) is not IntegerValue { Number: var number }
            || (!isCast && (number < lowest || number > highest)))
            throw reader.Error(place, $"{value.Words} has no room in '{type}'");
        long count = (long)highest - lowest + 1;
        return new IntegerValue((number - lowest) % count + ((number - lowest) % count < 0 ? count : 0) + lowest);
    }
}
