using LrFind.Models.Layers;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;

namespace LrFind.ModelSource.Interpretation;

/// <summary>Arithmetic of tensors of one shape, and with numbers.</summary>
internal sealed class TensorArithmetic(Reader reader)
{
    /// <summary>What an operator gives; <see langword="null"/> where it is not supported.</summary>
    public TensorValue? Operate(string sign, Value left, Value right, SyntaxNode place) => (sign, left, right) switch
    {
        ("+", TensorValue a, TensorValue b) => reader.AddOperation(place, "add", new AddSpec(), a, b),
        ("-", TensorValue a, TensorValue b) => reader.AddOperation(place, "sub", new AddSpec(), a, Scaled(b, -1, 0, place)),
        ("*", TensorValue a, TensorValue b) => reader.AddOperation(place, "mul", new MulSpec(), a, b),
        ("+", TensorValue a, IntegerValue or RealValue) => Scaled(a, 1, Number(right, place), place),
        ("+", IntegerValue or RealValue, TensorValue b) => Scaled(b, 1, Number(left, place), place),
        ("-", TensorValue a, IntegerValue or RealValue) => Scaled(a, 1, -Number(right, place), place),
        ("-", IntegerValue or RealValue, TensorValue b) => Scaled(b, -1, Number(left, place), place),
        ("*", TensorValue a, IntegerValue or RealValue) => Scaled(a, Number(right, place), 0, place),
        ("*", IntegerValue or RealValue, TensorValue b) => Scaled(b, Number(left, place), 0, place),
        ("/", TensorValue a, IntegerValue or RealValue) => Scaled(a, 1 / Number(right, place), 0, place),
        _ => null,
    };

    /// <summary>What a method of a tensor gives; <see langword="null"/> where it is none of these.</summary>
    public TensorValue? Call(string name, TensorValue tensor, List<Argument> arguments, SyntaxNode call)
    {
        if (name is "neg" or "negative" && arguments.Count == 0)
            return Scaled(tensor, -1, 0, call);
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
        : reader.AddOperation(place, "scale", reader.Checked(place, () => new ScaleSpec { Factor = factor, Offset = offset }), tensor);

    private double Number(Value value, SyntaxNode place) => reader.Real(value, place, "the number");
}
