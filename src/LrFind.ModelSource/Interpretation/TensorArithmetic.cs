using LrFind.Models.Layers;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;

namespace LrFind.ModelSource.Interpretation;

/// <summary>Arithmetic of tensors, also with numbers, and functions of each value.</summary>
internal sealed class TensorArithmetic(Reader reader)
{
    /// <summary>What an operator gives; <see langword="null"/> where it is not supported.</summary>
    public TensorValue? Operate(string sign, Value left, Value right, SyntaxNode place) => (sign, Plain(left), Plain(right)) switch
    {
        ("+", TensorValue a, TensorValue b) => Joined("add", new AddSpec(), a, b, place),
        ("-", TensorValue a, TensorValue b) => Joined("sub", new AddSpec(), a, Scaled(b, -1, 0, place), place),
        ("*", TensorValue a, TensorValue b) => Joined("mul", new MulSpec(), a, b, place),
        ("/", TensorValue a, TensorValue b) => Joined("div", new DivSpec(), a, b, place),
        ("+", TensorValue a, IntegerValue or RealValue) => Scaled(a, 1, Number(right, place), place),
        ("+", IntegerValue or RealValue, TensorValue b) => Scaled(b, 1, Number(left, place), place),
        ("-", TensorValue a, IntegerValue or RealValue) => Scaled(a, 1, -Number(right, place), place),
        ("-", IntegerValue or RealValue, TensorValue b) => Scaled(b, -1, Number(left, place), place),
        ("*", TensorValue a, IntegerValue or RealValue) => Scaled(a, Number(right, place), 0, place),
        ("*", IntegerValue or RealValue, TensorValue b) => Scaled(b, Number(left, place), 0, place),
        ("/", TensorValue a, IntegerValue or RealValue) => Scaled(a, 1 / Number(right, place), 0, place),
        ("/", IntegerValue or RealValue, TensorValue b) => Scaled(Power(b, -1, place), Number(left, place), 0, place),
        _ => null,
    };

    /// <summary>What a method of a tensor gives; <see langword="null"/> where it is none of these.</summary>
    public TensorValue? Call(string name, TensorValue tensor, List<Argument> arguments, SyntaxNode call)
    {
        if (name is "neg" or "negative" && arguments.Count == 0)
            return Scaled(tensor, -1, 0, call);
        if (arguments.Count == 0 && FunctionOf(name) is { } function)
            return reader.AddOperation(call, name, function, tensor);
        if (name == "pow" && arguments is [{ Value: var power }] && Plain(power) is IntegerValue or RealValue)
            return Power(tensor, Number(power, call), call);
        if (name is "clamp" or "clip" && arguments is [{ Value: IntegerValue or RealValue } lowest, { Value: IntegerValue or RealValue } highest])
        {
            double minimum = Number(lowest.Value, call);
            double maximum = Number(highest.Value, call);
            return reader.AddOperation(call, name,
                reader.Checked(call, () => new HardtanhSpec { MinVal = minimum, MaxVal = maximum }), tensor);
        }

        string? sign = name switch
        {
            "add" => "+",
            "sub" or "subtract" => "-",
            "mul" or "multiply" => "*",
            "div" or "divide" => "/",
            _ => null,
        };
        if (sign is null || arguments.Count is 0 or > 2)
            return null;
        Value other = arguments[0].Value;
        // The second is multiplied by it first.
        if (arguments.Count == 2)
        {
            if (sign is not ("+" or "-") || arguments[1].Value is not (IntegerValue or RealValue))
                return null;
            other = other is TensorValue scaled ? Scaled(scaled, Number(arguments[1].Value, call), 0, call)
                : Numbers.Operate("*", other, arguments[1].Value) ?? other;
        }

        return Operate(sign, tensor, other, call) ?? throw reader.Error(arguments[0].Syntax, $"'{name}' of {other.Words} is not supported");
    }

    /// <summary>factor · tensor + offset.</summary>
    public TensorValue Scaled(TensorValue tensor, double factor, double offset, SyntaxNode place) => factor == 1 && offset == 0 ? tensor
        : tensor is ConstantValue { IsParameter: false, IsPlaced: false } constant ? constant.With(constant.Sizes, factor, offset)
        : reader.AddOperation(place, "scale", reader.Checked(place, () => new ScaleSpec { Factor = factor, Offset = offset }), tensor);

    private TensorValue Power(TensorValue tensor, double exponent, SyntaxNode place) =>
        reader.AddOperation(place, "pow", reader.Checked(place, () => new PowSpec { Exponent = exponent }), tensor);

    // Rows take tensors that do not depend on them as they are; of two of these the one of fewer sizes gets ones in front.
    private TensorValue Joined(string name, LayerSpec join, TensorValue a, TensorValue b, SyntaxNode place)
    {
        int rank = !a.HasBatch && !b.HasBatch ? Math.Max(Math.Max(Rank(a), Rank(b)), 1) : Rank(a.HasBatch ? a : b);
        TensorValue first = a.HasBatch ? a : reader.Constants.Aligned(a, rank, place);
        TensorValue second = b.HasBatch ? b : reader.Constants.Aligned(b, rank, place);
        return reader.AddOperation(place, name, join, first, second);
    }

    private int Rank(TensorValue tensor) =>
        tensor.HasBatch ? reader.Model.ShapeOf(tensor.Node).Rank : reader.Constants.SizesOf(tensor).Length;

    // A tensor of one number that nothing trains is that number.
    private static Value Plain(Value value) => value is ConstantValue { Number: { } number } ? new RealValue(number) : value;

    private double Number(Value value, SyntaxNode place) => reader.Real(Plain(value), place, "the number");

    private static LayerSpec? FunctionOf(string name) => name switch
    {
        "exp" => new ExpSpec(),
        "log" => new LogSpec(),
        "sqrt" => new SqrtSpec(),
        "abs" or "absolute" => new AbsSpec(),
        "square" => new PowSpec(),
        "reciprocal" => new PowSpec { Exponent = -1 },
        "rsqrt" => new PowSpec { Exponent = -0.5 },
        "sin" => new SinSpec(),
        "cos" => new CosSpec(),
        _ => null,
    };
}
