namespace LrFind.ModelSource.Values;

/// <summary>The types of numbers that can be read; each can be converted to those below it without a cast.</summary>
internal enum NumberType
{
    Int,

    Long,

    Single,

    Double,
}

/// <summary>
/// Numbers by their types: C# specification, sections 10.2.3 (implicit numeric conversions) and 12.4.7 (numeric promotions).
/// </summary>
internal static class Numbers
{
    /// <summary>The type of a number; <see langword="null"/> of anything else.</summary>
    public static NumberType? TypeOf(Value value) => value switch
    {
        IntegerValue integer => integer.IsLong ? NumberType.Long : NumberType.Int,
        RealValue real => real.IsSingle ? NumberType.Single : NumberType.Double,
        _ => null,
    };

    /// <summary>The type to which both of two are converted by an operator.</summary>
    public static NumberType Common(NumberType a, NumberType b) => a > b ? a : b;

    /// <summary>The number as another type, as a cast makes it; <see langword="null"/> where C# does not say what that is.</summary>
    public static Value? Cast(Value value, NumberType type) => (value, type) switch
    {
        (IntegerValue integer, NumberType.Int) => new IntegerValue(unchecked((int)integer.Number)),
        (IntegerValue integer, NumberType.Long) => new IntegerValue(integer.Number, isLong: true),
        (RealValue { Number: > int.MinValue - 1.0 and < int.MaxValue + 1.0 } real, NumberType.Int) => new IntegerValue((int)real.Number),
        (RealValue { Number: >= long.MinValue and < long.MaxValue } real, NumberType.Long) =>
            new IntegerValue((long)real.Number, isLong: true),
        (IntegerValue integer, NumberType.Single) => new RealValue((float)integer.Number, isSingle: true),
        (IntegerValue integer, NumberType.Double) => new RealValue(integer.Number),
        (RealValue real, NumberType.Single) => new RealValue((float)real.Number, isSingle: true),
        (RealValue real, NumberType.Double) => new RealValue(real.Number),
        _ => null,
    };

    /// <summary>An arithmetic operator; <see langword="null"/> where C# would fail, or has none of the sign.</summary>
    public static Value? Operate(string sign, Value left, Value right)
    {
        if (TypeOf(left) is not { } a || TypeOf(right) is not { } b)
            return null;
        if (sign is "<<" or ">>" or ">>>")
        {
            return left is IntegerValue value && right is IntegerValue { IsLong: false } places
                ? Shift(sign, value, (int)places.Number) : null;
        }

        NumberType type = Common(a, b);
        return type <= NumberType.Long
            ? OnIntegers(sign, ((IntegerValue)left).Number, ((IntegerValue)right).Number, type == NumberType.Long)
            : OnReals(sign, RealOf(left, type), RealOf(right, type), type == NumberType.Single);
    }

    private static double RealOf(Value value, NumberType type) => ((RealValue)Cast(value, type)!).Number;

    // What leaves the range comes in again at its other end.
    private static Value? OnIntegers(string sign, long a, long b, bool isLong)
    {
        if ((sign is "/" or "%") && (b == 0 || (b == -1 && a == (isLong ? long.MinValue : int.MinValue))))
            return null;
        return sign switch
        {
            "+" => Wrapped(unchecked(a + b), isLong),
            "-" => Wrapped(unchecked(a - b), isLong),
            "*" => Wrapped(unchecked(a * b), isLong),
            "/" => Wrapped(a / b, isLong),
            "%" => Wrapped(a % b, isLong),
            "&" => Wrapped(a & b, isLong),
            "|" => Wrapped(a | b, isLong),
            "^" => Wrapped(a ^ b, isLong),
            "==" => new BooleanValue(a == b),
            "<" => new BooleanValue(a < b),
            ">" => new BooleanValue(a > b),
            "<=" => new BooleanValue(a <= b),
            ">=" => new BooleanValue(a >= b),
            _ => null,
        };
    }

    private static IntegerValue Wrapped(long number, bool isLong) => new(isLong ? number : unchecked((int)number), isLong);

    // Of the number of places the last five or six bits count.
    private static IntegerValue Shift(string sign, IntegerValue value, int places) => (sign, value.IsLong) switch
    {
        ("<<", true) => new(value.Number << places, isLong: true),
        (">>", true) => new(value.Number >> places, isLong: true),
        (_, true) => new(value.Number >>> places, isLong: true),
        ("<<", false) => new((int)value.Number << places),
        (">>", false) => new((int)value.Number >> places),
        _ => new((int)value.Number >>> places),
    };

    private static Value? OnReals(string sign, double a, double b, bool isSingle) => sign switch
    {
        "+" => Rounded(a + b, isSingle),
        "-" => Rounded(a - b, isSingle),
        "*" => Rounded(a * b, isSingle),
        "/" => Rounded(a / b, isSingle),
        "%" => Rounded(a % b, isSingle),
        "==" => new BooleanValue(a == b),
        "<" => new BooleanValue(a < b),
        ">" => new BooleanValue(a > b),
        "<=" => new BooleanValue(a <= b),
        ">=" => new BooleanValue(a >= b),
        _ => null,
    };

    // Of two singles, what double precision gives and single precision rounds is what single precision gives.
    private static RealValue Rounded(double number, bool isSingle) => new(isSingle ? (float)number : number, isSingle);
}
