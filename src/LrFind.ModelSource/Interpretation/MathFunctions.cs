using LrFind.ModelSource.Values;

namespace LrFind.ModelSource.Interpretation;

/// <summary>Functions and constants of System.Math, System.MathF and System.Convert, with their types.</summary>
internal static class MathFunctions
{
    private static readonly Dictionary<string, Func<double, double>> s_functions = new(StringComparer.Ordinal)
    {
        ["Sqrt"] = Math.Sqrt,
        ["Cbrt"] = Math.Cbrt,
        ["Exp"] = Math.Exp,
        ["Log"] = Math.Log,
        ["Log2"] = Math.Log2,
        ["Log10"] = Math.Log10,
        ["Sin"] = Math.Sin,
        ["Cos"] = Math.Cos,
        ["Tan"] = Math.Tan,
        ["Tanh"] = Math.Tanh,
        ["Floor"] = Math.Floor,
        ["Ceiling"] = Math.Ceiling,
        ["Truncate"] = Math.Truncate,
        ["Round"] = Math.Round,
    };

    private static readonly Dictionary<string, Value> s_constants = new(StringComparer.Ordinal)
    {
        ["Math.PI"] = new RealValue(Math.PI),
        ["Math.E"] = new RealValue(Math.E),
        ["MathF.PI"] = new RealValue(MathF.PI, isSingle: true),
        ["MathF.E"] = new RealValue(MathF.E, isSingle: true),
        ["int.MaxValue"] = new IntegerValue(int.MaxValue),
        ["int.MinValue"] = new IntegerValue(int.MinValue),
        ["long.MaxValue"] = new IntegerValue(long.MaxValue, isLong: true),
        ["float.Epsilon"] = new RealValue(float.Epsilon, isSingle: true),
        ["double.Epsilon"] = new RealValue(double.Epsilon),
    };

    /// <summary>A constant; <see langword="null"/> where there is none of the name.</summary>
    public static Value? Constant(string name) => s_constants.GetValueOrDefault(name);

    /// <summary>The value of a function; <see langword="null"/> where there is none for such arguments.</summary>
    /// <param name="name">As in Math.Max.</param>
    public static Value? Call(string name, IReadOnlyList<Value> arguments)
    {
        if (name == "Math.Round" && arguments is [.., SymbolValue mode])
            return Rounded(arguments, mode.Name[(mode.Name.LastIndexOf('.') + 1)..]);
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || arguments.Count == 0 || arguments.Any(a => Numbers.TypeOf(a) is null))
            return null;
        NumberType type = arguments.Select(a => Numbers.TypeOf(a)!.Value).Aggregate(Numbers.Common);
        return (name[..dot], name[(dot + 1)..]) switch
        {
            ("Math", var function) => OfMath(function, arguments, type),
            ("MathF", var function) when type != NumberType.Double && OfMath(function, arguments, NumberType.Single) is { } single =>
                Numbers.Cast(single, NumberType.Single),
            ("Convert", var function) when arguments is [var only] => Converted(function, only),
            _ => null,
        };
    }

    private static Value? OfMath(string function, IReadOnlyList<Value> arguments, NumberType type)
    {
        if (function is "Max" or "Min" && arguments is [var a, var b])
            return Chosen(function == "Max", Numbers.Cast(a, type)!, Numbers.Cast(b, type)!);
        if (function is "Clamp" && arguments is [var value, var least, var most])
            return Chosen(true, Chosen(false, Numbers.Cast(value, type)!, Numbers.Cast(most, type)!), Numbers.Cast(least, type)!);
        if (function is "Abs" && arguments is [var signed])
            return Numbers.Operate("<", signed, new IntegerValue(0)) is BooleanValue { IsTrue: true }
                ? Numbers.Operate("-", new IntegerValue(0), signed) : signed;
        if (function is "Sign" && arguments is [var any])
            return new IntegerValue(Math.Sign(Real(any)));
        if (function is "Pow" && arguments is [var power, var exponent])
            return new RealValue(Math.Pow(Real(power), Real(exponent)));
        if (function is "Round" && arguments is [var number, IntegerValue { Number: >= 0 and <= 15 } digits])
            return new RealValue(Math.Round(Real(number), (int)digits.Number));
        return arguments is [var x] && s_functions.TryGetValue(function, out Func<double, double>? found)
            ? new RealValue(found(Real(x))) : null;
    }

    private static RealValue? Rounded(IReadOnlyList<Value> arguments, string mode)
    {
        int digits = arguments is [_, IntegerValue { Number: >= 0 and <= 15 } given, _] ? (int)given.Number : 0;
        bool fits = Numbers.TypeOf(arguments[0]) is not null && (arguments.Count == 2 || arguments is [_, IntegerValue, _]);
        return fits && Enum.TryParse(mode, out MidpointRounding rounding)
            ? new RealValue(Math.Round(Real(arguments[0]), digits, rounding)) : null;
    }

    private static Value Chosen(bool larger, Value a, Value b) =>
        Numbers.Operate(larger ? ">=" : "<=", a, b) is BooleanValue { IsTrue: true } ? a : b;

    // What Convert makes whole it rounds, a half to the even number.
    private static Value? Converted(string function, Value value) => function switch
    {
        "ToInt32" => Numbers.Cast(value is RealValue real ? new RealValue(Math.Round(real.Number)) : value, NumberType.Int),
        "ToInt64" => Numbers.Cast(value is RealValue real ? new RealValue(Math.Round(real.Number)) : value, NumberType.Long),
        "ToDouble" => Numbers.Cast(value, NumberType.Double),
        "ToSingle" => Numbers.Cast(value, NumberType.Single),
        _ => null,
    };

    private static double Real(Value value) => ((RealValue)Numbers.Cast(value, NumberType.Double)!).Number;
}
