using System.Globalization;
using LrFind.Models;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Worker.Modules.Arguments;

/// <summary>Texts as values of the types that parameters of modules have.</summary>
internal static class ArgumentText
{
    private const NumberStyles Whole = NumberStyles.AllowLeadingSign;

    /// <summary>The value of a text.</summary>
    /// <returns>Whether it is one of that type.</returns>
    public static bool TryParse(string text, Type type, out object? value)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            value = null;
            return text == "null" || TryParse(text, inner, out value);
        }

        value = type == typeof(string) ? text
            : type == typeof(Device) ? (text.Equals("cpu", StringComparison.OrdinalIgnoreCase) ? CPU : null)
            : type.IsEnum ? Enumerated(text, type)
            : type.IsArray ? Listed(text, type.GetElementType()!)
            : ElementOf(type) is { } element ? Listed(text, element) is { } array ? AsList(array, element) : null
            : TypeNames.IsTuple(type) ? Tuple(text, type)
            : Primitive(text, type);
        return value is not null;
    }

    /// <summary>What a value of a type looks like, for messages that show how one is given.</summary>
    public static string Example(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Example(inner);
        if (type.IsArray || ElementOf(type) is not null)
            return string.Join(',', Enumerable.Repeat(Example(type.IsArray ? type.GetElementType()! : ElementOf(type)!), 2));
        if (TypeNames.IsTuple(type))
            return string.Join(',', type.GetGenericArguments().Select(Example));
        return type == typeof(bool) ? "true"
            : type == typeof(float) || type == typeof(double) || type == typeof(decimal) ? "0.5"
            : type.IsEnum ? Enum.GetNames(type).FirstOrDefault() ?? "0"
            : type == typeof(string) ? "text" : "64";
    }

    /// <summary>Whether texts can be values of a type at all.</summary>
    public static bool IsKnown(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? IsKnown(inner)
        : type == typeof(string) || type == typeof(decimal) || type == typeof(Device) || type.IsEnum || type.IsPrimitive
            || (type.IsArray ? IsKnown(type.GetElementType()!) : ElementOf(type) is { } element ? IsKnown(element)
                : TypeNames.IsTuple(type) && type.GetGenericArguments().All(IsKnown));

    private static object? Primitive(string text, Type type)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        return Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => bool.TryParse(text, out bool v) ? v : null,
            TypeCode.Int32 => int.TryParse(text, Whole, culture, out int v) ? v : null,
            TypeCode.Int64 => long.TryParse(text, Whole, culture, out long v) ? v : null,
            TypeCode.Int16 => short.TryParse(text, Whole, culture, out short v) ? v : null,
            TypeCode.Byte => byte.TryParse(text, Whole, culture, out byte v) ? v : null,
            TypeCode.UInt32 => uint.TryParse(text, Whole, culture, out uint v) ? v : null,
            TypeCode.UInt64 => ulong.TryParse(text, Whole, culture, out ulong v) ? v : null,
            TypeCode.Single => float.TryParse(text, NumberStyles.Float, culture, out float v) ? v : null,
            TypeCode.Double => double.TryParse(text, NumberStyles.Float, culture, out double v) ? v : null,
            TypeCode.Decimal => decimal.TryParse(text, NumberStyles.Float, culture, out decimal v) ? v : null,
            TypeCode.Char => text.Length == 1 ? text[0] : null,
            _ => null,
        };
    }

    private static object? Enumerated(string text, Type type) =>
        Array.Find(Enum.GetNames(type), n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name
            ? Enum.Parse(type, name) : null;

    private static Array? Listed(string text, Type element)
    {
        List<string> parts = ArgumentTree.Items(text);
        var array = Array.CreateInstance(element, parts.Count);
        for (int i = 0; i < parts.Count; i++)
        {
            if (!TryParse(parts[i], element, out object? value))
                return null;
            array.SetValue(value, i);
        }

        return array;
    }

    private static object AsList(Array array, Type element) =>
        Activator.CreateInstance(typeof(List<>).MakeGenericType(element), array)!;

    // Of a type that a List fits: IReadOnlyList, IEnumerable and the like, and List itself.
    private static Type? ElementOf(Type type) => type.IsGenericType && type.GetGenericArguments() is [var element]
        && type.IsAssignableFrom(typeof(List<>).MakeGenericType(element)) ? element : null;

    private static object? Tuple(string text, Type type)
    {
        Type[] types = type.GetGenericArguments();
        List<string> parts = ArgumentTree.Items(text);
        if (parts.Count != types.Length)
            return null;
        var values = new object?[types.Length];
        for (int i = 0; i < types.Length; i++)
        {
            if (!TryParse(parts[i], types[i], out values[i]))
                return null;
        }

        return Activator.CreateInstance(type, values);
    }
}
